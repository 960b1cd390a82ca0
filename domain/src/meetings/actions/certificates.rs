//! Certificates of attendance.

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{
    lock,
    registering::{find_by_id, find_own, note},
};
use crate::{
    base::{Ctx, MeetingId, Refusal, RegistrationId, Stop, database::statement},
    meetings::rules,
    people::{Code, code::Kind},
};

/// Makes out the certificate of the person who asks, or changes whether her pseudonym stands on it. Gives back its code.
///
/// # Errors
/// [`Refusal::NotPresent`] for people who were at no date.
pub async fn certify(ctx: &Ctx, meeting: MeetingId, with_pseudonym: bool) -> Result<String, Stop> {
    let person = ctx.actor.person()?;
    let transaction = ctx.db.begin().await?;
    let own = find_own(&transaction, meeting, person.id).await?.ok_or(Refusal::NotPresent)?;
    let pseudonym = with_pseudonym.then(|| person.pseudonym.clone());
    let code = write(&transaction, ctx, own.id, pseudonym).await?;
    note(&transaction, ctx, meeting, "meetings.certify", own.id).await?;
    transaction.commit().await?;
    Ok(code)
}

/// Makes out the certificate of somebody without an account, for the organiser who prints it.
///
/// # Errors
/// [`Refusal::NotAllowed`] also for the certificates of people with an account: those are theirs.
pub async fn certify_for(ctx: &Ctx, id: RegistrationId) -> Result<String, Stop> {
    let transaction = ctx.db.begin().await?;
    let row = find_by_id(&transaction, id).await?;
    let frame = lock(&transaction, row.meeting_id).await?;
    rules::may_keep(&ctx.actor, &frame)?;
    if row.participant_id.is_some() {
        return Err(Refusal::NotAllowed.into());
    }
    let code = write(&transaction, ctx, id, None).await?;
    note(&transaction, ctx, frame.id, "meetings.certify", id).await?;
    transaction.commit().await?;
    Ok(code)
}

#[derive(FromQueryResult)]
struct Made {
    code: String,
}

/// One code for each registration, however often it is asked for. Two statements.
async fn write(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: RegistrationId,
    pseudonym: Option<String>,
) -> Result<String, Stop> {
    const PRESENT: &str = "SELECT 1 FROM meeting_presences WHERE registration_id = $1 LIMIT 1";
    const SQL: &str = "INSERT INTO meeting_certificates (code, registration_id, pseudonym, issued_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (registration_id) DO UPDATE SET pseudonym = excluded.pseudonym \
         RETURNING code";
    if db.query_one_raw(statement(db, PRESENT, [id.into()])).await?.is_none() {
        return Err(Refusal::NotPresent.into());
    }
    let code = Code::random(Kind::Certificate);
    let values = [code.as_str().into(), id.into(), pseudonym.into(), ctx.now.into()];
    let made = Made::find_by_statement(statement(db, SQL, values)).one(db).await?;
    Ok(made.map_or_else(|| code.as_str().to_owned(), |made| made.code))
}
