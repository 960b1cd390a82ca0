//! What everybody may know about the moderation of a board.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use crate::{
    base::{BoardId, Cursor, DecisionId, Moment, Page, SubjectKind, database::statement, page::PAGE_SIZE},
    moderation::{AppealOutcome, Contest, Count, LogLine, Reason, Verdict},
};

#[derive(FromQueryResult)]
struct LineRow {
    id: DecisionId,
    kind: SubjectKind,
    verdict: Verdict,
    reason: Reason,
    decided_at: Moment,
    appealed: bool,
    outcome: Option<AppealOutcome>,
}

/// The decisions of a board, the latest first. One statement.
pub async fn list_log(
    db: &impl ConnectionTrait,
    board: BoardId,
    after: Option<Cursor>,
) -> Result<Page<LogLine>, DbErr> {
    let mut values: Vec<Value> = vec![board.into(), (PAGE_SIZE + 1).cast_signed().into()];
    let later = after.map_or("", |cursor| {
        values.extend([cursor.key.into(), cursor.id.into()]);
        "AND (d.decided_at < $3 OR (d.decided_at = $3 AND d.id < $4))"
    });
    let sql = format!(
        "SELECT d.id, d.subject_kind AS kind, d.verdict, d.reason, d.decided_at, \
            (a.decision_id IS NOT NULL) AS appealed, a.outcome \
         FROM moderation_decisions d LEFT JOIN appeals a ON a.decision_id = d.id \
         WHERE d.board_id = $1 {later} ORDER BY d.decided_at DESC, d.id DESC LIMIT $2"
    );
    let rows = LineRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let cursor = |row: &LineRow| Cursor { key: row.decided_at.0, id: row.id.0 };
    Ok(Page::cut(rows, PAGE_SIZE, cursor).map(|row| LogLine {
        id: row.id,
        kind: row.kind,
        verdict: row.verdict,
        reason: row.reason,
        decided_at: row.decided_at,
        appeal: match row.outcome {
            Some(outcome) => Contest::Ruled(outcome),
            None if row.appealed => Contest::Appealed,
            None => Contest::Unopposed,
        },
    }))
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
