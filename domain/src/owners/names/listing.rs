//! Names out of the tables of each kind.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use uuid::Uuid;

use super::Named;
use crate::base::{Language, Subject, SubjectKind, database::statement, rows::Rows};

/// For each kind where its names are; `asked` has the things, `$1` is the reader's language. Pages of meetings have a
/// number in their address.
const NAMES: [&str; 9] = [
    "SELECT a.kind, a.id, x.question AS title, x.language, CAST(NULL AS BIGINT) AS number FROM asked a \
     JOIN boards b ON b.id = a.id AND b.opened_at IS NOT NULL \
     JOIN board_texts x ON x.board_id = b.id AND x.language = COALESCE((SELECT y.language FROM board_texts y \
        WHERE y.board_id = b.id AND y.language = $1), b.language)",
    "SELECT a.kind, a.id, i.title, i.language, CAST(NULL AS BIGINT) AS number FROM asked a JOIN initiatives i ON i.id = a.id AND i.is_public",
    "SELECT a.kind, a.id, o.name AS title, o.language, CAST(NULL AS BIGINT) AS number FROM asked a JOIN organisations o ON o.id = a.id",
    "SELECT a.kind, a.id, n.title, n.language, CAST(NULL AS BIGINT) AS number FROM asked a JOIN news n ON n.id = a.id AND n.state = 'published'",
    "SELECT a.kind, a.id, x.name AS title, x.language, CAST(NULL AS BIGINT) AS number FROM asked a \
     JOIN projects p ON p.id = a.id AND p.state = 'published' \
     JOIN project_texts x ON x.project_id = p.id AND x.language = COALESCE((SELECT y.language FROM project_texts y \
        WHERE y.project_id = p.id AND y.language = $1), p.language)",
    "SELECT a.kind, a.id, w.name AS title, w.language, CAST(NULL AS BIGINT) AS number FROM asked a JOIN tables w ON w.id = a.id",
    "SELECT a.kind, a.id, f.name AS title, f.language, CAST(NULL AS BIGINT) AS number FROM asked a \
     JOIN offers f ON f.id = a.id AND f.withdrawn_at IS NULL",
    "SELECT a.kind, a.id, m.title, m.language, CAST(m.number AS BIGINT) AS number FROM asked a \
     JOIN meetings m ON m.id = a.id AND m.state <> 'draft'",
    "SELECT a.kind, a.id, p.title, p.language, CAST(NULL AS BIGINT) AS number FROM asked a \
     JOIN procedures p ON p.id = a.id",
];

/// The statement part that names what is in `asked (kind, id)`: kind, id, title, language and number. `$1` is the
/// reader's language. What not everybody may read has no row.
pub(crate) fn names() -> String {
    NAMES.join(" UNION ALL ")
}

#[derive(FromQueryResult)]
struct Row {
    kind: SubjectKind,
    id: Uuid,
    title: String,
    language: Language,
    number: Option<i64>,
}

/// The names of things, in the order in which they are asked for; what not everybody may read is left out. One
/// statement, none where nothing is asked.
pub async fn list_names(
    db: &impl ConnectionTrait,
    subjects: &[Subject],
    language: Language,
) -> Result<Vec<Named>, DbErr> {
    read(db, subjects, language.into()).await
}

/// The same, each in the language in which it was written first: for readers of different languages.
pub(crate) async fn list_own_names(
    db: &impl ConnectionTrait,
    subjects: &[Subject],
) -> Result<Vec<Named>, DbErr> {
    read(db, subjects, "".into()).await
}

async fn read(db: &impl ConnectionTrait, subjects: &[Subject], language: Value) -> Result<Vec<Named>, DbErr> {
    let asked = subjects.iter().map(|subject| [subject.kind.as_str().into(), subject.id.into()]);
    let Some(Rows { places, values }) = Rows::lay_out_from(2, asked) else { return Ok(Vec::new()) };
    let sql =
        format!("WITH asked (kind, id) AS (SELECT DISTINCT * FROM (VALUES {places}) AS things) {}", names());
    let values = std::iter::once(language).chain(values);
    let rows = Row::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let mut named: Vec<Named> = rows.into_iter().map(named).collect();
    named.sort_by_key(|named| subjects.iter().position(|subject| *subject == named.subject));
    Ok(named)
}

fn named(row: Row) -> Named {
    let subject = Subject { kind: row.kind, id: row.id };
    let address = subject.address_with(row.number).unwrap_or_default();
    Named { subject, title: row.title, language: row.language, address }
}
