//! Writing the record.

use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};
use uuid::Uuid;

use super::{Measure, tables::activity};
use crate::base::{BoardId, Day, Moment, ParticipantId, Subject, database::statement};

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
    activity::Entity::insert(activity::ActiveModel {
        id: Set(Uuid::now_v7()),
        at: Set(entry.at),
        deed: Set(entry.deed.to_owned()),
        actor_id: Set(entry.actor),
        board_id: Set(entry.board),
        subject_kind: Set(entry.subject.map(|subject| subject.kind)),
        subject_id: Set(entry.subject.map(|subject| subject.id)),
        detail: Set(entry.detail),
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
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
