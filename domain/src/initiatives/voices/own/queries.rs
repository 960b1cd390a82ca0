//! Readings of one's own things.

use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use super::{Shelf, Thing};
use crate::base::{Ctx, Cursor, Page, Stop, database::statement, page::PAGE_SIZE};

const COMMENTS: &str = "SELECT c.id, c.subject_kind AS kind, c.subject_id, COALESCE(i.title, n.title) AS title, \
        COALESCE(i.language, n.language) AS language, c.text, \
        c.language AS text_language, c.state AS word, c.created_at AS at, \
        CAST(NULL AS BIGINT) AS number, CAST(NULL AS BIGINT) AS until \
     FROM comments c LEFT JOIN initiatives i ON i.id = c.subject_id AND i.is_public \
     LEFT JOIN news n ON n.id = c.subject_id AND n.state = 'published' \
     WHERE c.participant_id = $1 AND c.state <> 'withdrawn' AND COALESCE(i.title, n.title) IS NOT NULL \
       AND (c.created_at < $2 OR (c.created_at = $2 AND c.id < $3)) \
     ORDER BY c.created_at DESC, c.id DESC LIMIT $4";
const PLEDGES: &str = "SELECT l.id, 'initiative' AS kind, l.subject_id, i.title, i.language, l.text, \
        l.language AS text_language, l.state AS word, l.created_at AS at, \
        CAST(NULL AS BIGINT) AS number, CAST(NULL AS BIGINT) AS until \
     FROM pledges l JOIN initiatives i ON i.id = l.subject_id AND i.is_public \
     WHERE l.participant_id = $1 AND l.state <> 'withdrawn' \
       AND (l.created_at < $2 OR (l.created_at = $2 AND l.id < $3)) \
     ORDER BY l.created_at DESC, l.id DESC LIMIT $4";
const STANCES: &str = "SELECT s.subject_id AS id, 'initiative' AS kind, s.subject_id, i.title, i.language, \
        NULL AS text, NULL AS text_language, s.stance AS word, s.taken_at AS at, \
        CAST(NULL AS BIGINT) AS number, CAST(NULL AS BIGINT) AS until \
     FROM stances s JOIN initiatives i ON i.id = s.subject_id AND i.is_public \
     WHERE s.participant_id = $1 AND (s.taken_at < $2 OR (s.taken_at = $2 AND s.subject_id < $3)) \
     ORDER BY s.taken_at DESC, s.subject_id DESC LIMIT $4";
const FOLLOWS: &str = "SELECT f.subject_id AS id, f.subject_kind AS kind, f.subject_id, \
        COALESCE(i.title, x.question, m.title, w.name, o.name, p.title, y.name) AS title, \
        COALESCE(i.language, x.language, m.language, w.language, o.language, p.language, y.language) AS language, \
        NULL AS text, NULL AS text_language, '' AS word, f.since AS at, \
        CAST(m.number AS BIGINT) AS number, CAST(NULL AS BIGINT) AS until \
     FROM follows f LEFT JOIN initiatives i ON i.id = f.subject_id AND i.is_public \
     LEFT JOIN boards b ON b.id = f.subject_id \
     LEFT JOIN board_texts x ON x.board_id = b.id AND x.language = b.language \
     LEFT JOIN meetings m ON m.id = f.subject_id AND m.state <> 'draft' \
     LEFT JOIN tables w ON w.id = f.subject_id LEFT JOIN organisations o ON o.id = f.subject_id \
     LEFT JOIN procedures p ON p.id = f.subject_id \
     LEFT JOIN projects j ON j.id = f.subject_id AND j.state = 'published' \
     LEFT JOIN project_texts y ON y.project_id = j.id AND y.language = j.language \
     WHERE f.participant_id = $1 \
       AND COALESCE(i.title, x.question, m.title, w.name, o.name, p.title, y.name) IS NOT NULL \
       AND (f.since < $2 OR (f.since = $2 AND f.subject_id < $3)) \
     ORDER BY f.since DESC, f.subject_id DESC LIMIT $4";

/// One's own things of a shelf, the latest first. One statement.
pub async fn list_shelf(ctx: &Ctx, shelf: Shelf, after: Option<Cursor>) -> Result<Page<Thing>, Stop> {
    let me = ctx.actor.person()?.id;
    let sql = match shelf {
        Shelf::Comments => COMMENTS,
        Shelf::Stances => STANCES,
        Shelf::Pledges => PLEDGES,
        Shelf::Follows => FOLLOWS,
    };
    let after = after.unwrap_or(Cursor { key: i64::MAX, id: Uuid::max() });
    let values: [Value; 4] =
        [me.into(), after.key.into(), after.id.into(), (PAGE_SIZE + 1).cast_signed().into()];
    let db = ctx.db.reader();
    let rows = Thing::find_by_statement(statement(db, sql, values)).all(db).await?;
    Ok(Page::cut(rows, PAGE_SIZE, |row| Cursor { key: row.at.0, id: row.id }))
}
