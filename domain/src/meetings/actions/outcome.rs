//! What came of a meeting.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use super::{lock, record};
use crate::{
    base::{
        Ctx, Failure, InitiativeId, Language, MeetingId, Refusal, Stop,
        database::statement,
        text::{Body, Label},
    },
    initiatives,
    meetings::{Frame, State, rules, tables::meeting},
};

/// Writes the summary or minutes and what was decided, for everybody to read.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::MeetingNotOver`] before the first date begins; [`Refusal::WrongState`] for a
/// draft.
pub async fn write_outcome(
    ctx: &Ctx,
    id: MeetingId,
    text: &Body,
    language: Language,
    decisions: &[Label],
) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = lock(&transaction, id).await?;
    may_tell(ctx, &frame)?;
    let decisions =
        serde_json::to_string(decisions).map_err(|error| Failure::Unreadable(error.to_string()))?;
    let change = meeting::ActiveModel {
        number: Set(frame.number),
        outcome: Set(Some(text.as_str().to_owned())),
        outcome_language: Set(Some(language)),
        decisions: Set(decisions),
        outcome_at: Set(Some(ctx.now)),
        ..Default::default()
    };
    meeting::Entity::update(change).exec(&transaction).await?;
    record(&transaction, ctx, id, "meetings.write_outcome").await?;
    transaction.commit().await?;
    Ok(())
}

/// Says that a public initiative was born in the meeting; an initiative has one origin.
///
/// # Errors
/// [`Refusal::NotFound`] where there is no such public initiative, [`Refusal::AlreadyExists`] where another meeting is
/// named as its origin.
pub async fn name_origin(ctx: &Ctx, id: MeetingId, initiative: InitiativeId) -> Result<(), Stop> {
    const SQL: &str = "INSERT INTO meeting_initiatives (initiative_id, meeting_id, named_by, named_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (initiative_id) DO NOTHING";
    let transaction = ctx.db.begin().await?;
    let frame = lock(&transaction, id).await?;
    may_tell(ctx, &frame)?;
    let born = initiatives::queries::find_frame(&transaction, initiative).await?;
    if !born.state.is_public() {
        return Err(Refusal::NotFound.into());
    }
    let values = [initiative.into(), id.into(), ctx.actor.id().map(|actor| actor.0).into(), ctx.now.into()];
    if transaction.execute_raw(statement(&transaction, SQL, values)).await?.rows_affected() == 0 {
        return Err(Refusal::AlreadyExists.into());
    }
    record(&transaction, ctx, id, "meetings.name_origin").await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes back that an initiative was born in the meeting.
///
/// # Errors
/// [`Refusal::NotFound`] where that was never said.
pub async fn forget_origin(ctx: &Ctx, id: MeetingId, initiative: InitiativeId) -> Result<(), Stop> {
    const SQL: &str = "DELETE FROM meeting_initiatives WHERE initiative_id = $1 AND meeting_id = $2";
    let transaction = ctx.db.begin().await?;
    let frame = lock(&transaction, id).await?;
    may_tell(ctx, &frame)?;
    let values = [initiative.into(), id.into()];
    if transaction.execute_raw(statement(&transaction, SQL, values)).await?.rows_affected() == 0 {
        return Err(Refusal::NotFound.into());
    }
    record(&transaction, ctx, id, "meetings.forget_origin").await?;
    transaction.commit().await?;
    Ok(())
}

fn may_tell(ctx: &Ctx, meeting: &Frame) -> Result<(), Refusal> {
    rules::may_keep(&ctx.actor, meeting)?;
    match meeting.state {
        State::Draft => Err(Refusal::WrongState),
        State::Cancelled => Err(Refusal::MeetingCancelled),
        State::Published if ctx.now < meeting.starts => Err(Refusal::MeetingNotOver),
        State::Published => Ok(()),
    }
}
