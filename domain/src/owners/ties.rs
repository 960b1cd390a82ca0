//! Where a thing is talked about: the news that tell of it, and the projects to which it belongs.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use uuid::Uuid;

use super::names::Named;
use crate::base::{Language, Subject, SubjectKind, database::statement};

#[derive(FromQueryResult)]
struct Row {
    kind: SubjectKind,
    id: Uuid,
    title: String,
    language: Language,
    at: i64,
}

/// The published news that tell of a thing, the latest first, then the published projects to which it belongs, those
/// begun last first; at most twenty of each. One statement.
pub async fn list_ties(
    db: &impl ConnectionTrait,
    subject: Subject,
    language: Language,
) -> Result<Vec<Named>, DbErr> {
    const SQL: &str = "SELECT * FROM (SELECT 'news' AS kind, n.id, n.title, n.language, \
            COALESCE(n.published_at, 0) AS at \
         FROM news_links l JOIN news n ON n.id = l.news_id AND n.state = 'published' \
         WHERE l.subject_id = $1 AND l.subject_kind = $2 ORDER BY n.published_at DESC, n.id DESC LIMIT 20) AS told \
         UNION ALL \
         SELECT * FROM (SELECT 'project' AS kind, p.id, x.name AS title, x.language, \
            CAST(COALESCE(p.starts_on, 0) AS BIGINT) AS at \
         FROM project_links l JOIN projects p ON p.id = l.project_id AND p.state = 'published' \
         JOIN project_texts x ON x.project_id = p.id AND x.language = COALESCE((SELECT y.language \
            FROM project_texts y WHERE y.project_id = p.id AND y.language = $3), p.language) \
         WHERE l.subject_id = $1 AND l.subject_kind = $2 ORDER BY p.starts_on DESC, p.id DESC LIMIT 20) AS joined";
    let values = [subject.id.into(), subject.kind.as_str().into(), language.into()];
    let mut rows = Row::find_by_statement(statement(db, SQL, values)).all(db).await?;
    rows.sort_by_key(|row| (row.kind == SubjectKind::Project, std::cmp::Reverse((row.at, row.id))));
    Ok(rows.into_iter().map(tie).collect())
}

fn tie(row: Row) -> Named {
    let subject = Subject { kind: row.kind, id: row.id };
    let address = subject.address().unwrap_or_default();
    Named { subject, title: row.title, language: row.language, address }
}
