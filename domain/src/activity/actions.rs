//! Writing the record.

use sea_orm::{ConnectionTrait, DbErr, Value};
use uuid::Uuid;

use super::Measure;
use crate::base::{BoardId, Day, Moment, ParticipantId, Subject, database::statement, rows::Rows};

/// One line of the record.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// When it was done.
    pub at: Moment,
    /// What was done, as `slice.verb`: `initiatives.submit`.
    pub deed: &'a str,
    /// Who did it; `None` for the house itself.
    pub actor: Option<ParticipantId>,
    /// On which board.
    pub board: Option<BoardId>,
    /// To what.
    pub subject: Option<Subject>,
    /// A word or number that says more, never personal data.
    pub detail: Option<String>,
}

/// Writes one line, within the transaction of the deed.
pub async fn record(db: &impl ConnectionTrait, entry: Entry<'_>) -> Result<(), DbErr> {
    record_all(db, [entry]).await
}

/// Writes the lines of deeds that are done together, within their transaction. One statement.
pub async fn record_all<'a>(
    db: &impl ConnectionTrait,
    entries: impl IntoIterator<Item = Entry<'a>>,
) -> Result<(), DbErr> {
    let Some(rows) = Rows::lay_out(entries.into_iter().map(line)) else { return Ok(()) };
    let sql = format!(
        "INSERT INTO activity (id, at, deed, actor_id, board_id, subject_kind, subject_id, detail) \
         SELECT DISTINCT * FROM (VALUES {}) AS lines",
        rows.places
    );
    db.execute_raw(statement(db, &sql, rows.values)).await?;
    Ok(())
}

fn line(entry: Entry<'_>) -> [Value; 8] {
    [
        Uuid::now_v7().into(),
        entry.at.into(),
        entry.deed.into(),
        entry.actor.map(|actor| actor.0).into(),
        entry.board.map(|board| board.0).into(),
        entry.subject.map(|subject| subject.kind.as_str()).into(),
        entry.subject.map(|subject| subject.id).into(),
        entry.detail.into(),
    ]
}

/// What a counter of the day is moved by, and under which heads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tick {
    /// On which board.
    pub board: BoardId,
    /// On which day.
    pub day: Day,
    /// What is counted.
    pub measure: Measure,
    /// Declared constituency; empty where not stated.
    pub constituency: String,
    /// Theme of the initiative; empty where it has none.
    pub theme: String,
    /// Language of the text; empty where there is none.
    pub language: String,
    /// How the person came in; empty where unknown.
    pub channel: String,
}

/// Moves a counter of the day, within the transaction of the deed.
pub async fn count(db: &impl ConnectionTrait, tick: &Tick, by: i64) -> Result<(), DbErr> {
    const SQL: &str = "INSERT INTO daily_counts (board_id, day, measure, constituency, theme, language, channel, count) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
         ON CONFLICT (board_id, day, measure, constituency, theme, language, channel) \
         DO UPDATE SET count = daily_counts.count + excluded.count";
    let values = [
        tick.board.into(),
        tick.day.into(),
        tick.measure.as_str().into(),
        tick.constituency.as_str().into(),
        tick.theme.as_str().into(),
        tick.language.as_str().into(),
        tick.channel.as_str().into(),
        by.into(),
    ];
    db.execute_raw(statement(db, SQL, values)).await?;
    Ok(())
}
