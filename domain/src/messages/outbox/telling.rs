//! Lines for those who are told: what happened since the last look, and what waits for them.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use uuid::Uuid;

use crate::{
    base::{Database, Moment, ParticipantId, Stop, SubjectKind, database::statement, rows::Rows},
    messages::{Occasion, Pace, hearers, rules::decide},
};

/// Deeds whose transaction was still open when the record was read last have an earlier moment than what was read
/// then: each look begins a little before the end of the last.
const OVERLAP_MINUTES: i64 = 2;

#[derive(FromQueryResult)]
struct Watermark {
    at: Moment,
}

/// Something that happened, and somebody who cares about it and left an address.
#[derive(FromQueryResult)]
struct Heard {
    id: Uuid,
    at: Moment,
    deed: String,
    subject_kind: SubjectKind,
    subject_id: Uuid,
    participant_id: ParticipantId,
    pace: Option<Pace>,
}

/// Something that waits for somebody.
#[derive(FromQueryResult)]
pub(super) struct Call {
    word: String,
    mark: Uuid,
    kind: SubjectKind,
    id: Uuid,
    pub(super) participant_id: ParticipantId,
    at: Moment,
    pub(super) until: Option<Moment>,
    pace: Option<Pace>,
}

/// What is written into the outbox, where somebody wishes it.
struct Told<'a> {
    who: ParticipantId,
    word: &'a str,
    cause: String,
    kind: SubjectKind,
    subject: Uuid,
    at: Moment,
    until: Option<Moment>,
    pace: Option<Pace>,
}

impl Heard {
    fn line(&self) -> Told<'_> {
        Told {
            who: self.participant_id,
            word: &self.deed,
            cause: self.id.to_string(),
            kind: self.subject_kind,
            subject: self.subject_id,
            at: self.at,
            until: None,
            pace: self.pace,
        }
    }
}

impl Call {
    /// By what it is told once: a date is reminded of once, however often it moves; a seat is offered anew after another
    /// offer lapsed.
    pub(super) fn cause(&self) -> String {
        let Self { mark, at, until, .. } = self;
        match (self.word.as_str(), until) {
            ("meetings.remind", _) => format!("reminder:{mark}"),
            (word, Some(until)) => format!("{word}:{mark}:{}", until.0),
            (word, None) => format!("{word}:{mark}:{}", at.0),
        }
    }

    fn line(&self) -> Told<'_> {
        Told {
            who: self.participant_id,
            word: &self.word,
            cause: self.cause(),
            kind: self.kind,
            subject: self.id,
            at: self.at,
            until: self.until,
            pace: self.pace,
        }
    }
}

/// Reads what was done since the last look and what waits for people, and writes a line for each person who is told of
/// it by e-mail. Gives the number of new lines. What was done before the first look is not told.
pub async fn tell_due(db: &Database, now: Moment) -> Result<u64, Stop> {
    let transaction = db.begin().await?;
    let Some(since) = move_watermark(&transaction, now).await? else {
        transaction.commit().await?;
        return Ok(0);
    };
    let heard = list_heard(&transaction, since.plus_minutes(-OVERLAP_MINUTES), now).await?;
    let calls = list_calls(&transaction, now).await?;
    let lines: Vec<_> = heard.iter().map(Heard::line).chain(calls.iter().map(Call::line)).collect();
    let told = write_lines(&transaction, &lines, now).await?;
    transaction.commit().await?;
    Ok(told)
}

/// Until when the record had been read before; from now on it is read until now.
async fn move_watermark(db: &impl ConnectionTrait, now: Moment) -> Result<Option<Moment>, DbErr> {
    const READ: &str = "SELECT at FROM message_watermarks WHERE name = 'activity'";
    const MOVE: &str = "INSERT INTO message_watermarks (name, at) VALUES ('activity', $1) \
         ON CONFLICT (name) DO UPDATE SET at = excluded.at";
    let before = Watermark::find_by_statement(statement(db, READ, [])).one(db).await?;
    db.execute_raw(statement(db, MOVE, [now.into()])).await?;
    Ok(before.map(|row| row.at))
}

