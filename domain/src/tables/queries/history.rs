//! What tables did about a board or an initiative.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::{
    base::{Language, MeetingId, Moment, Subject, TableId, database::statement},
    tables::{History, Outcome},
};

#[derive(FromQueryResult)]
struct Row {
    table_id: TableId,
    name: String,
    language: Language,
    meeting_id: MeetingId,
    starts_at: Moment,
    item: String,
    resolution: Option<String>,
    outcome: Option<Outcome>,
    commitments: i64,
}

/// The points of agendas that are about a thing with what was decided, the latest first; nothing confidential. One
/// statement.
pub async fn list_history(db: &impl ConnectionTrait, subject: Subject) -> Result<Vec<History>, DbErr> {
    const SQL: &str = "SELECT t.id AS table_id, t.name, t.language, i.meeting_id, m.starts_at, i.title AS item, \
            r.text AS resolution, r.outcome, \
            (SELECT COUNT(*) FROM table_commitments c WHERE c.resolution_id = r.id) AS commitments \
         FROM table_items i JOIN table_sessions s ON s.meeting_id = i.meeting_id \
         JOIN meetings m ON m.id = i.meeting_id AND m.state = 'published' JOIN tables t ON t.id = s.table_id \
         LEFT JOIN table_resolutions r ON r.item_id = i.id AND r.outcome IS NOT NULL \
         WHERE i.subject_id = $1 AND i.subject_kind = $2 AND i.confidential_reason IS NULL \
         ORDER BY m.starts_at DESC, i.position, r.id LIMIT 20";
    let values = [subject.id.into(), subject.kind.as_str().into()];
    let rows = Row::find_by_statement(statement(db, SQL, values)).all(db).await?;
    let history = |row: Row| History {
        table: row.table_id,
        name: row.name,
        language: row.language,
        session: row.meeting_id,
        starts_at: row.starts_at,
        item: row.item,
        resolution: row.resolution.zip(row.outcome),
        commitments: row.commitments,
    };
    Ok(rows.into_iter().map(history).collect())
}
