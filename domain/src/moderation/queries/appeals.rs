//! Appeals that wait for a second person.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use uuid::Uuid;

use super::own::{COLUMNS, Row, TABLES, decision};
use crate::{
    base::{
        Cursor, Language, Page, ParticipantId, Subject, SubjectKind, TerritoryId, database::statement,
        page::PAGE_SIZE,
    },
    moderation::{Decision, Note, Place},
    territories::reach,
};

/// An appealed decision and who decided first.
pub(crate) struct Open {
    pub decision: Decision,
    pub decided_by: ParticipantId,
    pub appellant: ParticipantId,
    pub place: Place,
}

#[derive(FromQueryResult)]
struct OpenRow {
    #[sea_orm(nested)]
    row: Row,
    decided_by: ParticipantId,
    appellant: ParticipantId,
    place_kind: SubjectKind,
    place_id: Uuid,
    place: String,
    place_language: Language,
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
        "SELECT {COLUMNS}, d.decided_by, a.participant_id AS appellant, \
            CASE WHEN d.board_id IS NULL THEN 'news' ELSE 'board' END AS place_kind, \
            COALESCE(d.board_id, n.id) AS place_id, COALESCE(x.question, n.title) AS place, \
            COALESCE(x.language, n.language) AS place_language \
         FROM {TABLES} JOIN territories t ON t.id = a.territory_id LEFT JOIN boards b ON b.id = d.board_id \
         LEFT JOIN board_texts x ON x.board_id = b.id AND x.language = b.language \
         LEFT JOIN comments m ON m.id = d.subject_id \
         LEFT JOIN news n ON n.id = COALESCE(m.subject_id, d.subject_id) \
         WHERE a.decided_at IS NULL AND {here} {later} ORDER BY a.created_at, d.id LIMIT $1"
    );
    let rows = OpenRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let cursor =
        |row: &OpenRow| Cursor { key: row.row.created_at.map_or(0, |moment| moment.0), id: row.row.id.0 };
    Ok(Page::cut(rows, PAGE_SIZE, cursor).map(|row| Open {
        decision: decision(row.row),
        decided_by: row.decided_by,
        appellant: row.appellant,
        place: Place {
            subject: Subject { kind: row.place_kind, id: row.place_id },
            title: Note { text: row.place, language: row.place_language },
        },
    }))
}
