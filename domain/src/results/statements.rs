//! The statements behind reports. Each groups in the database; none depends on how many rows there are.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use std::collections::{BTreeMap, HashMap};

use super::{Milestones, Table, meetings::Counted};
use crate::{
    base::{
        Language, MeetingId, Moment, ProjectId, SubjectKind, TableId, TerritoryId, database::statement,
        moment::MINUTE,
    },
    insights,
    meetings::{Answer, Figures, Kind, Question},
    offers::{
        Demand, Supply, Theme,
        queries::{is_public, list_asked_for, serves},
    },
    organisations,
};

/// What a report is about, by ids.
#[derive(Clone, Copy, Debug)]
pub(super) enum Within {
    Project(ProjectId),
    Territory(TerritoryId),
}

impl Within {
    /// The same for the figures of boards.
    pub const fn boards(self) -> insights::Scope {
        match self {
            Self::Project(id) => insights::Scope::Project(id),
            Self::Territory(id) => insights::Scope::Territory(id),
        }
    }

    fn value(self) -> Value {
        match self {
            Self::Project(id) => id.into(),
            Self::Territory(id) => id.into(),
        }
    }

    /// The condition that things with this name in the statement belong to it; `place` is its value.
    fn holds(self, name: &str, kind: SubjectKind, place: usize) -> String {
        match self {
            Self::Project(_) => format!("{name}.id IN ({})", linked(kind, place)),
            Self::Territory(_) => format!("{name}.territory_id IN ({})", here(place)),
        }
    }

    fn offers(self, place: usize) -> String {
        match self {
            Self::Project(_) => format!("o.id IN ({})", linked(SubjectKind::Offer, place)),
            Self::Territory(_) => serves(place),
        }
    }
}

fn here(place: usize) -> String {
    format!("SELECT h.id FROM territories h WHERE h.id = ${place} OR h.within = ${place}")
}

fn linked(kind: SubjectKind, place: usize) -> String {
    format!(
        "SELECT l.subject_id FROM project_links l WHERE l.project_id = ${place} AND l.subject_kind = '{kind}'"
    )
}

#[derive(FromQueryResult)]
struct StateRow {
    state: String,
    count: i64,
}

/// The steps of public initiatives.
pub(super) async fn count_milestones(
    db: &impl ConnectionTrait,
    within: Within,
    now: Moment,
) -> Result<Milestones, DbErr> {
    let boards = within.boards().narrow("i.board_id", "$2");
    let sql = format!(
        "SELECT CASE WHEN m.done = TRUE THEN 'reached' WHEN m.on_day < $1 THEN 'late' ELSE 'coming' END AS state, \
            COUNT(*) AS count \
         FROM milestones m JOIN initiatives i ON i.id = m.initiative_id \
         WHERE i.is_public = TRUE AND {boards} GROUP BY 1"
    );
    let values = [now.day().into(), within.value()];
    let rows = StateRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let count = |state: &str| rows.iter().filter(|row| row.state == state).map(|row| row.count).sum();
    Ok(Milestones { reached: count("reached"), late: count("late"), coming: count("coming") })
}

#[derive(FromQueryResult)]
struct MeetingRow {
    kind: Kind,
    ends_at: Moment,
    entry: crate::meetings::Entry,
    minutes: i32,
    taken: i32,
    people: i64,
    person_minutes: i64,
}

