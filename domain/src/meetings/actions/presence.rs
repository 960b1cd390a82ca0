//! Who was there: by the code that is shown in the room, or by the organisers' list.

use sea_orm::{ConnectionTrait, FromQueryResult, Value};

use super::{lock, record, registering::find_own};
use crate::{
    base::{Ctx, MeetingDateId, MeetingId, Moment, Refusal, RegistrationId, Stop, database::statement},
    meetings::{Standing, rules},
    people::{
        Code,
        attempts::{Door, Try},
        code::Kind,
    },
};

#[derive(FromQueryResult)]
struct DateRow {
    id: MeetingDateId,
    meeting_id: MeetingId,
    starts_at: Moment,
    ends_at: Moment,
    number: i64,
}

/// Notes the person as present at the date whose code is shown in the room; tells the number of the meeting. Entering
/// it again changes nothing.
///
/// # Errors
/// [`Refusal::CodeMistyped`], [`Refusal::CodeUnknown`], [`Refusal::CodeExpired`] outside the hours of the date,
/// [`Refusal::NotRegistered`] for people without a seat, [`Refusal::TooManyTries`].
pub async fn enter_code(ctx: &Ctx, typed: &str) -> Result<i64, Stop> {
    const DATE: &str = "SELECT d.id, d.meeting_id, d.starts_at, d.ends_at, m.number \
         FROM meeting_dates d JOIN meetings m ON m.id = d.meeting_id \
         WHERE d.code = $1 AND m.state = 'published' AND d.ends_at >= $2 ORDER BY d.starts_at LIMIT 1";
    let me = ctx.actor.person()?.id;
    let code = Code::parse(typed)?;
    if code.kind() != Kind::Room {
        return Err(Refusal::CodeUnknown.into());
    }
    let attempt = Try::count(&ctx.db, Door::RoomByPerson, &me.to_string(), ctx.now).await?;
    let transaction = ctx.db.begin().await?;
    let values = [code.as_str().into(), ctx.now.into()];
    let date = DateRow::find_by_statement(statement(&transaction, DATE, values)).one(&transaction).await?;
    let date = date.ok_or(Refusal::CodeUnknown)?;
    rules::is_code_valid(date.starts_at, date.ends_at, ctx.now)?;
    let own = find_own(&transaction, date.meeting_id, me).await?;
    let own = own.filter(|own| own.state == Standing::Confirmed).ok_or(Refusal::NotRegistered)?;
    if write(&transaction, date.id, date.meeting_id, &[own.id], "code", ctx.now).await? > 0 {
        record(&transaction, ctx, date.meeting_id, "meetings.enter_code").await?;
    }
    transaction.commit().await?;
    attempt.give_back(&ctx.db).await?;
    Ok(date.number)
}

/// Notes who of those on a list was present at a date. Whoever is not on the list stays as she was.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::MeetingNotOver`] before the date begins.
pub async fn note_presence(
    ctx: &Ctx,
    date: MeetingDateId,
    listed: &[RegistrationId],
    present: &[RegistrationId],
) -> Result<(), Stop> {
    const DATE: &str = "SELECT d.id, d.meeting_id, d.starts_at, d.ends_at, m.number \
         FROM meeting_dates d JOIN meetings m ON m.id = d.meeting_id WHERE d.id = $1";
    let transaction = ctx.db.begin().await?;
    let found =
        DateRow::find_by_statement(statement(&transaction, DATE, [date.into()])).one(&transaction).await?;
    let found = found.ok_or(Refusal::NotFound)?;
    let frame = lock(&transaction, found.meeting_id).await?;
    rules::may_keep(&ctx.actor, &frame)?;
    rules::is_changeable(&frame)?;
    if rules::is_code_valid(found.starts_at, Moment(i64::MAX), ctx.now).is_err() {
        return Err(Refusal::MeetingNotOver.into());
    }
    let absent: Vec<RegistrationId> = listed.iter().filter(|id| !present.contains(id)).copied().collect();
    if !absent.is_empty() {
        let sql = format!(
            "DELETE FROM meeting_presences WHERE date_id = $1 AND registration_id IN ({})",
            places(2, absent.len())
        );
        let values = std::iter::once(Value::from(date)).chain(absent.iter().map(|id| Value::from(*id)));
        transaction.execute_raw(statement(&transaction, &sql, values)).await?;
    }
    write(&transaction, date, frame.id, present, "list", ctx.now).await?;
    record(&transaction, ctx, frame.id, "meetings.note_presence").await?;
    transaction.commit().await?;
    Ok(())
}

/// Notes those of them as present who have a seat at the meeting. One statement.
async fn write(
    db: &impl ConnectionTrait,
    date: MeetingDateId,
    meeting: MeetingId,
    present: &[RegistrationId],
    by: &str,
    now: Moment,
) -> Result<u64, Stop> {
    if present.is_empty() {
        return Ok(0);
    }
    let sql = format!(
        "INSERT INTO meeting_presences (date_id, registration_id, noted_at, noted_by) \
         SELECT $1, r.id, $2, $3 FROM meeting_registrations r \
         WHERE r.meeting_id = $4 AND r.state = 'confirmed' AND r.id IN ({}) \
         ON CONFLICT (date_id, registration_id) DO NOTHING",
        places(5, present.len())
    );
    let fixed: [Value; 4] = [date.into(), now.into(), by.into(), meeting.into()];
    let values = fixed.into_iter().chain(present.iter().map(|id| Value::from(*id)));
    Ok(db.execute_raw(statement(db, &sql, values)).await?.rows_affected())
}

fn places(from: usize, many: usize) -> String {
    let places: Vec<String> = (from..from + many).map(|place| format!("${place}")).collect();
    places.join(", ")
}
