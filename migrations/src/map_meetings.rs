//! Meetings say where on the earth their place lies.

use sea_orm_migration::prelude::*;

use crate::portable;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m2026_11_28_000020_map_meetings"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // SQLite migrates outside a transaction unless told otherwise.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        portable::run(manager, include_str!("map_meetings.sql")).await
    }
}
