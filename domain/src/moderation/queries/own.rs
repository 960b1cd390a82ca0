//! What an author is told about the decisions on her texts.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use uuid::Uuid;

use crate::{
    base::{
        Cursor, DecisionId, Language, Moment, Page, ParticipantId, Subject, SubjectKind, database::statement,
        page::PAGE_SIZE,
    },
    moderation::{Appeal, AppealOutcome, Decision, Note, Reason, Verdict},
};

/// What is read of a decision.
pub(super) const COLUMNS: &str = "d.id, d.subject_kind, d.subject_id, c.excerpt, c.language, d.verdict, d.reason, \
     d.message, d.message_language, d.decided_at, d.author_id, a.text, a.language AS text_language, a.created_at, \
     a.outcome, a.reasons, a.reasons_language";
/// Where it stands.
pub(super) const TABLES: &str = "moderation_decisions d JOIN moderation_cases c ON c.id = d.case_id \
     LEFT JOIN appeals a ON a.decision_id = d.id";

#[derive(FromQueryResult)]
pub(super) struct Row {
    pub id: DecisionId,
    subject_kind: SubjectKind,
    subject_id: Uuid,
    excerpt: String,
    language: Language,
    verdict: Verdict,
    reason: Reason,
    message: Option<String>,
    message_language: Option<Language>,
    decided_at: Moment,
    author_id: Option<ParticipantId>,
    text: Option<String>,
    text_language: Option<Language>,
    pub created_at: Option<Moment>,
    outcome: Option<AppealOutcome>,
    reasons: Option<String>,
    reasons_language: Option<Language>,
}

/// The decisions about somebody's texts that object to something, the latest first. One statement.
pub async fn list_about(
    db: &impl ConnectionTrait,
    author: ParticipantId,
    after: Option<Cursor>,
) -> Result<Page<Decision>, DbErr> {
    let mut values: Vec<Value> = vec![author.into(), (PAGE_SIZE + 1).cast_signed().into()];
    let later = after.map_or("", |cursor| {
        values.extend([cursor.key.into(), cursor.id.into()]);
        "AND (d.decided_at < $3 OR (d.decided_at = $3 AND d.id < $4))"
    });
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE d.author_id = $1 AND d.verdict IN ('return', 'hide') {later} \
         ORDER BY d.decided_at DESC, d.id DESC LIMIT $2"
    );
    let rows = Row::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let cursor = |row: &Row| Cursor { key: row.decided_at.0, id: row.id.0 };
    Ok(Page::cut(rows, PAGE_SIZE, cursor).map(decision))
}

/// The latest decision about a text, and the author who was told. One statement.
pub async fn find_latest(
    db: &impl ConnectionTrait,
    subject: Subject,
) -> Result<Option<(Decision, Option<ParticipantId>)>, DbErr> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE d.subject_id = $1 ORDER BY d.decided_at DESC, d.id DESC LIMIT 1"
    );
    let row = Row::find_by_statement(statement(db, &sql, [subject.id.into()])).one(db).await?;
    Ok(row.map(|row| {
        let author = row.author_id;
        (decision(row), author)
    }))
}

pub(super) fn decision(row: Row) -> Decision {
    let note = |(text, language)| Note { text, language };
    let ruling = row.outcome.zip(row.reasons.zip(row.reasons_language).map(note));
    let appeal = row.text.zip(row.text_language).map(note).zip(row.created_at);
    Decision {
        id: row.id,
        subject: Subject { kind: row.subject_kind, id: row.subject_id },
        excerpt: Note { text: row.excerpt, language: row.language },
        verdict: row.verdict,
        reason: row.reason,
        message: row.message.zip(row.message_language).map(note),
        decided_at: row.decided_at,
        appeal: appeal.map(|(text, created_at)| Appeal { text, created_at, ruling }),
    }
}
