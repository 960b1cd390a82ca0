//! The statements behind the figures. Each reads counters or groups in the database; none depends on how many rows
//! there are.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use super::{Described, Scope, breakdown::Counted, series::OnDay};
use crate::{
    activity::Measure,
    base::{BoardId, Day, Language, Moment, TerritoryId, database::statement, moment::DAY},
    boards::Phases,
};

impl Scope {
    /// Narrows a column with ids of boards to the open ones of the scope; `place` is the scope's value.
    pub(crate) fn narrow(self, column: &str, place: &str) -> String {
        match self {
            Self::Everything => format!("{column} IN (SELECT id FROM boards WHERE opened_at IS NOT NULL)"),
            Self::Territory(_) => format!(
                "{column} IN (SELECT o.id FROM boards o JOIN territories s ON s.id = o.territory_id \
                 WHERE o.opened_at IS NOT NULL AND (s.id = {place} OR s.within = {place}))"
            ),
            Self::Project(_) => format!(
                "{column} IN (SELECT o.id FROM boards o JOIN project_links l ON l.subject_id = o.id \
                 WHERE o.opened_at IS NOT NULL AND l.project_id = {place} AND l.subject_kind = 'board')"
            ),
            Self::Board(_) => format!("{column} = {place}"),
        }
    }

    pub(crate) fn value(self) -> Option<Value> {
        match self {
            Self::Everything => None,
            Self::Territory(territory) => Some(territory.into()),
            Self::Project(project) => Some(project.into()),
            Self::Board(board) => Some(board.into()),
        }
    }
}

#[derive(FromQueryResult)]
struct BoardRow {
    id: BoardId,
    question: String,
    language: Language,
    territory: TerritoryId,
    territory_name: String,
    opened_at: Option<Moment>,
    proposing_at: Moment,
    co_design_at: Moment,
    voting_at: Option<Moment>,
    decided_at: Moment,
    follow_up_at: Moment,
    closes_at: Moment,
}

fn phases(row: &BoardRow) -> Phases {
    Phases {
        proposing: row.proposing_at,
        co_design: row.co_design_at,
        voting: row.voting_at,
        decided: row.decided_at,
        follow_up: row.follow_up_at,
        closes: row.closes_at,
    }
}

/// The open boards of the scope, those opened last first.
pub(super) async fn list_boards(
    db: &impl ConnectionTrait,
    scope: Scope,
    language: Language,
    now: Moment,
) -> Result<Vec<Described>, DbErr> {
    let sql = format!(
        "SELECT b.id, COALESCE(x.question, y.question) AS question, COALESCE(x.language, y.language) AS language, \
            t.id AS territory, t.name AS territory_name, b.opened_at, \
            b.proposing_at, b.co_design_at, b.voting_at, b.decided_at, b.follow_up_at, b.closes_at \
         FROM boards b JOIN territories t ON t.id = b.territory_id \
         LEFT JOIN board_texts x ON x.board_id = b.id AND x.language = $1 \
         JOIN board_texts y ON y.board_id = b.id AND y.language = b.language \
         WHERE b.opened_at IS NOT NULL AND {} ORDER BY b.opened_at DESC, b.id DESC",
        scope.narrow("b.id", "$2")
    );
    let values = std::iter::once(language.into()).chain(scope.value());
    let rows = BoardRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let board = |row: BoardRow| Described {
        phase: phases(&row).at(row.opened_at, now),
        id: row.id,
        question: row.question,
        language: row.language,
        territory: row.territory,
        territory_name: row.territory_name,
        last_day: row.closes_at.day(),
    };
    Ok(rows.into_iter().map(board).collect())
}

#[derive(FromQueryResult)]
pub(super) struct SeatRow {
    pub board_id: BoardId,
    pub constituency: String,
}

/// Which constituencies sit at which board.
pub(super) async fn list_seats(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<SeatRow>, DbErr> {
    let within = scope.narrow("board_id", "$1");
    let sql = format!("SELECT board_id, constituency FROM board_constituencies WHERE {within}");
    SeatRow::find_by_statement(statement(db, &sql, scope.value())).all(db).await
}

/// A head under which the counters of the day are kept.
#[derive(Clone, Copy, Debug)]
pub(super) enum Head {
    Constituency,
    Theme,
    Language,
    Channel,
}

impl Head {
    const fn column(self) -> &'static str {
        match self {
            Self::Constituency => "constituency",
            Self::Theme => "theme",
            Self::Language => "language",
            Self::Channel => "channel",
        }
    }
}

#[derive(FromQueryResult)]
struct CountRow {
    board_id: BoardId,
    measure: Measure,
    word: String,
    count: i64,
}