/// The meetings that took place or will, with who was there; sessions of tables are told of with their tables.
pub(super) async fn list_meetings(
    db: &impl ConnectionTrait,
    within: Within,
    now: Moment,
) -> Result<Vec<Counted>, DbErr> {
    let which = format!(
        "m.state = 'published' AND m.kind <> 'table_session' AND {}",
        within.holds("m", SubjectKind::Meeting, 1)
    );
    let sql = format!(
        "SELECT m.kind, m.ends_at, m.entry, m.minutes, m.taken, COALESCE(a.people, 0) AS people, \
            COALESCE(a.person_minutes, 0) AS person_minutes \
         FROM meetings m LEFT JOIN (SELECT d.meeting_id, COUNT(DISTINCT p.registration_id) AS people, \
                CAST(SUM((d.ends_at - d.starts_at) / {MINUTE}) AS BIGINT) AS person_minutes \
            FROM meetings m JOIN meeting_dates d ON d.meeting_id = m.id \
            JOIN meeting_presences p ON p.date_id = d.id WHERE {which} GROUP BY d.meeting_id) a \
         ON a.meeting_id = m.id WHERE {which}"
    );
    let rows = MeetingRow::find_by_statement(statement(db, &sql, [within.value()])).all(db).await?;
    let counted = |row: MeetingRow| Counted {
        kind: row.kind,
        is_over: row.ends_at <= now,
        has_list: row.entry != crate::meetings::Entry::None,
        minutes: i64::from(row.minutes),
        registered: i64::from(row.taken),
        people: row.people,
        person_minutes: row.person_minutes,
    };
    Ok(rows.into_iter().map(counted).collect())
}

#[derive(FromQueryResult)]
struct AnswerRow {
    meeting_id: MeetingId,
    question: Question,
    answer: Answer,
    count: i32,
}

/// What was answered after each meeting, as far as its own page tells it.
pub(super) async fn list_answers(db: &impl ConnectionTrait, within: Within) -> Result<Vec<Figures>, DbErr> {
    let sql = format!(
        "SELECT a.meeting_id, a.question, a.answer, a.count FROM meeting_answers a \
         JOIN meetings m ON m.id = a.meeting_id WHERE m.state = 'published' AND a.count > 0 AND {}",
        within.holds("m", SubjectKind::Meeting, 1)
    );
    let rows = AnswerRow::find_by_statement(statement(db, &sql, [within.value()])).all(db).await?;
    let mut by_meeting: BTreeMap<MeetingId, Vec<(Question, Answer, i64)>> = BTreeMap::new();
    for row in rows {
        let counted = by_meeting.entry(row.meeting_id).or_default();
        counted.push((row.question, row.answer, i64::from(row.count)));
    }
    Ok(by_meeting.into_values().map(|counted| Figures::publish(&counted)).collect())
}

#[derive(FromQueryResult)]
struct TableRow {
    id: TableId,
    name: String,
    language: Language,
    sessions: i64,
    decisions: i64,
    kept: i64,
    open: i64,
    late: i64,
}

/// The tables with what they did, by name; what is confidential does not count.
pub(super) async fn list_tables(
    db: &impl ConnectionTrait,
    within: Within,
    now: Moment,
) -> Result<Vec<Table>, DbErr> {
    let commitments = |which: &str| {
        format!(
            "(SELECT COUNT(*) FROM table_commitments c JOIN table_resolutions r ON r.id = c.resolution_id \
             JOIN table_items i ON i.id = r.item_id \
             WHERE c.table_id = t.id AND i.confidential_reason IS NULL AND {which})"
        )
    };
    let sql = format!(
        "SELECT t.id, t.name, t.language, \
            (SELECT COUNT(*) FROM table_sessions s WHERE s.table_id = t.id AND s.closed_at IS NOT NULL) AS sessions, \
            (SELECT COUNT(*) FROM table_sessions s JOIN table_items i ON i.meeting_id = s.meeting_id \
                JOIN table_resolutions r ON r.item_id = i.id WHERE s.table_id = t.id AND r.outcome = 'passed' \
                AND i.confidential_reason IS NULL) AS decisions, \
            {} AS kept, {} AS open, {} AS late \
         FROM tables t WHERE {} ORDER BY t.name, t.id",
        commitments("c.state = 'kept'"),
        commitments("c.state = 'open' AND c.due_day >= $1"),
        commitments("c.state = 'open' AND c.due_day < $1"),
        within.holds("t", SubjectKind::Table, 2)
    );
    let values = [now.day().into(), within.value()];
    let rows = TableRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let table = |row: TableRow| Table {
        id: row.id,
        name: row.name,
        language: row.language,
        sessions: row.sessions,
        decisions: row.decisions,
        kept: row.kept,
        open: row.open,
        late: row.late,
    };
    Ok(rows.into_iter().map(table).collect())
}

