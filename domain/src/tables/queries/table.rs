//! Tables: one with its rulebook and seats, and the lists.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use crate::{
    base::{
        Ctx, Day, Deed, Language, MeetingId, Moment, Refusal, Stop, TableId, TerritoryId, database::statement,
    },
    tables::{Card, Deciding, Measured, Minimum, Roster, Rulebook, SeatKind, Table},
    territories::{self, Territory, reach},
};

#[derive(FromQueryResult)]
struct TableRow {
    id: TableId,
    name: String,
    mandate: String,
    language: Language,
    notice_days: i32,
    quorum_percent: i32,
    deciding: Deciding,
    alternates: bool,
    chaired_by: Option<SeatKind>,
    minimums: Option<String>,
    territory_id: TerritoryId,
    istat_code: String,
    kind: territories::Kind,
    territory: String,
    region: String,
    within: Option<TerritoryId>,
}

/// A table with its rulebook, without its seats. One statement.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_frame(db: &impl ConnectionTrait, id: TableId) -> Result<Table, Stop> {
    const SQL: &str = "SELECT t.id, t.name, t.mandate, t.language, t.notice_days, t.quorum_percent, t.deciding, \
            t.alternates, t.chaired_by, t.territory_id, r.istat_code, r.kind, r.name AS territory, r.region, r.within, \
            (SELECT string_agg(m.measure || ':' || m.word || ':' || CAST(m.seats AS TEXT), ',' \
                ORDER BY m.measure DESC, m.word) FROM table_minimums m WHERE m.table_id = t.id) AS minimums \
         FROM tables t JOIN territories r ON r.id = t.territory_id WHERE t.id = $1";
    let row = TableRow::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    Ok(table(row.ok_or(Refusal::NotFound)?))
}

fn table(row: TableRow) -> Table {
    let minimums = row.minimums.unwrap_or_default();
    Table {
        id: row.id,
        territory: Territory {
            id: row.territory_id,
            istat_code: row.istat_code,
            kind: row.kind,
            name: row.territory,
            region: row.region,
            within: row.within,
        },
        name: row.name,
        mandate: row.mandate,
        language: row.language,
        rulebook: Rulebook {
            notice_days: u16::try_from(row.notice_days).unwrap_or_default(),
            quorum_percent: u8::try_from(row.quorum_percent).unwrap_or(100),
            deciding: row.deciding,
            alternates: row.alternates,
            chaired_by: row.chaired_by,
            minimums: minimums.split(',').filter_map(minimum).collect(),
        },
        seats: Vec::new(),
    }
}

/// Reads `kind:prefecture:1`.
fn minimum(text: &str) -> Option<Minimum> {
    let mut parts = text.split(':');
    let (measure, word, seats) = (parts.next()?, parts.next()?, parts.next()?.parse().ok()?);
    let of = match measure {
        "kind" => Measured::Kind(word.parse().ok()?),
        _ => Measured::Constituency(word.to_owned()),
    };
    Some(Minimum { of, seats })
}

/// A table, and everybody who ever sat there.
#[derive(Clone, Debug)]
pub struct Found {
    /// The table with its seats of the day.
    pub table: Table,
    /// All seats with all mandates.
    pub roster: Roster,
}

/// A table with those who hold its seats on a day. Two statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find(db: &impl ConnectionTrait, id: TableId, day: Day) -> Result<Found, Stop> {
    let table = find_frame(db, id).await?;
    let roster = super::find_roster(db, id).await?;
    Ok(Found { table: Table { seats: roster.on(day), ..table }, roster })
}

/// A page of a list by name: where the next begins is a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ByName {
    /// The tables, by name.
    pub rows: Vec<Card>,
    /// The name after which the next page begins.
    pub next: Option<String>,
}

/// How many tables a page shows.
const PAGE: usize = 50;

/// All tables by name, from behind a name on. One statement.
pub async fn list(db: &impl ConnectionTrait, after: &str, now: Moment) -> Result<ByName, DbErr> {
    list_where(db, "TRUE", vec![after.into()], now).await
}

/// The tables that the actor keeps, by name, from behind a name on. One statement.
///
/// # Errors
/// [`Refusal::NotAllowed`] for people who keep none.
pub async fn list_kept(ctx: &Ctx, after: &str) -> Result<ByName, Stop> {
    ctx.actor.person()?;
    if !ctx.actor.may_somewhere(Deed::KeepTable) {
        return Err(Refusal::NotAllowed.into());
    }
    let territories = ctx.actor.territories_for(Deed::KeepTable);
    let mut values: Vec<Value> = vec![after.into()];
    let here = reach(territories.as_deref(), &mut values);
    Ok(list_where(ctx.db.reader(), &here, values, ctx.now).await?)
}

#[derive(FromQueryResult)]
struct CardRow {
    id: TableId,
    name: String,
    language: Language,
    territory: String,
    seats: i64,
    held: i64,
    sessions: i64,
    next_at: Option<Moment>,
    next_id: Option<MeetingId>,
    late: i64,
}

async fn list_where(
    db: &impl ConnectionTrait,
    which: &str,
    mut values: Vec<Value>,
    now: Moment,
) -> Result<ByName, DbErr> {
    values.extend([now.day().into(), now.into()]);
    let (day, moment) = (format!("${}", values.len() - 1), format!("${}", values.len()));
    let seats =
        format!("FROM table_seats s WHERE s.table_id = w.id AND (s.ended_on IS NULL OR s.ended_on > {day})");
    let held = format!(
        "EXISTS (SELECT 1 FROM table_mandates m WHERE m.seat_id = s.id AND m.from_day <= {day} \
         AND (m.to_day IS NULL OR m.to_day >= {day}))"
    );
    let next = format!(
        "FROM table_sessions s JOIN meetings m ON m.id = s.meeting_id WHERE s.table_id = w.id \
         AND s.closed_at IS NULL AND m.state = 'published' AND m.ends_at >= {moment}"
    );
    let sql = format!(
        "SELECT w.id, w.name, w.language, t.name AS territory, (SELECT COUNT(*) {seats}) AS seats, \
            (SELECT COUNT(*) {seats} AND {held}) AS held, \
            (SELECT COUNT(*) FROM table_sessions s WHERE s.table_id = w.id AND s.closed_at IS NOT NULL) AS sessions, \
            (SELECT m.starts_at {next} ORDER BY m.starts_at, m.id LIMIT 1) AS next_at, \
            (SELECT m.id {next} ORDER BY m.starts_at, m.id LIMIT 1) AS next_id, \
            (SELECT COUNT(*) FROM table_commitments c WHERE c.table_id = w.id AND c.state = 'open' \
                AND c.due_day < {day}) AS late \
         FROM tables w JOIN territories t ON t.id = w.territory_id \
         WHERE w.name > $1 AND {which} ORDER BY w.name LIMIT {}",
        PAGE + 1
    );
    let rows = CardRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let mut rows: Vec<Card> = rows.into_iter().map(card).collect();
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = if more { rows.last().map(|last| last.name.clone()) } else { None };
    Ok(ByName { rows, next })
}

fn card(row: CardRow) -> Card {
    Card {
        id: row.id,
        name: row.name,
        language: row.language,
        territory: row.territory,
        seats: row.seats,
        held: row.held,
        sessions: row.sessions,
        next: row.next_at.zip(row.next_id),
        late: row.late,
    }
}