/// The counters added up by board, measure and head.
pub(super) async fn list_counts(
    db: &impl ConnectionTrait,
    scope: Scope,
    head: Head,
) -> Result<Vec<Counted>, DbErr> {
    let (column, within) = (head.column(), scope.narrow("board_id", "$1"));
    let sql = format!(
        "SELECT board_id, measure, {column} AS word, CAST(SUM(count) AS BIGINT) AS count \
         FROM daily_counts WHERE {within} GROUP BY board_id, measure, {column}"
    );
    let rows = CountRow::find_by_statement(statement(db, &sql, scope.value())).all(db).await?;
    let counted = |row: CountRow| Counted {
        board: row.board_id,
        measure: row.measure,
        word: row.word,
        count: row.count,
    };
    Ok(rows.into_iter().map(counted).collect())
}

#[derive(FromQueryResult)]
struct DayRow {
    board_id: BoardId,
    measure: Measure,
    day: Day,
    count: i64,
}

/// The counters added up by board, measure and day.
pub(super) async fn list_days(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<OnDay>, DbErr> {
    let within = scope.narrow("board_id", "$1");
    let sql = format!(
        "SELECT board_id, measure, day, CAST(SUM(count) AS BIGINT) AS count \
         FROM daily_counts WHERE {within} GROUP BY board_id, measure, day"
    );
    let rows = DayRow::find_by_statement(statement(db, &sql, scope.value())).all(db).await?;
    let on_day =
        |row: DayRow| OnDay { board: row.board_id, measure: row.measure, day: row.day, count: row.count };
    Ok(rows.into_iter().map(on_day).collect())
}

#[derive(FromQueryResult)]
pub(super) struct AnsweredRow {
    pub days: i32,
    pub late: i32,
    pub count: i64,
}

/// How many answers took how many days, and whether that was more than was promised; the fewest days first.
pub(super) async fn list_answered(
    db: &impl ConnectionTrait,
    scope: Scope,
) -> Result<Vec<AnsweredRow>, DbErr> {
    let within = scope.narrow("i.board_id", "$1");
    let sql = format!(
        "SELECT a.days_taken AS days, CASE WHEN a.days_taken > b.answer_days THEN 1 ELSE 0 END AS late, \
            COUNT(*) AS count \
         FROM official_answers a JOIN initiatives i ON i.id = a.initiative_id JOIN boards b ON b.id = i.board_id \
         WHERE {within} GROUP BY 1, 2 ORDER BY 1, 2"
    );
    AnsweredRow::find_by_statement(statement(db, &sql, scope.value())).all(db).await
}

#[derive(FromQueryResult)]
pub(super) struct UnansweredRow {
    pub overdue: i32,
    pub count: i64,
}

/// How many initiatives wait for an answer, and whether the promised days are over.
pub(super) async fn list_unanswered(
    db: &impl ConnectionTrait,
    scope: Scope,
    now: Moment,
) -> Result<Vec<UnansweredRow>, DbErr> {
    let within = scope.narrow("i.board_id", "$2");
    let sql = format!(
        "SELECT CASE WHEN i.published_at + CAST(b.answer_days AS BIGINT) * {DAY} < $1 THEN 1 ELSE 0 END AS overdue, \
            COUNT(*) AS count \
         FROM initiatives i JOIN boards b ON b.id = i.board_id \
         WHERE i.is_public = TRUE AND i.answered_at IS NULL AND i.published_at IS NOT NULL \
           AND b.imported_from IS NULL AND {within} GROUP BY 1"
    );
    let values = std::iter::once(now.into()).chain(scope.value());
    UnansweredRow::find_by_statement(statement(db, &sql, values)).all(db).await
}

#[derive(FromQueryResult)]
pub(super) struct DecisionRow {
    pub verdict: String,
    pub reason: String,
    pub count: i64,
}

/// How many decisions moderators took, by verdict and reason.
pub(super) async fn list_decisions(
    db: &impl ConnectionTrait,
    scope: Scope,
) -> Result<Vec<DecisionRow>, DbErr> {
    let within = scope.narrow("board_id", "$1");
    let sql = format!(
        "SELECT verdict, reason, COUNT(*) AS count FROM moderation_decisions WHERE {within} \
         GROUP BY verdict, reason ORDER BY verdict, reason"
    );
    DecisionRow::find_by_statement(statement(db, &sql, scope.value())).all(db).await
}

#[derive(FromQueryResult)]
pub(super) struct StateRow {
    pub state: String,
    pub count: i64,
}

/// How many public initiatives are in which state.
pub(super) async fn list_states(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<StateRow>, DbErr> {
    let within = scope.narrow("board_id", "$1");
    let sql = format!(
        "SELECT state, COUNT(*) AS count FROM initiatives WHERE is_public = TRUE AND {within} GROUP BY state"
    );
    StateRow::find_by_statement(statement(db, &sql, scope.value())).all(db).await
}
