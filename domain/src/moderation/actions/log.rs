//! The log of decisions, to which lines are only added.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use crate::moderation::tables::decision;

/// Appends a decision. The database refuses one without a reason, and any later change.
pub(crate) async fn append(db: &impl ConnectionTrait, row: decision::Model) -> Result<(), DbErr> {
    decision::Entity::insert(decision::ActiveModel::from(row)).exec_without_returning(db).await?;
    Ok(())
}
