//! What everybody may know about the moderation of a board.

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

/// What became of the cases of a board, the latest first: the decisions, and what ended without one. One statement.
pub async fn list_log(
    db: &impl ConnectionTrait,
    board: BoardId,
    after: Option<Cursor>,
) -> Result<Page<LogLine>, DbErr> {
    let mut values: Vec<Value> = vec![board.into(), (PAGE_SIZE + 1).cast_signed().into()];
    let later = after.map_or("", |cursor| {
        values.extend([cursor.key.into(), cursor.id.into()]);
        "WHERE (at < $3 OR (at = $3 AND id < $4))"
    });
    // What was written anew goes on in another case.
    let sql = format!(
        "SELECT * FROM (SELECT d.id, d.subject_kind AS kind, d.verdict, d.reason, NULL AS closing, d.decided_at AS at, \
               (a.decision_id IS NOT NULL) AS appealed, a.outcome \
            FROM moderation_decisions d LEFT JOIN appeals a ON a.decision_id = d.id WHERE d.board_id = $1 \
         UNION ALL SELECT c.id, c.subject_kind, NULL, NULL, c.closing, c.closed_at, (c.id IS NULL), NULL \
            FROM moderation_cases c WHERE c.board_id = $1 AND c.closing IN ('withdrawn', 'lapsed')) AS log \
         {later} ORDER BY at DESC, id DESC LIMIT $2"
    );
    let rows = LineRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let cursor = |row: &LineRow| Cursor { key: row.at.0, id: row.id };
    let page = Page::cut(rows, PAGE_SIZE, cursor);
    Ok(Page { rows: page.rows.into_iter().filter_map(line).collect(), next: page.next })
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

/// How often each verdict was given on a board for each reason, the most frequent first. One statement.
pub async fn count_decisions(db: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Count>, DbErr> {
    const SQL: &str = "SELECT d.verdict, d.reason, COUNT(*) AS decisions, COUNT(a.decision_id) AS appealed, \
            COUNT(CASE WHEN a.outcome = 'overturned' THEN 1 END) AS overturned \
         FROM moderation_decisions d LEFT JOIN appeals a ON a.decision_id = d.id \
         WHERE d.board_id = $1 GROUP BY d.verdict, d.reason ORDER BY decisions DESC, d.verdict, d.reason";
    let rows = CountRow::find_by_statement(statement(db, SQL, [board.into()])).all(db).await?;
    let count = |row: CountRow| Count {
        verdict: row.verdict,
        reason: row.reason,
        decisions: row.decisions,
        appealed: row.appealed,
        overturned: row.overturned,
    };
    Ok(rows.into_iter().map(count).collect())
}
