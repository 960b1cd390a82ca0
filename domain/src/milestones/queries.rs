//! Readings of milestones.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{Milestone, rules, tables::milestone};
use crate::{
    base::{Ctx, InitiativeId, Stop},
    initiatives::{Frame, queries::find_frame},
};

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

/// The initiative with its milestones, for an officer who reports. Two statements.
///
/// # Errors
/// [`crate::base::Refusal::NotAllowed`] for people who are no officers of its territory,
/// [`crate::base::Refusal::WrongState`] before the adoption.
pub async fn find_report(ctx: &Ctx, initiative: InitiativeId) -> Result<(Frame, Vec<Milestone>), Stop> {
    let frame = find_frame(ctx.db.reader(), initiative).await?;
    rules::may_report(&ctx.actor, &frame)?;
    Ok((frame, list(ctx.db.reader(), initiative).await?))
}
