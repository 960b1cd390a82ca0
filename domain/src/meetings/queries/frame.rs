//! The meeting as far as rules need it.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use std::collections::BTreeMap;

use crate::{
    base::{
        Language, MeetingId, Moment, OrganisationId, Refusal, Scope, Stop, TerritoryId, database::statement,
        rows::Rows,
    },
    meetings::{Entry, Frame, Kind, State},
};

#[derive(FromQueryResult)]
struct Row {
    id: MeetingId,
    number: i64,
    kind: Kind,
    state: State,
    title: String,
    language: Language,
    territory_id: TerritoryId,
    within: Option<TerritoryId>,
    starts_at: Moment,
    last_starts: Moment,
    ends_at: Moment,
    entry: Entry,
    capacity: Option<i32>,
    companions: i32,
    closes_at: Option<Moment>,
}

const FRAME: &str = "SELECT m.id, m.number, m.kind, m.state, m.title, m.language, m.territory_id, t.within, m.starts_at, \
        (SELECT MAX(d.starts_at) FROM meeting_dates d WHERE d.meeting_id = m.id) AS last_starts, \
        m.ends_at, m.entry, m.capacity, m.companions, m.closes_at \
     FROM meetings m JOIN territories t ON t.id = m.territory_id";

/// The meeting with this id. Two statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_frame(db: &impl ConnectionTrait, id: MeetingId) -> Result<Frame, Stop> {
    find(db, "m.id", id.into()).await
}

/// The meeting with this number. Two statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_frame_by_number(db: &impl ConnectionTrait, number: i64) -> Result<Frame, Stop> {
    find(db, "m.number", number.into()).await
}

async fn find(db: &impl ConnectionTrait, column: &str, value: Value) -> Result<Frame, Stop> {
    let sql = format!("{FRAME} WHERE {column} = $1");
    let row = Row::find_by_statement(statement(db, &sql, [value])).one(db).await?.ok_or(Refusal::NotFound)?;
    let organisers = list_organisers(db, row.id).await?.into_iter().map(|(id, _)| id).collect();
    Ok(Frame {
        id: row.id,
        number: row.number,
        kind: row.kind,
        state: row.state,
        title: row.title,
        language: row.language,
        territory: Scope { territory: row.territory_id, within: row.within },
        organisers,
        starts: row.starts_at,
        last_starts: row.last_starts,
        ends: row.ends_at,
        entry: row.entry,
        capacity: row.capacity.and_then(|seats| u32::try_from(seats).ok()),
        companions: u16::try_from(row.companions).unwrap_or_default(),
        closes: row.closes_at,
    })
}

#[derive(FromQueryResult)]
struct Numbered {
    id: MeetingId,
    number: i64,
}

/// The meetings with these numbers. One statement, none where nothing is asked.
pub async fn list_ids(db: &impl ConnectionTrait, numbers: &[i64]) -> Result<BTreeMap<i64, MeetingId>, DbErr> {
    let Some(Rows { places, values }) = Rows::lay_out(numbers.iter().map(|number| [(*number).into()])) else {
        return Ok(BTreeMap::new());
    };
    let sql = format!("SELECT id, number FROM meetings WHERE number IN (VALUES {places})");
    let rows = Numbered::find_by_statement(statement(db, &sql, values)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.number, row.id)).collect())
}

#[derive(FromQueryResult)]
struct Organiser {
    id: OrganisationId,
    name: String,
}

/// Who holds the meeting: id and name, in order. One statement.
pub async fn list_organisers(
    db: &impl ConnectionTrait,
    id: MeetingId,
) -> Result<Vec<(OrganisationId, String)>, DbErr> {
    const SQL: &str = "SELECT o.id, o.name FROM meeting_organisers r JOIN organisations o ON o.id = r.organisation_id \
         WHERE r.meeting_id = $1 ORDER BY r.position";
    let rows = Organiser::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
