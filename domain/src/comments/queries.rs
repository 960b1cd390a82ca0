//! Readings of comments.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use uuid::Uuid;

use super::{Comment, Frame, State, Thread, Writer};
use crate::{
    base::{
        CommentId, Cursor, Language, Moment, OrganisationId, Page, ParticipantId, Refusal, Stop, Subject,
        SubjectKind, database::statement,
    },
    people::{Constituency, Glyph},
};

/// How many threads a page shows.
const THREADS: u64 = 12;

#[derive(FromQueryResult)]
struct FrameRow {
    id: CommentId,
    subject_kind: SubjectKind,
    subject_id: Uuid,
    thread_id: CommentId,
    parent_id: Option<CommentId>,
    participant_id: ParticipantId,
    organisation_id: Option<OrganisationId>,
    state: State,
    text: String,
    language: Language,
    created_at: Moment,
}

/// What rules need to know of a comment. One statement.
///
/// # Errors
/// [`Refusal::NotFound`]. Whether the reader may see it is for the caller's rule.
pub async fn find_frame(db: &impl ConnectionTrait, id: CommentId) -> Result<Frame, Stop> {
    const SQL: &str = "SELECT id, subject_kind, subject_id, thread_id, parent_id, participant_id, organisation_id, \
            state, text, language, created_at FROM comments WHERE id = $1";
    let row = FrameRow::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    Ok(Frame {
        id: row.id,
        subject: Subject { kind: row.subject_kind, id: row.subject_id },
        thread: row.thread_id,
        parent: row.parent_id,
        author: row.participant_id,
        organisation: row.organisation_id,
        state: row.state,
        text: row.text,
        language: row.language,
        created_at: row.created_at,
    })
}

#[derive(FromQueryResult)]
struct Row {
    id: CommentId,
    parent_id: Option<CommentId>,
    participant_id: ParticipantId,
    pseudonym: String,
    organisation: Option<String>,
    constituency: Option<String>,
    glyph: Option<Glyph>,
    constituency_name: Option<String>,
    state: State,
    text: String,
    language: Language,
    created_at: Moment,
    hidden_for: Option<String>,
}

/// The threads under a subject, those begun last first, each with its replies. What waits for a moderator is
/// there for its author alone. One statement.
pub async fn list_threads(
    db: &impl ConnectionTrait,
    subject: Subject,
    reader: Option<ParticipantId>,
    language: Language,
    after: Option<Cursor>,
) -> Result<Page<Thread>, DbErr> {
    const SQL: &str = "SELECT c.id, c.parent_id, c.participant_id, p.pseudonym, o.name AS organisation, \
            p.constituency, k.glyph, COALESCE(n.name, i.name, k.key) AS constituency_name, \
            c.state, c.text, c.language, c.created_at, \
            CASE WHEN c.state = 'hidden' THEN (SELECT d.reason FROM moderation_decisions d \
                WHERE d.subject_id = c.id AND d.verdict = 'hide' ORDER BY d.decided_at DESC LIMIT 1) END AS hidden_for \
         FROM comments c JOIN participants p ON p.id = c.participant_id \
         LEFT JOIN organisations o ON o.id = c.organisation_id \
         LEFT JOIN constituencies k ON k.key = p.constituency \
         LEFT JOIN constituency_names n ON n.constituency = k.key AND n.language = $3 \
         LEFT JOIN constituency_names i ON i.constituency = k.key AND i.language = 'it' \
         WHERE c.subject_id = $1 AND (c.state <> 'waiting' OR c.participant_id = $2) \
           AND c.thread_id IN (SELECT t.id FROM comments t WHERE t.subject_id = $1 AND t.parent_id IS NULL \
                AND (t.state <> 'waiting' OR t.participant_id = $2) AND t.id < $4 \
                ORDER BY t.id DESC LIMIT $5) \
         ORDER BY c.thread_id DESC, c.id";
    let values: [Value; 5] = [
        subject.id.into(),
        // Nobody has the nil id.
        reader.map_or(Uuid::nil(), |reader| reader.0).into(),
        language.into(),
        after.map_or(Uuid::max(), |cursor| cursor.id).into(),
        (THREADS + 1).cast_signed().into(),
    ];
    let rows = Row::find_by_statement(statement(db, SQL, values)).all(db).await?;
    let cursor = |thread: &Thread| Cursor { key: 0, id: thread.first.id.0 };
    Ok(Page::cut(threads(rows, reader), THREADS, cursor))
}

/// Rows in the order of their threads, each thread's first comment before its replies.
fn threads(rows: Vec<Row>, reader: Option<ParticipantId>) -> Vec<Thread> {
    let mut threads: Vec<Thread> = Vec::new();
    for row in rows {
        let begins = row.parent_id.is_none();
        let comment = comment(row, reader);
        match threads.last_mut() {
            Some(thread) if !begins => thread.replies.push(comment),
            _ => threads.push(Thread { first: comment, replies: Vec::new() }),
        }
    }
    threads
}

fn comment(row: Row, reader: Option<ParticipantId>) -> Comment {
    let is_own = Some(row.participant_id) == reader;
    let readable = matches!(row.state, State::Waiting | State::Published) || is_own;
    let constituency = row.constituency.zip(row.glyph).zip(row.constituency_name);
    Comment {
        id: row.id,
        writer: Writer {
            pseudonym: row.pseudonym,
            constituency: constituency.map(|((key, glyph), name)| Constituency { key, glyph, name }),
            organisation: row.organisation,
        },
        is_own,
        state: row.state,
        text: if readable { row.text } else { String::new() },
        language: row.language,
        created_at: row.created_at,
        hidden_for: row.hidden_for,
    }
}
