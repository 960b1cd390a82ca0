//! Appeals that wait for a second person.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use super::own::{COLUMNS, Row, TABLES, decision};
use crate::{
    base::{
        BoardId, Cursor, Language, Page, ParticipantId, TerritoryId, database::statement, page::PAGE_SIZE,
    },
    moderation::{Decision, Note},
    territories::reach,
};

/// An appealed decision and who decided first.
pub(crate) struct Open {
    pub decision: Decision,
    pub decided_by: ParticipantId,
    pub appellant: ParticipantId,
    pub board: BoardId,
    pub question: Note,
}

#[derive(FromQueryResult)]
struct OpenRow {
    #[sea_orm(nested)]
    row: Row,
    decided_by: ParticipantId,
    appellant: ParticipantId,
    board_id: BoardId,
    question: String,
    question_language: Language,
}

/// The open appeals of these territories, oldest first. One statement.
pub(crate) async fn list_open_appeals(
    db: &impl ConnectionTrait,
    territories: Option<&[TerritoryId]>,
    after: Option<Cursor>,
) -> Result<Page<Open>, DbErr> {
    let mut values: Vec<Value> = vec![(PAGE_SIZE + 1).cast_signed().into()];
    let here = reach(territories, &mut values);
    let later = after.map_or_else(String::new, |cursor| {
        values.extend([cursor.key.into(), cursor.id.into()]);
        let (key, id) = (values.len() - 1, values.len());
        format!("AND (a.created_at > ${key} OR (a.created_at = ${key} AND d.id > ${id}))")
    });
    let sql = format!(
        "SELECT {COLUMNS}, d.decided_by, a.participant_id AS appellant, d.board_id, x.question, x.language AS question_language \
         FROM {TABLES} JOIN territories t ON t.id = a.territory_id JOIN boards b ON b.id = d.board_id \
         JOIN board_texts x ON x.board_id = b.id AND x.language = b.language \
         WHERE a.decided_at IS NULL AND {here} {later} ORDER BY a.created_at, d.id LIMIT $1"
    );
    let rows = OpenRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let cursor =
        |row: &OpenRow| Cursor { key: row.row.created_at.map_or(0, |moment| moment.0), id: row.row.id.0 };
    Ok(Page::cut(rows, PAGE_SIZE, cursor).map(|row| Open {
        decision: decision(row.row),
        decided_by: row.decided_by,
        appellant: row.appellant,
        board: row.board_id,
        question: Note { text: row.question, language: row.question_language },
    }))
}
