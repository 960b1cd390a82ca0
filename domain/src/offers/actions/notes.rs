//! What readers say is wrong.

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{anonymous, record};
use crate::{
    base::{
        Ctx, Deed, Language, Moment, OfferId, OfferNoteId, Refusal, Stop, database::statement,
        failure::is_taken, moment::MINUTE, text::Message,
    },
    offers::{Flaw, queries, rules},
};

/// How many notes a person writes in a day.
const MOST_A_DAY: i64 = 10;

/// Says what is wrong with a public service; once per person until it is looked at.
///
/// # Errors
/// [`Refusal::AlreadyNoted`], [`Refusal::TooManyTries`].
pub async fn report(
    ctx: &Ctx,
    offer: OfferId,
    flaw: Flaw,
    text: Option<&Message>,
    language: Language,
) -> Result<(), Stop> {
    const INSERT: &str = "INSERT INTO offer_notes (id, offer_id, participant_id, flaw, text, language, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    const COUNT: &str = "UPDATE offers SET notes = notes + 1 WHERE id = $1";
    ctx.actor.may(Deed::Report, None)?;
    let person = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    let frame = queries::find_frame(&transaction, offer).await?;
    if !rules::is_public(frame.withdrawn_at, frame.valid_until, ctx.now) {
        return Err(Refusal::NotFound.into());
    }
    check_pace(&transaction, person, ctx.now).await?;
    let values = [
        OfferNoteId::new().into(),
        offer.into(),
        person.into(),
        flaw.into(),
        text.map(|text| text.as_str().to_owned()).into(),
        language.into(),
        ctx.now.into(),
    ];
    let inserted = transaction.execute_raw(statement(&transaction, INSERT, values)).await;
    inserted.map_err(
        |error| {
            if is_taken(&error) { Refusal::AlreadyNoted.into() } else { Stop::from(error) }
        },
    )?;
    transaction.execute_raw(statement(&transaction, COUNT, [offer.into()])).await?;
    // The organisation is not to find out who wrote, nor is whoever reads the trace.
    record(&transaction, &anonymous(ctx), "offers.report", offer, Some(flaw.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Pace {
    written: i64,
    first: Option<Moment>,
}

async fn check_pace(
    db: &impl ConnectionTrait,
    person: crate::base::ParticipantId,
    now: Moment,
) -> Result<(), Stop> {
    const SQL: &str = "SELECT COUNT(*) AS written, MIN(created_at) AS first FROM offer_notes \
         WHERE participant_id = $1 AND created_at > $2";
    let since = now.plus_days(-1);
    let pace = Pace::find_by_statement(statement(db, SQL, [person.into(), since.into()])).one(db).await?;
    let Some(Pace { written: MOST_A_DAY.., first: Some(first) }) = pace else { return Ok(()) };
    let minutes = u32::try_from((first.0 - since.0) / MINUTE).unwrap_or(1).max(1);
    Err(Refusal::TooManyTries { minutes }.into())
}

#[derive(FromQueryResult)]
struct Noted {
    offer_id: OfferId,
}

/// Says that a note was looked at. Settling it again changes nothing.
pub async fn settle_note(ctx: &Ctx, note: OfferNoteId) -> Result<(), Stop> {
    const FIND: &str = "SELECT offer_id FROM offer_notes WHERE id = $1";
    const SETTLE: &str = "UPDATE offer_notes SET settled_at = $2 WHERE id = $1 AND settled_at IS NULL";
    const COUNT: &str = "UPDATE offers SET notes = notes - 1 WHERE id = $1";
    let transaction = ctx.db.begin().await?;
    // Whoever may not act for anybody is not told whether there is such a note.
    ctx.actor.person()?;
    let noted =
        Noted::find_by_statement(statement(&transaction, FIND, [note.into()])).one(&transaction).await?;
    let offer = noted.ok_or(Refusal::NotFound)?.offer_id;
    let frame = queries::find_frame(&transaction, offer).await?;
    rules::may_keep(&ctx.actor, frame.organisation_id, frame.scope())?;
    let settled =
        transaction.execute_raw(statement(&transaction, SETTLE, [note.into(), ctx.now.into()])).await?;
    if settled.rows_affected() == 1 {
        transaction.execute_raw(statement(&transaction, COUNT, [offer.into()])).await?;
        record(&transaction, ctx, "offers.settle_note", offer, None).await?;
    }
    transaction.commit().await?;
    Ok(())
}
