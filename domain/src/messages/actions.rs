//! Saying how one wishes to hear of things; stopping letters without coming in.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::{Occasion, Pace};
use crate::{
    activity::{self, Entry},
    base::{
        Ctx, Failure, Language, Moment, ParticipantId, Refusal, Stop, database::statement, rows::Rows,
        secret, signed::Signer,
    },
    people::{
        Email,
        attempts::{Door, Try},
    },
};

/// Leaves an e-mail address. A letter asks whether it is right; nothing else is sent to it before somebody says so.
///
/// # Errors
/// [`Refusal::TooManyTries`] where one asked for many letters: nobody's postbox is filled from here.
pub async fn leave_address(ctx: &Ctx, address: &Email, language: Language) -> Result<(), Stop> {
    const SQL: &str = "INSERT INTO mail_addresses (participant_id, reference, address, language, asked_at, letter_due_at) \
         VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (participant_id) DO UPDATE SET \
            reference = excluded.reference, address = excluded.address, language = excluded.language, \
            asked_at = excluded.asked_at, confirmed_at = NULL, letter_due_at = excluded.letter_due_at";
    let me = ctx.actor.person()?.id;
    let _counted = Try::count(&ctx.db, Door::Letter, &me.to_string(), ctx.now).await?;
    let transaction = ctx.db.begin().await?;
    let values =
        [me.into(), secret::random_token().into(), address.as_str().into(), language.into(), ctx.now.into()];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    keep_back(&transaction, me, Occasion::ALL).await?;
    record(&transaction, ctx.now, Some(me), "messages.leave_address").await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes the address away; nothing more is sent to it.
pub async fn forget_address(ctx: &Ctx) -> Result<(), Stop> {
    const SQL: &str = "DELETE FROM mail_addresses WHERE participant_id = $1";
    let me = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    transaction.execute_raw(statement(&transaction, SQL, [me.into()])).await?;
    keep_back(&transaction, me, Occasion::ALL).await?;
    record(&transaction, ctx.now, Some(me), "messages.forget_address").await?;
    transaction.commit().await?;
    Ok(())
}

/// Says how soon one wishes to hear of the occasions. What waits for a letter that is no longer wished is not sent.
pub async fn choose(ctx: &Ctx, paces: &[(Occasion, Pace)]) -> Result<(), Stop> {
    let me = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    store(&transaction, me, paces).await?;
    record(&transaction, ctx.now, Some(me), "messages.choose").await?;
    transaction.commit().await?;
    Ok(())
}

/// Says that an address is right, with the token out of the letter; nobody needs to come in for that.
///
/// # Errors
/// [`Refusal::LinkInvalid`] where the token was never made, [`Refusal::NotFound`] where another address was left since.
pub async fn confirm(ctx: &Ctx, token: &str) -> Result<(), Stop> {
    const SQL: &str = "UPDATE mail_addresses SET confirmed_at = COALESCE(confirmed_at, $2), letter_due_at = NULL \
         WHERE reference = $1";
    let signer = Signer::find(ctx.db.reader()).await?;
    let reference = signer.verify(CONFIRM, token)?;
    let transaction = ctx.db.begin().await?;
    let owner = find_owner(&transaction, reference).await?;
    transaction.execute_raw(statement(&transaction, SQL, [reference.into(), ctx.now.into()])).await?;
    record(&transaction, ctx.now, Some(owner), "messages.confirm").await?;
    transaction.commit().await?;
    Ok(())
}

/// Stops letters of the token's occasion, or all of them. Nobody needs to come in for that; it does nothing else.
///
/// # Errors
/// [`Refusal::LinkInvalid`] where the token was never made.
pub async fn stop(ctx: &Ctx, token: &str, all: bool) -> Result<Occasion, Stop> {
    let (reference, occasion) = read_stop(ctx, token).await?;
    let transaction = ctx.db.begin().await?;
    let owner = find_owner(&transaction, &reference).await?;
    let occasions = if all { Occasion::ALL } else { &[occasion][..] };
    let wished: Vec<(Occasion, Pace)> = list_paces(&transaction, owner).await?;
    let stopped: Vec<_> = wished
        .into_iter()
        .filter(|(occasion, pace)| occasions.contains(occasion) && pace.is_letter())
        .map(|(occasion, _)| (occasion, Pace::Page))
        .collect();
    store(&transaction, owner, &stopped).await?;
    record(&transaction, ctx.now, Some(owner), "messages.stop").await?;
    transaction.commit().await?;
    Ok(occasion)
}

/// What a signed link is for: stopping letters of an occasion, and saying that an address is right.
const STOP: &str = "stop letters";
const CONFIRM: &str = "confirm an address";

/// The reference and the occasion of a token that stops letters, where this house made it.
pub(super) async fn read_stop(ctx: &Ctx, token: &str) -> Result<(String, Occasion), Stop> {
    let signer = Signer::find(ctx.db.reader()).await?;
    let (reference, occasion) = signer.verify(STOP, token)?.split_once('-').ok_or(Refusal::LinkInvalid)?;
    Ok((reference.to_owned(), occasion.parse().map_err(|_| Refusal::LinkInvalid)?))
}

/// The token of the link that stops letters of an occasion.
pub(super) fn stop_token(signer: &Signer, reference: &str, occasion: Occasion) -> Result<String, Failure> {
    signer.sign(STOP, &format!("{reference}-{occasion}"))
}

/// The token of the link that says that an address is right.
pub(super) fn confirmation_token(signer: &Signer, reference: &str) -> Result<String, Failure> {
    signer.sign(CONFIRM, reference)
}

#[derive(FromQueryResult)]
struct Owner {
    participant_id: ParticipantId,
}

async fn find_owner(db: &impl ConnectionTrait, reference: &str) -> Result<ParticipantId, Stop> {
    const SQL: &str = "SELECT participant_id FROM mail_addresses WHERE reference = $1";
    let found = Owner::find_by_statement(statement(db, SQL, [reference.into()])).one(db).await?;
    Ok(found.ok_or(Refusal::NotFound)?.participant_id)
}

#[derive(FromQueryResult)]
struct Chosen {
    occasion: Occasion,
    pace: Pace,
}

/// For every occasion what the person chose, else the usual. One statement.
pub(super) async fn list_paces(
    db: &impl ConnectionTrait,
    who: ParticipantId,
) -> Result<Vec<(Occasion, Pace)>, DbErr> {
    const SQL: &str = "SELECT occasion, pace FROM message_paces WHERE participant_id = $1";
    let chosen = Chosen::find_by_statement(statement(db, SQL, [who.into()])).all(db).await?;
    let pace = |occasion: Occasion| {
        let chosen = chosen.iter().find(|chosen| chosen.occasion == occasion);
        chosen.map_or(occasion.usual(), |chosen| chosen.pace)
    };
    Ok(Occasion::ALL.iter().map(|occasion| (*occasion, pace(*occasion))).collect())
}

async fn store(
    db: &impl ConnectionTrait,
    who: ParticipantId,
    paces: &[(Occasion, Pace)],
) -> Result<(), DbErr> {
    let rows =
        paces.iter().map(|(occasion, pace)| [who.into(), occasion.as_str().into(), pace.as_str().into()]);
    let Some(rows) = Rows::lay_out(rows) else { return Ok(()) };
    let sql = format!(
        "INSERT INTO message_paces (participant_id, occasion, pace) \
         SELECT DISTINCT * FROM (VALUES {}) AS chosen WHERE TRUE \
         ON CONFLICT (participant_id, occasion) DO UPDATE SET pace = excluded.pace",
        rows.places
    );
    db.execute_raw(statement(db, &sql, rows.values)).await?;
    let quiet = paces.iter().filter(|(_, pace)| !pace.is_letter());
    let quiet: Vec<Occasion> = quiet.map(|(occasion, _)| *occasion).collect();
    keep_back(db, who, &quiet).await
}

/// What waits to be sent of these occasions is not sent any more.
async fn keep_back(
    db: &impl ConnectionTrait,
    who: ParticipantId,
    occasions: &[Occasion],
) -> Result<(), DbErr> {
    let Some(places) = Rows::lay_out(occasions.iter().map(|occasion| [occasion.as_str().into()])) else {
        return Ok(());
    };
    let sql = format!(
        "UPDATE messages SET state = 'page', due_at = NULL \
         WHERE occasion IN (VALUES {}) AND participant_id = ${} AND state = 'waiting'",
        places.places,
        places.values.len() + 1
    );
    let values = places.values.into_iter().chain([who.into()]);
    db.execute_raw(statement(db, &sql, values)).await?;
    Ok(())
}

async fn record(
    db: &impl ConnectionTrait,
    at: Moment,
    actor: Option<ParticipantId>,
    deed: &str,
) -> Result<(), DbErr> {
    activity::record(db, Entry { at, deed, actor, board: None, subject: None, detail: None }).await
}
