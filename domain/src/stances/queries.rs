//! Readings of stances.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use uuid::Uuid;

use super::Stance;
use crate::base::{ParticipantId, database::statement, rows::Rows};

#[derive(FromQueryResult)]
struct Own {
    stance: Stance,
}

/// The person's own stance on a thing. One statement.
pub async fn find_own(
    db: &impl ConnectionTrait,
    subject: Uuid,
    participant: ParticipantId,
) -> Result<Option<Stance>, DbErr> {
    const SQL: &str = "SELECT stance FROM stances WHERE subject_id = $1 AND participant_id = $2";
    let own =
        Own::find_by_statement(statement(db, SQL, [subject.into(), participant.into()])).one(db).await?;
    Ok(own.map(|own| own.stance))
}

/// A person before a thing: how she came to the platform, and the stance that she has on it.
#[derive(FromQueryResult, Clone, Debug)]
pub(crate) struct Before {
    pub subject_id: Uuid,
    pub participant_id: ParticipantId,
    pub channel: String,
    pub constituency: Option<String>,
    pub stance: Option<Stance>,
}

/// For every pair of a thing and a person, how the person stands to it until now. One statement.
pub(crate) async fn list_before(
    db: &impl ConnectionTrait,
    pairs: impl IntoIterator<Item = (Uuid, ParticipantId)>,
) -> Result<Vec<Before>, DbErr> {
    let rows = pairs.into_iter().map(|(subject, participant)| [subject.into(), participant.into()]);
    let Some(rows) = Rows::lay_out(rows) else { return Ok(Vec::new()) };
    let sql = format!(
        "SELECT pairs.column1 AS subject_id, p.id AS participant_id, p.channel, s.constituency, s.stance \
         FROM (VALUES {}) AS pairs JOIN participants p ON p.id = pairs.column2 \
         LEFT JOIN stances s ON s.subject_id = pairs.column1 AND s.participant_id = pairs.column2",
        rows.places
    );
    Before::find_by_statement(statement(db, &sql, rows.values)).all(db).await
}

#[derive(FromQueryResult)]
struct Support {
    subject_id: Uuid,
    participant_id: ParticipantId,
}

/// Who supports which of these things. One statement. For counting only: never shown.
pub(crate) async fn list_supports(
    db: &impl ConnectionTrait,
    subjects: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<(Uuid, ParticipantId)>, DbErr> {
    let Some(rows) = Rows::lay_out(subjects.into_iter().map(|subject| [subject.into()])) else {
        return Ok(Vec::new());
    };
    let sql = format!(
        "SELECT subject_id, participant_id FROM stances WHERE stance = 'support' AND subject_id IN (VALUES {}) \
         ORDER BY participant_id, subject_id",
        rows.places
    );
    let rows = Support::find_by_statement(statement(db, &sql, rows.values)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.subject_id, row.participant_id)).collect())
}
