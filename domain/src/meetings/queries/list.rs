//! Meetings in lists and on calendars.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use crate::{
    base::{
        Cursor, Day, Language, MeetingId, Moment, Page, TerritoryId, database::statement, page::PAGE_SIZE,
    },
    boards::Theme,
    meetings::{Card, Coordinates, Entry, Filter, Kind, Occurrence, Order, Span, State},
};

/// The columns of a card, from [`TABLES`].
pub(super) const COLUMNS: &str = "m.id, m.number, m.kind, m.state, m.title, m.language, m.theme, m.territory_id, \
     t.name AS territory, m.place, m.address, m.latitude, m.longitude, (m.link IS NOT NULL) AS is_online, m.starts_at, m.ends_at, \
     (SELECT COUNT(*) FROM meeting_dates n WHERE n.meeting_id = m.id) AS dates, m.minutes, m.entry, m.capacity, m.taken";
pub(super) const TABLES: &str = "meetings m JOIN territories t ON t.id = m.territory_id";

#[derive(FromQueryResult)]
pub(super) struct CardRow {
    pub id: MeetingId,
    number: i64,
    kind: Kind,
    state: State,
    title: String,
    language: Language,
    theme: Option<Theme>,
    territory_id: TerritoryId,
    territory: String,
    place: Option<String>,
    address: Option<String>,
    latitude: Option<i32>,
    longitude: Option<i32>,
    is_online: bool,
    pub starts_at: Moment,
    ends_at: Moment,
    dates: i64,
    minutes: i32,
    entry: Entry,
    capacity: Option<i32>,
    taken: i32,
}

/// Where something lies, of two columns.
pub(super) fn coordinates(latitude: Option<i32>, longitude: Option<i32>) -> Option<Coordinates> {
    Some(Coordinates { latitude: latitude?, longitude: longitude? })
}

impl From<CardRow> for Card {
    fn from(row: CardRow) -> Self {
        let seats = row.capacity.filter(|_| row.entry != Entry::None);
        Self {
            id: row.id,
            number: row.number,
            kind: row.kind,
            state: row.state,
            title: row.title,
            language: row.language,
            theme: row.theme,
            territory: (row.territory_id, row.territory),
            place: row.place,
            address: row.address,
            at: coordinates(row.latitude, row.longitude),
            is_online: row.is_online,
            span: Span { starts: row.starts_at, ends: row.ends_at },
            dates: row.dates,
            minutes: i64::from(row.minutes),
            seats_left: seats.map(|seats| i64::from((seats - row.taken).max(0))),
        }
    }
}

/// A statement about public meetings that grows with its conditions.
pub(super) struct Growing {
    conditions: Vec<String>,
    pub values: Vec<Value>,
}

impl Growing {
    pub fn public(filter: &Filter) -> Self {
        let mut sql = Self { conditions: vec!["m.state <> 'draft'".to_owned()], values: Vec::new() };
        if let Some(territory) = filter.territory {
            sql.keep(|place| format!("(t.id = {place} OR t.within = {place})"), territory);
        }
        if let Some(theme) = filter.theme {
            sql.keep(|place| format!("m.theme = {place}"), theme.as_str());
        }
        if let Some(kind) = filter.kind {
            sql.keep(|place| format!("m.kind = {place}"), kind.as_str());
        }
        sql
    }

    pub fn keep(&mut self, condition: impl Fn(&str) -> String, value: impl Into<Value>) {
        self.values.push(value.into());
        self.conditions.push(condition(&format!("${}", self.values.len())));
    }

    pub fn conditions(&self) -> String {
        self.conditions.join(" AND ")
    }
}

