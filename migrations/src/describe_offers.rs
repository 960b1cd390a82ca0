//! Services of organisations, what readers say is wrong with them, and wishes for a mediator.

use sea_orm_migration::prelude::*;

use crate::portable;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m2026_11_28_000016_describe_offers"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // SQLite migrates outside a transaction unless told otherwise.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        portable::run(manager, include_str!("describe_offers.sql")).await
    }
}
