//! Readings of milestones.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{Milestone, tables::milestone};
use crate::base::InitiativeId;

/// The milestones of an initiative, by day. One statement.
pub async fn list(db: &impl ConnectionTrait, initiative: InitiativeId) -> Result<Vec<Milestone>, DbErr> {
    let rows = milestone::Entity::find()
        .filter(milestone::Column::InitiativeId.eq(initiative))
        .order_by_asc(milestone::Column::OnDay)
        .order_by_asc(milestone::Column::Id)
        .all(db)
        .await?;
    let milestone = |row: milestone::Model| Milestone {
        id: row.id,
        on: row.on_day,
        title: row.title,
        text: row.text,
        language: row.language,
        is_done: row.done,
    };
    Ok(rows.into_iter().map(milestone).collect())
}
