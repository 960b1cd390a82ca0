//! Readings of one's own things.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use uuid::Uuid;

use super::{NEWS, NEWS_OF_BOARDS, Shelf, Thing};
use crate::{
    base::{Ctx, Cursor, Moment, Page, ParticipantId, Stop, database::statement, page::PAGE_SIZE},
    people,
};

const COMMENTS: &str = "SELECT c.id, c.subject_kind AS kind, c.subject_id, COALESCE(i.title, n.title) AS title, \
        COALESCE(i.language, n.language) AS language, c.text, \
        c.language AS text_language, c.state AS word, c.created_at AS at \
     FROM comments c LEFT JOIN initiatives i ON i.id = c.subject_id AND i.is_public \
     LEFT JOIN news n ON n.id = c.subject_id AND n.state = 'published' \
     WHERE c.participant_id = $1 AND c.state <> 'withdrawn' AND COALESCE(i.title, n.title) IS NOT NULL \
       AND (c.created_at < $2 OR (c.created_at = $2 AND c.id < $3)) \
     ORDER BY c.created_at DESC, c.id DESC LIMIT $4";
const PLEDGES: &str = "SELECT l.id, 'initiative' AS kind, l.subject_id, i.title, i.language, l.text, \
        l.language AS text_language, l.state AS word, l.created_at AS at \
     FROM pledges l JOIN initiatives i ON i.id = l.subject_id AND i.is_public \
     WHERE l.participant_id = $1 AND l.state <> 'withdrawn' \
       AND (l.created_at < $2 OR (l.created_at = $2 AND l.id < $3)) \
     ORDER BY l.created_at DESC, l.id DESC LIMIT $4";
const STANCES: &str = "SELECT s.subject_id AS id, 'initiative' AS kind, s.subject_id, i.title, i.language, \
        NULL AS text, NULL AS text_language, s.stance AS word, s.taken_at AS at \
     FROM stances s JOIN initiatives i ON i.id = s.subject_id AND i.is_public \
     WHERE s.participant_id = $1 AND (s.taken_at < $2 OR (s.taken_at = $2 AND s.subject_id < $3)) \
     ORDER BY s.taken_at DESC, s.subject_id DESC LIMIT $4";
const FOLLOWS: &str = "SELECT f.subject_id AS id, f.subject_kind AS kind, f.subject_id, \
        COALESCE(i.title, x.question) AS title, COALESCE(i.language, x.language) AS language, \
        NULL AS text, NULL AS text_language, '' AS word, f.since AS at \
     FROM follows f LEFT JOIN initiatives i ON i.id = f.subject_id AND i.is_public \
     LEFT JOIN boards b ON b.id = f.subject_id \
     LEFT JOIN board_texts x ON x.board_id = b.id AND x.language = b.language \
     WHERE f.participant_id = $1 AND COALESCE(i.title, x.question) IS NOT NULL \
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

/// How many days news stay on the page.
const NEWS_DAYS: i64 = 90;

/// What others did of late to what the person follows, supports or wrote, the latest first, and until when she
/// had looked before; from now on she has looked. `is_told` says of which deeds she wishes to hear. Three statements.
pub async fn list_news(
    ctx: &Ctx,
    is_told: impl Fn(&str) -> bool,
) -> Result<(Vec<Thing>, Option<Moment>), Stop> {
    let me = ctx.actor.person()?.id;
    let news = read_news(ctx.db.reader(), me, ctx.now.plus_days(-NEWS_DAYS), is_told).await?;
    Ok((news, people::actions::look(ctx, me).await?))
}

async fn read_news(
    db: &impl ConnectionTrait,
    me: ParticipantId,
    since: Moment,
    is_told: impl Fn(&str) -> bool,
) -> Result<Vec<Thing>, DbErr> {
    let told = NEWS.iter().filter(|deed| is_told(deed));
    let deeds: Vec<String> = told.map(|deed| format!("'{deed}'")).collect();
    let [publish, count] = NEWS_OF_BOARDS;
    let mut parts = Vec::new();
    if !deeds.is_empty() {
        parts.push(format!(
            "SELECT i.id, 'initiative' AS kind, i.id AS subject_id, i.title, i.language, \
                NULL AS text, NULL AS text_language, a.deed AS word, MAX(a.at) AS at \
             FROM (SELECT subject_id AS id FROM follows WHERE participant_id = $1 \
                UNION SELECT subject_id FROM stances WHERE participant_id = $1 AND stance = 'support' \
                UNION SELECT initiative_id FROM initiative_authors \
                    WHERE participant_id = $1 AND consent = 'given') watched \
             JOIN activity a ON a.subject_id = watched.id JOIN initiatives i ON i.id = watched.id AND i.is_public \
             WHERE a.at >= $2 AND (a.actor_id IS NULL OR a.actor_id <> $1) AND a.deed IN ({}) \
             GROUP BY i.id, i.title, i.language, a.deed",
            deeds.join(", ")
        ));
    }
    if is_told(publish) {
        parts.push(format!(
            "SELECT i.id, 'initiative' AS kind, i.id AS subject_id, i.title, i.language, \
                NULL AS text, NULL AS text_language, '{publish}' AS word, i.published_at AS at \
             FROM follows f JOIN initiatives i ON i.board_id = f.subject_id AND i.is_public \
             WHERE f.participant_id = $1 AND i.published_at >= $2 \
                AND (i.created_by IS NULL OR i.created_by <> $1)"
        ));
    }
    if is_told(count) {
        parts.push(format!(
            "SELECT b.id, 'board' AS kind, b.id AS subject_id, x.question AS title, x.language, \
                NULL AS text, NULL AS text_language, '{count}' AS word, b.counted_at AS at \
             FROM follows f JOIN boards b ON b.id = f.subject_id \
             JOIN board_texts x ON x.board_id = b.id AND x.language = b.language \
             WHERE f.participant_id = $1 AND b.counted_at >= $2"
        ));
    }
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("{} ORDER BY at DESC LIMIT 50", parts.join(" UNION ALL "));
    Thing::find_by_statement(statement(db, &sql, [me.into(), since.into()])).all(db).await
}