/// Public meetings, coming ones in the order of their beginning, past ones the latest first. One statement.
pub async fn list(
    db: &impl ConnectionTrait,
    filter: &Filter,
    order: Order,
    now: Moment,
    after: Option<Cursor>,
) -> Result<Page<Card>, DbErr> {
    let mut sql = Growing::public(filter);
    let (beyond, direction) = match order {
        Order::Coming => (">", "ASC"),
        Order::Past => ("<", "DESC"),
    };
    match order {
        Order::Coming => sql.keep(|place| format!("m.ends_at > {place}"), now),
        Order::Past => sql.keep(|place| format!("m.ends_at <= {place}"), now),
    }
    if let Some(cursor) = after {
        sql.values.extend([Value::from(cursor.key), Value::from(cursor.id)]);
        let (key, id) = (sql.values.len() - 1, sql.values.len());
        sql.conditions.push(format!("(m.starts_at, m.id) {beyond} (${key}, ${id})"));
    }
    let text = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE {} ORDER BY m.starts_at {direction}, m.id {direction} LIMIT {}",
        sql.conditions(),
        PAGE_SIZE + 1
    );
    let rows = CardRow::find_by_statement(statement(db, &text, sql.values)).all(db).await?;
    let cursor = |row: &CardRow| Cursor { key: row.starts_at.0, id: row.id.0 };
    Ok(Page::cut(rows, PAGE_SIZE, cursor).map(Card::from))
}

/// The most meetings that the list by place shows.
const MOST_PLACES: u64 = 300;

/// Public meetings that are not over, by territory and place. One statement.
pub async fn list_by_place(
    db: &impl ConnectionTrait,
    filter: &Filter,
    now: Moment,
) -> Result<Vec<Card>, DbErr> {
    let mut sql = Growing::public(filter);
    sql.keep(|place| format!("m.ends_at > {place}"), now);
    let text = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE {} AND m.state = 'published' \
         ORDER BY t.name, t.id, COALESCE(m.place, ''), m.starts_at, m.id LIMIT {MOST_PLACES}",
        sql.conditions()
    );
    let rows = CardRow::find_by_statement(statement(db, &text, sql.values)).all(db).await?;
    Ok(rows.into_iter().map(Card::from).collect())
}

/// The most dates that a calendar shows at once.
const MOST_OCCURRENCES: u64 = 500;

#[derive(FromQueryResult)]
struct OccurrenceRow {
    #[sea_orm(nested)]
    card: CardRow,
    date_starts: Moment,
    date_ends: Moment,
}

/// The dates of public meetings from one day until before another, in order. One statement.
pub async fn list_occurrences(
    db: &impl ConnectionTrait,
    filter: &Filter,
    from: Day,
    to: Day,
) -> Result<Vec<Occurrence>, DbErr> {
    let mut sql = Growing::public(filter);
    sql.keep(|place| format!("d.starts_at >= {place}"), from.starts());
    sql.keep(|place| format!("d.starts_at < {place}"), to.starts());
    let text = format!(
        "SELECT {COLUMNS}, d.starts_at AS date_starts, d.ends_at AS date_ends \
         FROM meeting_dates d JOIN ({TABLES}) ON m.id = d.meeting_id WHERE {} \
         ORDER BY d.starts_at, m.id LIMIT {MOST_OCCURRENCES}",
        sql.conditions()
    );
    let rows = OccurrenceRow::find_by_statement(statement(db, &text, sql.values)).all(db).await?;
    let occurrence = |row: OccurrenceRow| Occurrence {
        card: row.card.into(),
        span: Span { starts: row.date_starts, ends: row.date_ends },
    };
    Ok(rows.into_iter().map(occurrence).collect())
}

/// The meetings with these ids, drafts too, in the order of their beginning: for those whose own rule says who reads
/// them. One statement.
pub async fn list_by_ids(db: &impl ConnectionTrait, ids: &[MeetingId]) -> Result<Vec<Card>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    let text = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE m.id IN ({}) ORDER BY m.starts_at, m.id",
        places.join(", ")
    );
    let values = ids.iter().map(|id| Value::from(*id));
    let rows = CardRow::find_by_statement(statement(db, &text, values)).all(db).await?;
    Ok(rows.into_iter().map(Card::from).collect())
}
