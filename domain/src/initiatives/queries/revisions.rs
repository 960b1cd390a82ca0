//! The versions of an initiative.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::{
    base::{InitiativeId, Language, Moment, Refusal, RevisionId, Stop, database::statement},
    initiatives::{Revision, Standing},
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
    standing: Standing,
}

/// The versions, the latest first: those that readers see or saw, or `all` of them. One statement.
pub async fn list_revisions(
    db: &impl ConnectionTrait,
    id: InitiativeId,
    all: bool,
) -> Result<Vec<Revision>, DbErr> {
    const SQL: &str = "SELECT r.number, r.title, r.body, r.language, r.place, r.cost_cents, r.note, \
            p.pseudonym AS author, r.created_at, r.standing \
         FROM revisions r LEFT JOIN participants p ON p.id = r.created_by \
         WHERE r.initiative_id = $1 AND ($2 OR r.standing = 'stands') ORDER BY r.number DESC";
    let rows = Row::find_by_statement(statement(db, SQL, [id.into(), all.into()])).all(db).await?;
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
        standing: row.standing,
    };
    Ok(rows.into_iter().map(revision).collect())
}

#[derive(FromQueryResult)]
struct Latest {
    number: Option<i32>,
}

/// The number of the latest version, whoever may read it. One statement.
pub async fn find_latest_number(db: &impl ConnectionTrait, id: InitiativeId) -> Result<u32, DbErr> {
    const SQL: &str = "SELECT MAX(number) AS number FROM revisions WHERE initiative_id = $1";
    let latest = Latest::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    Ok(latest.and_then(|latest| latest.number).unwrap_or_default().unsigned_abs())
}

/// A version that went before a moderator, as deciding about it needs it.
#[derive(Clone, PartialEq, Eq, Debug, FromQueryResult)]
pub struct Version {
    /// Of which initiative.
    pub initiative_id: InitiativeId,
    /// What it is called.
    pub title: String,
    /// What is proposed, in Markdown.
    pub body: String,
    /// The language of both.
    pub language: Language,
    /// How it stands.
    pub standing: Standing,
    /// Whether no later version stands or is still open.
    pub is_latest: bool,
}

/// A version that went before a moderator. One statement.
///
/// # Errors
/// [`Refusal::NotFound`]. Whether the reader may see it is for the caller's rule.
pub async fn find_version(db: &impl ConnectionTrait, id: RevisionId) -> Result<Version, Stop> {
    const SQL: &str = "SELECT r.initiative_id, r.title, r.body, r.language, r.standing, \
            NOT EXISTS (SELECT 1 FROM revisions l WHERE l.initiative_id = r.initiative_id AND l.number > r.number \
                AND l.standing IN ('stands', 'waiting', 'returned')) AS is_latest \
         FROM revisions r WHERE r.id = $1";
    let version = Version::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    Ok(version.ok_or(Refusal::NotFound)?)
}
