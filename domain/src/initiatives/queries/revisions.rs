//! The versions of an initiative.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::{
    base::{InitiativeId, Language, Moment, database::statement},
    initiatives::Revision,
};

#[derive(FromQueryResult)]
struct Row {
    number: i32,
    title: String,
    body: String,
    language: Language,
    place: Option<String>,
    cost_cents: Option<i64>,
    note: Option<String>,
    author: Option<String>,
    created_at: Moment,
}

/// All versions, the latest first. One statement.
pub async fn list_revisions(db: &impl ConnectionTrait, id: InitiativeId) -> Result<Vec<Revision>, DbErr> {
    const SQL: &str = "SELECT r.number, r.title, r.body, r.language, r.place, r.cost_cents, r.note, \
            p.pseudonym AS author, r.created_at \
         FROM revisions r LEFT JOIN participants p ON p.id = r.created_by \
         WHERE r.initiative_id = $1 ORDER BY r.number DESC";
    let rows = Row::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    let revision = |row: Row| Revision {
        number: row.number.unsigned_abs(),
        title: row.title,
        body: row.body,
        language: row.language,
        place: row.place,
        cost_cents: row.cost_cents,
        note: row.note,
        author: row.author,
        created_at: row.created_at,
    };
    Ok(rows.into_iter().map(revision).collect())
}
