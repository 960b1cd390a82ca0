//! The programme, which can be published later than the meeting.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{lock, record};
use crate::{
    base::{Ctx, Failure, MeetingId, Refusal, Stop},
    meetings::{Item, rules, tables::meeting},
};

/// Writes the programme; people read it from when it is published on.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::MeetingCancelled`]; [`Refusal::Missing`] where an empty one is to be published.
pub async fn write_programme(ctx: &Ctx, id: MeetingId, items: &[Item], publish: bool) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = lock(&transaction, id).await?;
    rules::may_keep(&ctx.actor, &frame)?;
    rules::is_changeable(&frame)?;
    if publish && items.is_empty() {
        return Err(Refusal::Missing.into());
    }
    let row = meeting::Entity::find_by_id(frame.number).one(&transaction).await?.ok_or(Refusal::NotFound)?;
    let programme = serde_json::to_string(items).map_err(|error| Failure::Unreadable(error.to_string()))?;
    let published = row.programme_at.filter(|_| publish).or_else(|| publish.then_some(ctx.now));
    let change = meeting::ActiveModel {
        number: Set(frame.number),
        programme: Set(programme),
        programme_at: Set(published),
        ..Default::default()
    };
    meeting::Entity::update(change).exec(&transaction).await?;
    let deed = match (row.programme_at, publish) {
        (None, true) => "meetings.publish_programme",
        (Some(_), true) => "meetings.change_programme",
        (_, false) => "meetings.write_programme",
    };
    record(&transaction, ctx, id, deed).await?;
    transaction.commit().await?;
    Ok(())
}
