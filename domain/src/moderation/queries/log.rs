//! What everybody may know about the moderation of a board, and of what stands on none.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use uuid::Uuid;

use crate::{
    base::{BoardId, Cursor, Moment, Page, SubjectKind, database::statement, page::PAGE_SIZE},
    moderation::{AppealOutcome, Closing, Contest, Count, End, LogLine, Reason, Verdict},
};

#[derive(FromQueryResult)]
struct LineRow {
    id: Uuid,
    kind: SubjectKind,
    verdict: Option<Verdict>,
    reason: Option<Reason>,
    closing: Option<Closing>,
    at: Moment,
    appealed: bool,
    outcome: Option<AppealOutcome>,
}

/// What became of the cases of a board, or of those on no board, the latest first: the decisions, and what ended
/// without one. One statement.
pub async fn list_log(
    db: &impl ConnectionTrait,
    board: impl Into<Option<BoardId>>,
    after: Option<Cursor>,
) -> Result<Page<LogLine>, DbErr> {
    let mut values: Vec<Value> = vec![(PAGE_SIZE + 1).cast_signed().into()];
    let here = on(board.into(), &mut values);
    let later = after.map_or_else(String::new, |cursor| {
        values.extend([cursor.key.into(), cursor.id.into()]);
        let (key, id) = (values.len() - 1, values.len());
        format!("WHERE (at < ${key} OR (at = ${key} AND id < ${id}))")
    });
    // What was written anew goes on in another case.
    let sql = format!(
        "SELECT * FROM (SELECT d.id, d.subject_kind AS kind, d.verdict, d.reason, NULL AS closing, d.decided_at AS at, \
               (a.decision_id IS NOT NULL) AS appealed, a.outcome \
            FROM moderation_decisions d LEFT JOIN appeals a ON a.decision_id = d.id WHERE d.board_id {here} \
         UNION ALL SELECT c.id, c.subject_kind, NULL, NULL, c.closing, c.closed_at, (c.id IS NULL), NULL \
            FROM moderation_cases c WHERE c.board_id {here} AND c.closing IN ('withdrawn', 'lapsed')) AS log \
         {later} ORDER BY at DESC, id DESC LIMIT $1"
    );
    let rows = LineRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let cursor = |row: &LineRow| Cursor { key: row.at.0, id: row.id };
    let page = Page::cut(rows, PAGE_SIZE, cursor);
    Ok(Page { rows: page.rows.into_iter().filter_map(line).collect(), next: page.next })
}

/// The condition on the board of a decision or case; its id is appended to the values of the statement.
fn on(board: Option<BoardId>, values: &mut Vec<Value>) -> String {
    let Some(board) = board else { return "IS NULL".to_owned() };
    values.push(board.into());
    format!("= ${}", values.len())
}

/// A line has a verdict with its reason, or says why there is none.
fn line(row: LineRow) -> Option<LogLine> {
    let contest = match row.outcome {
        Some(outcome) => Contest::Ruled(outcome),
        None if row.appealed => Contest::Appealed,
        None => Contest::Unopposed,
    };
    let end = match (row.verdict.zip(row.reason), row.closing) {
        (Some((verdict, reason)), _) => End::Decided { verdict, reason, contest },
        (None, closing) => End::Undecided(closing?),
    };
    Some(LogLine { id: row.id, kind: row.kind, end, at: row.at })
}

#[derive(FromQueryResult)]
struct CountRow {
    verdict: Verdict,
    reason: Reason,
    decisions: i64,
    appealed: i64,
    overturned: i64,
}

/// How often each verdict was given on a board, or on none, for each reason, the most frequent first. One statement.
pub async fn count_decisions(
    db: &impl ConnectionTrait,
    board: impl Into<Option<BoardId>>,
) -> Result<Vec<Count>, DbErr> {
    let mut values = Vec::new();
    let here = on(board.into(), &mut values);
    let sql = format!(
        "SELECT d.verdict, d.reason, COUNT(*) AS decisions, COUNT(a.decision_id) AS appealed, \
            COUNT(CASE WHEN a.outcome = 'overturned' THEN 1 END) AS overturned \
         FROM moderation_decisions d LEFT JOIN appeals a ON a.decision_id = d.id \
         WHERE d.board_id {here} GROUP BY d.verdict, d.reason ORDER BY decisions DESC, d.verdict, d.reason"
    );
    let rows = CountRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let count = |row: CountRow| Count {
        verdict: row.verdict,
        reason: row.reason,
        decisions: row.decisions,
        appealed: row.appealed,
        overturned: row.overturned,
    };
    Ok(rows.into_iter().map(count).collect())
}