/// What happened between the moments, with everybody who hears of it, left an address, and did not do it herself. One
/// statement.
async fn list_heard(db: &impl ConnectionTrait, since: Moment, until: Moment) -> Result<Vec<Heard>, DbErr> {
    let sql = format!(
        "WITH told AS (SELECT a.id, a.at, a.deed, a.actor_id, a.board_id, a.subject_kind, a.subject_id, {} AS occasion \
                FROM activity a WHERE a.at > $1 AND a.at <= $2 AND {}), \
            close AS ({}) \
         SELECT t.id, t.at, t.deed, t.subject_kind, t.subject_id, c.participant_id, p.pace \
         FROM close c JOIN told t ON t.id = c.id \
         JOIN mail_addresses m ON m.participant_id = c.participant_id AND m.confirmed_at IS NOT NULL \
         LEFT JOIN message_paces p ON p.participant_id = c.participant_id AND p.occasion = t.occasion \
         WHERE t.actor_id IS NULL OR t.actor_id <> c.participant_id",
        hearers::occasion_of("a.deed"),
        hearers::told(),
        hearers::everybody(until),
    );
    Heard::find_by_statement(statement(db, &sql, [since.into(), until.into()])).all(db).await
}

/// What waits for those who left an address. One statement.
async fn list_calls(db: &impl ConnectionTrait, now: Moment) -> Result<Vec<Call>, DbErr> {
    let sql = format!(
        "SELECT c.*, p.pace FROM ({}) c \
         JOIN mail_addresses m ON m.participant_id = c.participant_id AND m.confirmed_at IS NOT NULL \
         LEFT JOIN message_paces p ON p.participant_id = c.participant_id AND p.occasion = {}",
        hearers::calls(now),
        hearers::occasion_of("c.word"),
    );
    Call::find_by_statement(statement(db, &sql, [])).all(db).await
}

/// What still waits for these people. One statement, none for nobody.
pub(super) async fn list_calls_of(
    db: &impl ConnectionTrait,
    people: impl Iterator<Item = ParticipantId>,
    now: Moment,
) -> Result<Vec<Call>, DbErr> {
    let Some(rows) = Rows::lay_out(people.map(|id| [id.into()])) else { return Ok(Vec::new()) };
    let sql = format!(
        "SELECT c.*, NULL AS pace FROM ({}) c WHERE c.participant_id IN (VALUES {})",
        hearers::calls(now),
        rows.places
    );
    Call::find_by_statement(statement(db, &sql, rows.values)).all(db).await
}

/// How many lines one statement writes.
const ROWS: usize = 500;

/// Writes a line for everything that is told by letter; what was told already stays as it is.
async fn write_lines(db: &impl ConnectionTrait, lines: &[Told<'_>], now: Moment) -> Result<u64, DbErr> {
    let line = |told: &Told<'_>| {
        let occasion = Occasion::of(told.word)?;
        let due = decide(told.pace.unwrap_or(occasion.usual()), true, told.until, now).mail?;
        Some([
            Uuid::now_v7().into(),
            told.who.into(),
            occasion.as_str().into(),
            told.word.into(),
            told.cause.as_str().into(),
            told.kind.as_str().into(),
            told.subject.into(),
            told.at.into(),
            due.into(),
        ])
    };
    let lines: Vec<_> = lines.iter().filter_map(line).collect();
    let mut told = 0;
    for lines in lines.chunks(ROWS) {
        let Some(rows) = Rows::lay_out(lines.iter().cloned()) else { continue };
        let sql = format!(
            "INSERT INTO messages (id, participant_id, occasion, word, cause, subject_kind, subject_id, at, state, due_at) \
             SELECT DISTINCT column1, column2, column3, column4, column5, column6, column7, column8, 'waiting', column9 \
             FROM (VALUES {}) AS lines WHERE TRUE ON CONFLICT (participant_id, cause) DO NOTHING",
            rows.places
        );
        told += db.execute_raw(statement(db, &sql, rows.values)).await?.rows_affected();
    }
    Ok(told)
}