#[derive(FromQueryResult)]
struct ThemeRow {
    theme: Theme,
    services: i64,
    places: i64,
}

/// Public services and the places that they name, by theme.
pub(super) async fn list_offers(
    db: &impl ConnectionTrait,
    within: Within,
    now: Moment,
) -> Result<HashMap<Theme, Supply>, DbErr> {
    let sql = format!(
        "SELECT o.theme, COUNT(*) AS services, COALESCE(SUM(o.places), 0) AS places FROM offers o \
         WHERE {} AND {} GROUP BY o.theme",
        is_public(1),
        within.offers(2)
    );
    let values = [now.day().into(), within.value()];
    let rows = ThemeRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let supply = |row: ThemeRow| (row.theme, Supply { services: row.services, places: row.places });
    Ok(rows.into_iter().map(supply).collect())
}

/// What public initiatives ask for, by theme.
pub(super) async fn list_asked(
    db: &impl ConnectionTrait,
    within: Within,
) -> Result<HashMap<Theme, Demand>, DbErr> {
    let narrow = match within {
        Within::Project(_) => within.boards().narrow("i.board_id", "$1"),
        Within::Territory(_) => "(t.within = $1 OR t.id = $1)".to_owned(),
    };
    let mut asked: HashMap<Theme, Demand> = HashMap::new();
    for ((theme, _), demand) in list_asked_for(db, &narrow, within.value()).await? {
        let sum = asked.entry(theme).or_default();
        *sum = sum.plus(demand);
    }
    Ok(asked)
}

#[derive(FromQueryResult)]
struct LanguageRow {
    language: Language,
    services: i64,
}

/// In how many public services which language is spoken, the most first.
pub(super) async fn list_languages(
    db: &impl ConnectionTrait,
    within: Within,
    now: Moment,
) -> Result<Vec<(Language, i64)>, DbErr> {
    let sql = format!(
        "SELECT s.language, COUNT(*) AS services FROM offer_languages s JOIN offers o ON o.id = s.offer_id \
         WHERE {} AND {} GROUP BY s.language ORDER BY 2 DESC, 1",
        is_public(1),
        within.offers(2)
    );
    let values = [now.day().into(), within.value()];
    let rows = LanguageRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.language, row.services)).collect())
}

#[derive(FromQueryResult)]
struct KindRow {
    kind: organisations::Kind,
    count: i64,
}

/// The organisations of a territory, or those that have a part in a project or belong to it, by kind.
pub(super) async fn list_organisations(
    db: &impl ConnectionTrait,
    within: Within,
) -> Result<Vec<(organisations::Kind, i64)>, DbErr> {
    let which = match within {
        Within::Territory(_) => format!("g.territory_id IN ({})", here(1)),
        Within::Project(_) => format!(
            "(g.id IN (SELECT organisation_id FROM project_partners WHERE project_id = $1) OR g.id IN ({}))",
            linked(SubjectKind::Organisation, 1)
        ),
    };
    let sql = format!("SELECT g.kind, COUNT(*) AS count FROM organisations g WHERE {which} GROUP BY g.kind");
    let rows = KindRow::find_by_statement(statement(db, &sql, [within.value()])).all(db).await?;
    let mut kinds: Vec<_> = rows.into_iter().map(|row| (row.kind, row.count)).collect();
    kinds.sort_by_key(|(kind, _)| organisations::Kind::ALL.iter().position(|known| known == kind));
    Ok(kinds)
}
