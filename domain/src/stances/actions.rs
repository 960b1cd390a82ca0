//! Writing stances, many at once. The unique key guards that a person has one stance on a thing.

use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::Stance;
use crate::base::{Moment, ParticipantId, database::statement, rows::Rows};

/// A stance as it is stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taken {
    /// What it is about.
    pub subject: Uuid,
    /// Who took it.
    pub participant: ParticipantId,
    /// Her constituency at that moment.
    pub constituency: String,
    /// The stance.
    pub stance: Stance,
    /// When it was taken.
    pub at: Moment,
}

/// Stores stances; an earlier one of the same person on the same thing is replaced. One statement.
pub(crate) async fn store(
    db: &impl ConnectionTrait,
    stances: impl IntoIterator<Item = Taken>,
) -> Result<(), DbErr> {
    let row = |taken: Taken| {
        [
            taken.subject.into(),
            taken.participant.into(),
            taken.constituency.into(),
            taken.stance.as_str().into(),
            taken.at.into(),
        ]
    };
    let Some(rows) = Rows::lay_out(stances.into_iter().map(row)) else { return Ok(()) };
    let sql = format!(
        "INSERT INTO stances (subject_id, participant_id, constituency, stance, taken_at) \
         SELECT DISTINCT * FROM (VALUES {}) AS taken WHERE TRUE \
         ON CONFLICT (subject_id, participant_id) DO UPDATE SET \
            constituency = excluded.constituency, stance = excluded.stance, taken_at = excluded.taken_at",
        rows.places
    );
    db.execute_raw(statement(db, &sql, rows.values)).await?;
    Ok(())
}

/// Removes stances. One statement.
pub(crate) async fn remove(
    db: &impl ConnectionTrait,
    stances: impl IntoIterator<Item = (Uuid, ParticipantId)>,
) -> Result<(), DbErr> {
    let rows = stances.into_iter().map(|(subject, participant)| [subject.into(), participant.into()]);
    let Some(rows) = Rows::lay_out(rows) else { return Ok(()) };
    let sql = format!("DELETE FROM stances WHERE (subject_id, participant_id) IN (VALUES {})", rows.places);
    db.execute_raw(statement(db, &sql, rows.values)).await?;
    Ok(())
}
