//! Publishing a meeting and calling it off; throwing a draft away.

use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait};

use super::{lock, record};
use crate::{
    attachments,
    base::{Ctx, MeetingId, Refusal, Stop, database::statement, text::Reasons},
    meetings::{State, rules, tables::meeting},
};

/// Publishes a draft: everybody reads it, and people can register.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::WrongState`] where it is no draft.
pub async fn publish(ctx: &Ctx, id: MeetingId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    rules::may_keep(&ctx.actor, &lock(&transaction, id).await?)?;
    publish_within(&transaction, ctx, id).await?;
    transaction.commit().await?;
    Ok(())
}

/// The same within the transaction of another deed, whose own rule says who may.
///
/// # Errors
/// [`Refusal::WrongState`] where it is no draft.
pub async fn publish_within(transaction: &DatabaseTransaction, ctx: &Ctx, id: MeetingId) -> Result<(), Stop> {
    let frame = lock(transaction, id).await?;
    if frame.state != State::Draft {
        return Err(Refusal::WrongState.into());
    }
    let change = meeting::ActiveModel {
        number: Set(frame.number),
        state: Set(State::Published),
        published_at: Set(Some(ctx.now)),
        ..Default::default()
    };
    meeting::Entity::update(change).exec(transaction).await?;
    record(transaction, ctx, id, "meetings.publish").await?;
    Ok(())
}

/// Calls a meeting off, with a reason that everybody reads.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::WrongState`] for a draft, [`Refusal::MeetingCancelled`] the second time.
pub async fn cancel(ctx: &Ctx, id: MeetingId, reason: &Reasons) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    rules::may_keep(&ctx.actor, &lock(&transaction, id).await?)?;
    cancel_within(&transaction, ctx, id, reason).await?;
    transaction.commit().await?;
    Ok(())
}

/// The same within the transaction of another deed, whose own rule says who may.
///
/// # Errors
/// As [`cancel`].
pub async fn cancel_within(
    transaction: &DatabaseTransaction,
    ctx: &Ctx,
    id: MeetingId,
    reason: &Reasons,
) -> Result<(), Stop> {
    let frame = lock(transaction, id).await?;
    rules::is_changeable(&frame)?;
    if frame.state != State::Published {
        return Err(Refusal::WrongState.into());
    }
    let row = meeting::Entity::find_by_id(frame.number).one(transaction).await?.ok_or(Refusal::NotFound)?;
    let change = meeting::ActiveModel {
        number: Set(frame.number),
        state: Set(State::Cancelled),
        state_reason: Set(Some(reason.as_str().to_owned())),
        changes: Set(row.changes + 1),
        ..Default::default()
    };
    meeting::Entity::update(change).exec(transaction).await?;
    record(transaction, ctx, id, "meetings.cancel").await?;
    Ok(())
}

/// Throws a draft away, with its dates and its files. Nobody else ever read it; what is published is called off.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::WrongState`] where it is no draft.
pub async fn discard(ctx: &Ctx, id: MeetingId) -> Result<(), Stop> {
    // What hangs on a draft: nobody is on its list, and nothing came of it.
    const PARTS: [&str; 5] = [
        "DELETE FROM meeting_dates WHERE meeting_id = $1",
        "DELETE FROM meeting_organisers WHERE meeting_id = $1",
        "DELETE FROM meeting_languages WHERE meeting_id = $1",
        "DELETE FROM meeting_quotas WHERE meeting_id = $1",
        "DELETE FROM meetings WHERE id = $1",
    ];
    let transaction = ctx.db.begin().await?;
    rules::may_discard(&ctx.actor, &lock(&transaction, id).await?)?;
    attachments::actions::remove_all(&transaction, id.into()).await?;
    for sql in PARTS {
        transaction.execute_raw(statement(&transaction, sql, [id.into()])).await?;
    }
    record(&transaction, ctx, id, "meetings.discard").await?;
    transaction.commit().await?;
    Ok(())
}
