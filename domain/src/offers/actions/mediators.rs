//! Asking for a mediator, answering, and erasing.

use sea_orm::{ConnectionTrait, Value};

use super::{anonymous, record};
use crate::{
    base::{
        Ctx, Database, Deed, Language, MediatorRequestId, Moment, OfferId, OrganisationId, Refusal, Stop,
        database::statement, failure::is_taken, text::Message,
    },
    offers::{
        mediators::{FEW_WORDS, KEPT_DAYS, WAITING_DAYS},
        queries, rules,
    },
};

/// How many open wishes a person has.
const MOST_OPEN: i64 = 10;

/// Asks that a mediator comes along to a service. The organisations that offer it there read the language and the few
/// words; neither they nor anybody else reads who asks.
///
/// # Errors
/// [`Refusal::NoMediatorHere`] where no organisation offers it; [`Refusal::AlreadyAsked`].
pub async fn ask(
    ctx: &Ctx,
    offer: OfferId,
    language: Language,
    text: Option<(&Message, Language)>,
) -> Result<MediatorRequestId, Stop> {
    const INSERT: &str = "INSERT INTO mediator_requests \
            (id, offer_id, participant_id, language, text, text_language, state, asked_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 'asked', $7)";
    ctx.actor.may(Deed::AskMediator, None)?;
    let person = ctx.actor.person()?.id;
    if text.is_some_and(|(text, _)| crate::base::text::graphemes(text.as_str()) > FEW_WORDS) {
        return Err(Refusal::TooLong { most: FEW_WORDS }.into());
    }
    let transaction = ctx.db.begin().await?;
    let frame = queries::find_frame(&transaction, offer).await?;
    if !rules::is_public(frame.withdrawn_at, frame.valid_until, ctx.now) {
        return Err(Refusal::NotFound.into());
    }
    if queries::count_mediating(&transaction, offer, ctx.now).await? == 0 {
        return Err(Refusal::NoMediatorHere.into());
    }
    if queries::count_open_requests(&transaction, person).await? >= MOST_OPEN {
        return Err(Refusal::TooManyRequests.into());
    }
    let id = MediatorRequestId::new();
    let values = [
        id.into(),
        offer.into(),
        person.into(),
        language.into(),
        text.map(|(text, _)| text.as_str().to_owned()).into(),
        text.map_or(language, |(_, language)| language).into(),
        ctx.now.into(),
    ];
    let inserted = transaction.execute_raw(statement(&transaction, INSERT, values)).await;
    inserted
        .map_err(|error| if is_taken(&error) { Refusal::AlreadyAsked.into() } else { Stop::from(error) })?;
    // Who asked for a mediator is nobody's business: the trace does not say it.
    record(&transaction, &anonymous(ctx), "offers.ask_mediator", offer, None).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Takes one's own wish back; it is erased at once.
pub async fn take_back(ctx: &Ctx, request: MediatorRequestId) -> Result<(), Stop> {
    const SQL: &str = "DELETE FROM mediator_requests WHERE id = $1 AND participant_id = $2";
    ctx.actor.may(Deed::AskMediator, None)?;
    let person = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    let frame = queries::find_request(&transaction, request).await?;
    let erased =
        transaction.execute_raw(statement(&transaction, SQL, [request.into(), person.into()])).await?;
    if erased.rows_affected() == 0 {
        return Err(Refusal::NotFound.into());
    }
    record(&transaction, &anonymous(ctx), "offers.take_back_request", frame.offer_id, None).await?;
    transaction.commit().await?;
    Ok(())
}

/// Answers a wish for one's organisation: when and where a mediator comes, or how to agree on it.
///
/// # Errors
/// [`Refusal::RequestTaken`] where another organisation was first.
pub async fn take(
    ctx: &Ctx,
    request: MediatorRequestId,
    organisation: OrganisationId,
    reply: &Message,
    language: Language,
) -> Result<(), Stop> {
    const SQL: &str = "UPDATE mediator_requests SET state = 'taken', organisation_id = $2, reply = $3, reply_language = $4 \
         WHERE id = $1 AND state = 'asked'";
    ctx.actor.may(Deed::Represent, None)?;
    let transaction = ctx.db.begin().await?;
    let frame = queries::find_request(&transaction, request).await?;
    if !rules::is_member(&ctx.actor, organisation)
        || !queries::is_mediating(&transaction, frame.offer_id, organisation, ctx.now).await?
    {
        return Err(Refusal::NotFound.into());
    }
    rules::may_take(frame.state)?;
    let values = [request.into(), organisation.into(), reply.as_str().into(), language.into()];
    let taken = transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    if taken.rows_affected() == 0 {
        return Err(Refusal::RequestTaken.into());
    }
    record(&transaction, ctx, "offers.take_request", frame.offer_id, Some(organisation.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

/// Gives a wish back that one's organisation cannot fulfil after all; others may answer it.
pub async fn give_back(ctx: &Ctx, request: MediatorRequestId) -> Result<(), Stop> {
    const SQL: &str = "UPDATE mediator_requests \
         SET state = 'asked', organisation_id = NULL, reply = NULL, reply_language = NULL \
         WHERE id = $1 AND state = 'taken'";
    answered(ctx, request, (SQL, vec![request.into()]), "offers.give_back_request").await
}

/// Says that it is done. Thirty days later nothing is left of the wish.
pub async fn settle(ctx: &Ctx, request: MediatorRequestId) -> Result<(), Stop> {
    const SQL: &str =
        "UPDATE mediator_requests SET state = 'settled', settled_at = $2 WHERE id = $1 AND state = 'taken'";
    answered(ctx, request, (SQL, vec![request.into(), ctx.now.into()]), "offers.settle_request").await
}

/// A step that the organisation takes that has answered.
async fn answered(
    ctx: &Ctx,
    request: MediatorRequestId,
    (sql, values): (&str, Vec<Value>),
    deed: &str,
) -> Result<(), Stop> {
    ctx.actor.may(Deed::Represent, None)?;
    let transaction = ctx.db.begin().await?;
    let frame = queries::find_request(&transaction, request).await?;
    let ours = frame.organisation_id.is_some_and(|answered| rules::is_member(&ctx.actor, answered));
    if !ours {
        return Err(Refusal::NotFound.into());
    }
    let done = transaction.execute_raw(statement(&transaction, sql, values)).await?;
    if done.rows_affected() == 0 {
        return Err(Refusal::WrongState.into());
    }
    record(&transaction, ctx, deed, frame.offer_id, None).await?;
    transaction.commit().await?;
    Ok(())
}

/// Erases what was settled thirty days ago, wishes to which nobody ever answered, and notes that were looked at.
pub async fn erase_due(db: &Database, now: Moment) -> Result<(), Stop> {
    const REQUESTS: &str =
        "DELETE FROM mediator_requests WHERE settled_at <= $1 OR (state = 'asked' AND asked_at <= $2)";
    const NOTES: &str = "DELETE FROM offer_notes WHERE settled_at <= $1";
    let settled = now.plus_days(-KEPT_DAYS);
    let unanswered = now.plus_days(-WAITING_DAYS);
    let writer = db.writer();
    writer.execute_raw(statement(writer, REQUESTS, [settled.into(), unanswered.into()])).await?;
    writer.execute_raw(statement(writer, NOTES, [settled.into()])).await?;
    Ok(())
}
