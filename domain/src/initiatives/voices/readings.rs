//! What stands under an initiative, and whether the reader may add to it.

use super::{Floor, may_comment, may_pledge, may_take_stance};
use crate::{
    base::{Ctx, Cursor, InitiativeId, Language, Page, Refusal, Stop},
    boards::{Moderation, seats::list_capacities},
    comments::{self, Thread},
    initiatives::{
        Agreement, Frame,
        queries::{find_frame, list_voices},
    },
    pledges::{self, Pledge},
    stances::{self, Stance},
};

/// The reader's own stance. Three statements at the most.
pub async fn find_own_stance(ctx: &Ctx, id: InitiativeId) -> Result<(Option<Stance>, Floor), Stop> {
    let frame = find_frame(ctx.db.reader(), id).await?;
    own_stance(ctx, &frame).await
}

/// The reader's own stance and how everybody stands, as they are once a stance was taken. Four statements at the most.
///
/// # Errors
/// [`Refusal::NotFound`] for what is not public.
pub async fn find_own_stance_and_agreement(
    ctx: &Ctx,
    id: InitiativeId,
) -> Result<(Option<Stance>, Floor, Agreement), Stop> {
    let frame = find_frame(ctx.db.reader(), id).await?;
    super::is_public(&frame)?;
    let (stance, floor) = own_stance(ctx, &frame).await?;
    let voices = list_voices(ctx.db.reader(), &[id]).await?.remove(&id).unwrap_or_default();
    Ok((stance, floor, Agreement::of(&frame.rules.constituencies, &voices)))
}

async fn own_stance(ctx: &Ctx, frame: &Frame) -> Result<(Option<Stance>, Floor), Stop> {
    let own = match ctx.actor.id() {
        Some(reader) if frame.is_public => {
            stances::queries::find_own(ctx.db.reader(), frame.id.0, reader).await?
        }
        _ => None,
    };
    Ok((own, floor(ctx, frame, may_take_stance(&ctx.actor, frame, ctx.now)).await?))
}

/// The comments under an initiative. Three statements at the most; none is told of one that is not public.
pub async fn list_comments(
    ctx: &Ctx,
    id: InitiativeId,
    language: Language,
    after: Option<Cursor>,
) -> Result<(Page<Thread>, Floor), Stop> {
    let db = ctx.db.reader();
    let frame = find_frame(db, id).await?;
    let threads = if frame.is_public {
        comments::queries::list_threads(db, id.into(), ctx.actor.id(), language, after).await?
    } else {
        Page { rows: Vec::new(), next: None }
    };
    Ok((threads, floor(ctx, &frame, may_comment(&ctx.actor, &frame, ctx.now)).await?))
}

/// The offers of help for an initiative. Three statements at the most.
pub async fn list_pledges(
    ctx: &Ctx,
    id: InitiativeId,
    language: Language,
    after: Option<Cursor>,
) -> Result<(Page<Pledge>, Floor), Stop> {
    let db = ctx.db.reader();
    let frame = find_frame(db, id).await?;
    let pledges = if frame.is_public {
        pledges::queries::list(db, id.0, ctx.actor.id(), language, after).await?
    } else {
        Page { rows: Vec::new(), next: None }
    };
    Ok((pledges, floor(ctx, &frame, may_pledge(&ctx.actor, &frame, ctx.now)).await?))
}

async fn floor(ctx: &Ctx, frame: &Frame, may: Result<(), Refusal>) -> Result<Floor, Stop> {
    let organisations = match ctx.actor.person() {
        Ok(person) if may.is_ok() => list_capacities(ctx.db.reader(), frame.board, person).await?,
        _ => Vec::new(),
    };
    let is_moderated = frame.rules.moderation == Moderation::Before;
    Ok(Floor { why_not: may.err(), organisations, is_moderated })
}
