//! Boards say whether those who join while voting lasts may vote; accounts know since when their constituency stands.

use sea_orm_migration::prelude::*;

use crate::portable;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m2026_11_28_000019_close_the_roll"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // SQLite migrates outside a transaction unless told otherwise.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        portable::run(manager, include_str!("close_the_roll.sql")).await
    }
}
