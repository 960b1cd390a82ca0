//! Readings of files.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use std::collections::HashMap;
use uuid::Uuid;

use super::{Attachment, MediaType, Purpose, Size, Visibility, rules};
use crate::base::{
    AttachmentId, Closeness, Language, Refusal, Stop, Subject, SubjectKind, database::statement,
};

const COLUMNS: &str = "id, subject_kind, subject_id, purpose, visibility, media_type, file_name, alternative, \
     language, width, height, size";

#[derive(FromQueryResult)]
struct Row {
    id: AttachmentId,
    subject_kind: SubjectKind,
    subject_id: Uuid,
    purpose: Purpose,
    visibility: Visibility,
    media_type: MediaType,
    file_name: String,
    alternative: String,
    language: Language,
    width: Option<i32>,
    height: Option<i32>,
    size: i64,
}

impl From<Row> for Attachment {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            subject: Subject { kind: row.subject_kind, id: row.subject_id },
            purpose: row.purpose,
            visibility: row.visibility,
            media_type: row.media_type,
            file_name: row.file_name,
            alternative: row.alternative,
            language: row.language,
            dimensions: row.width.zip(row.height),
            size: row.size,
        }
    }
}

/// The files of a subject that somebody so close may see, the first ones first. One statement.
pub async fn list_of(
    db: &impl ConnectionTrait,
    subject: Subject,
    closeness: Closeness,
) -> Result<Vec<Attachment>, DbErr> {
    let sql = format!("SELECT {COLUMNS} FROM attachments WHERE subject_id = $1 ORDER BY id");
    let rows = Row::find_by_statement(statement(db, &sql, [subject.id.into()])).all(db).await?;
    let seen = |file: &Attachment| rules::may_see(file.visibility, closeness).is_ok();
    Ok(rows.into_iter().map(Attachment::from).filter(seen).collect())
}

/// The public files of several subjects, the first ones first. One statement.
pub async fn list_of_each(
    db: &impl ConnectionTrait,
    subjects: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Attachment>>, DbErr> {
    let values: Vec<Value> = subjects.iter().map(|id| Value::from(*id)).collect();
    let places: Vec<String> = (1..=values.len()).map(|place| format!("${place}")).collect();
    // An empty list is no list in PostgreSQL.
    let among = if places.is_empty() { "NULL".to_owned() } else { places.join(", ") };
    let sql = format!(
        "SELECT {COLUMNS} FROM attachments WHERE subject_id IN ({among}) AND visibility = 'public' ORDER BY id"
    );
    let mut found: HashMap<Uuid, Vec<Attachment>> = HashMap::new();
    for row in Row::find_by_statement(statement(db, &sql, values)).all(db).await? {
        found.entry(row.subject_id).or_default().push(row.into());
    }
    Ok(found)
}

/// For each of several subjects the first public file of a purpose, where it has one: what cards show. One statement.
pub async fn list_first(
    db: &impl ConnectionTrait,
    subjects: &[Uuid],
    purpose: Purpose,
) -> Result<HashMap<Uuid, Attachment>, DbErr> {
    let mut values: Vec<Value> = vec![purpose.as_str().into()];
    values.extend(subjects.iter().map(|id| Value::from(*id)));
    let places: Vec<String> = (2..=values.len()).map(|place| format!("${place}")).collect();
    // An empty list is no list in PostgreSQL.
    let among = if places.is_empty() { "NULL".to_owned() } else { places.join(", ") };
    let sql = format!(
        "SELECT {COLUMNS} FROM attachments \
         WHERE subject_id IN ({among}) AND purpose = $1 AND visibility = 'public' ORDER BY id DESC"
    );
    let rows = Row::find_by_statement(statement(db, &sql, values)).all(db).await?;
    // Of one subject, the first comes last and stays.
    Ok(rows.into_iter().map(|row| (row.subject_id, row.into())).collect())
}

/// The public files of several subjects, the first ones first. One statement.
pub async fn list_public(db: &impl ConnectionTrait, subjects: &[Uuid]) -> Result<Vec<Attachment>, DbErr> {
    let values: Vec<Value> = subjects.iter().map(|id| Value::from(*id)).collect();
    let places: Vec<String> = (1..=values.len()).map(|place| format!("${place}")).collect();
    // An empty list is no list in PostgreSQL.
    let among = if places.is_empty() { "NULL".to_owned() } else { places.join(", ") };
    let sql = format!(
        "SELECT {COLUMNS} FROM attachments WHERE subject_id IN ({among}) AND visibility = 'public' ORDER BY id"
    );
    let rows = Row::find_by_statement(statement(db, &sql, values)).all(db).await?;
    Ok(rows.into_iter().map(Attachment::from).collect())
}

/// The file with this id, without what is in it. One statement.
pub async fn find(db: &impl ConnectionTrait, id: AttachmentId) -> Result<Attachment, Stop> {
    let sql = format!("SELECT {COLUMNS} FROM attachments WHERE id = $1");
    let row = Row::find_by_statement(statement(db, &sql, [id.into()])).one(db).await?;
    Ok(row.ok_or(Refusal::NotFound)?.into())
}

#[derive(FromQueryResult)]
struct Content {
    bytes: Vec<u8>,
}

/// What is in a file; in the size for lists where there is one. One statement. Who may see it is for whoever calls.
pub(crate) async fn read(db: &impl ConnectionTrait, id: AttachmentId, size: Size) -> Result<Vec<u8>, Stop> {
    let column = match size {
        Size::Full => "bytes",
        Size::Small => "COALESCE(small, bytes)",
    };
    let sql = format!("SELECT {column} AS bytes FROM attachments WHERE id = $1");
    let content = Content::find_by_statement(statement(db, &sql, [id.into()])).one(db).await?;
    Ok(content.ok_or(Refusal::NotFound)?.bytes)
}

#[derive(FromQueryResult)]
struct Present {
    files: i64,
}

/// How many files a subject has. One statement.
pub(super) async fn count(db: &impl ConnectionTrait, subject: Subject) -> Result<i64, DbErr> {
    const SQL: &str = "SELECT COUNT(*) AS files FROM attachments WHERE subject_id = $1";
    let present = Present::find_by_statement(statement(db, SQL, [subject.id.into()])).one(db).await?;
    Ok(present.map_or(0, |present| present.files))
}
