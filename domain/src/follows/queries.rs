//! Readings of what people follow.

use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::base::{ParticipantId, database::statement};

/// Whether the person follows the thing. One statement.
pub async fn is_following(
    db: &impl ConnectionTrait,
    subject: Uuid,
    participant: ParticipantId,
) -> Result<bool, DbErr> {
    const SQL: &str = "SELECT 1 FROM follows WHERE participant_id = $1 AND subject_id = $2";
    let found = db.query_one_raw(statement(db, SQL, [participant.into(), subject.into()])).await?;
    Ok(found.is_some())
}
