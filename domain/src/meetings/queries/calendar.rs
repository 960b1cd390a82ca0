//! What calendar programs fetch.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use super::{
    find_frame_by_number,
    list::{COLUMNS, CardRow, Growing, TABLES},
};
use crate::{
    base::{Ctx, MeetingDateId, Moment, Stop, database::statement},
    meetings::{Appointment, Date, Filter, Span, rules},
};

/// How many days calendars look back.
const BACK_DAYS: i64 = 90;
/// The most dates that a calendar holds.
const MOST: u64 = 1000;

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    card: CardRow,
    date_id: MeetingDateId,
    date_starts: Moment,
    date_ends: Moment,
    link: Option<String>,
    changes: i32,
}

fn select(link: &str) -> String {
    format!(
        "SELECT {COLUMNS}, d.id AS date_id, d.starts_at AS date_starts, d.ends_at AS date_ends, {link} AS link, m.changes \
         FROM meeting_dates d JOIN ({TABLES}) ON m.id = d.meeting_id"
    )
}

async fn read(db: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<Vec<Appointment>, DbErr> {
    let rows = Row::find_by_statement(statement(db, sql, values)).all(db).await?;
    let appointment = |row: Row| Appointment {
        date: Date { id: row.date_id, span: Span { starts: row.date_starts, ends: row.date_ends } },
        card: row.card.into(),
        link: row.link,
        changes: row.changes,
    };
    Ok(rows.into_iter().map(appointment).collect())
}

/// The dates of one public meeting, without its link. Three statements.
///
/// # Errors
/// [`crate::base::Refusal::NotFound`], also for drafts of others.
pub async fn find_appointment(ctx: &Ctx, number: i64) -> Result<Vec<Appointment>, Stop> {
    let db = ctx.db.reader();
    rules::may_read(&ctx.actor, &find_frame_by_number(db, number).await?)?;
    let sql = format!("{} WHERE m.number = $1 ORDER BY d.starts_at", select("NULL"));
    Ok(read(db, &sql, vec![number.into()]).await?)
}

/// The dates of public meetings, from three months ago on, without links. One statement.
pub async fn list_appointments(
    db: &impl ConnectionTrait,
    filter: &Filter,
    now: Moment,
) -> Result<Vec<Appointment>, DbErr> {
    let mut sql = Growing::public(filter);
    sql.keep(|place| format!("d.ends_at >= {place}"), now.plus_days(-BACK_DAYS));
    let text =
        format!("{} WHERE {} ORDER BY d.starts_at, d.id LIMIT {MOST}", select("NULL"), sql.conditions());
    read(db, &text, sql.values).await
}

/// The dates of the meetings at which the person has a seat whose private address this is, with their links. Two
/// statements.
///
/// # Errors
/// [`crate::base::Refusal::NotFound`] where nobody has this address, or not any more.
pub async fn list_own_appointments(
    db: &impl ConnectionTrait,
    token: &str,
    now: Moment,
) -> Result<Vec<Appointment>, Stop> {
    const OWNER: &str = "SELECT c.participant_id FROM meeting_calendars c JOIN participants p ON p.id = c.participant_id \
         WHERE c.token = $1 AND p.suspended_at IS NULL";
    let owner = db.query_one_raw(statement(db, OWNER, [token.into()])).await?;
    owner.ok_or(crate::base::Refusal::NotFound)?;
    let text = format!(
        "{} JOIN meeting_registrations r ON r.meeting_id = m.id AND r.state = 'confirmed' \
         JOIN meeting_calendars c ON c.participant_id = r.participant_id AND c.token = $1 \
         WHERE m.state <> 'draft' AND d.ends_at >= $2 ORDER BY d.starts_at, d.id LIMIT {MOST}",
        select("m.link")
    );
    Ok(read(db, &text, vec![token.into(), now.plus_days(-BACK_DAYS).into()]).await?)
}

#[derive(FromQueryResult)]
struct LinkRow {
    token: String,
}

/// The private address of the actor's calendar, where one was made. One statement.
pub async fn find_calendar_link(ctx: &Ctx) -> Result<Option<String>, Stop> {
    const SQL: &str = "SELECT token FROM meeting_calendars WHERE participant_id = $1";
    let me = ctx.actor.person()?.id;
    let db = ctx.db.reader();
    let row = LinkRow::find_by_statement(statement(db, SQL, [me.into()])).one(db).await?;
    Ok(row.map(|row| row.token))
}
