//! Appeals that wait for a second person.

use crate::{
    base::{Ctx, Cursor, Page, Stop},
    desk::Appealed,
    moderation,
};

/// The open appeals of the moderator's territories, oldest first. One statement.
///
/// # Errors
/// [`crate::base::Refusal::NotAllowed`] for people who moderate nowhere.
pub async fn list_appeals(ctx: &Ctx, after: Option<Cursor>) -> Result<Page<Appealed>, Stop> {
    let territories = super::may_read_desk(&ctx.actor)?;
    let open = moderation::queries::list_open_appeals(ctx.db.reader(), territories.as_deref(), after).await?;
    let viewer = ctx.actor.id();
    Ok(open.map(|open| Appealed {
        is_own_decision: viewer == Some(open.decided_by),
        is_own_text: viewer == Some(open.appellant),
        decision: open.decision,
        place: open.place,
    }))
}
