//! The history of the database's shape. Frozen once released, imports nothing of ours, portable SQL.

use sea_orm_migration::prelude::*;

mod call_meetings;
mod choose_how_to_vote;
mod close_the_roll;
mod describe_offers;
mod fold_pseudonyms;
mod keep_files;
mod keep_the_record;
mod lay_the_table;
mod let_versions_wait;
mod map_meetings;
mod name_the_currency;
mod portable;
mod run_procedures;
mod seat_tables;
mod send_messages;
mod tell_news;

/// All migrations in their order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(lay_the_table::Migration),
            Box::new(name_the_currency::Migration),
            Box::new(let_versions_wait::Migration),
            Box::new(fold_pseudonyms::Migration),
            Box::new(choose_how_to_vote::Migration),
            Box::new(keep_the_record::Migration),
            Box::new(keep_files::Migration),
            Box::new(call_meetings::Migration),
            Box::new(seat_tables::Migration),
            Box::new(run_procedures::Migration),
            Box::new(describe_offers::Migration),
            Box::new(tell_news::Migration),
            Box::new(send_messages::Migration),
            Box::new(close_the_roll::Migration),
            Box::new(map_meetings::Migration),
        ]
    }
}
