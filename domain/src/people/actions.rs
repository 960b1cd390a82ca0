//! What people do about accounts: coming in, keeping one's own, inviting, and keeping those of others.

mod account;
mod batches;
mod entering;
mod links;
mod roles;
mod staff;

pub use account::{Changes, change_account, look, renew_card, sign_out_everywhere};
pub use batches::{Order, make_batch, revoke_batch};
pub use entering::{Joined, Newcomer, Opened, join, try_code};
pub use links::withdraw_link;
pub use roles::{give_role, renew_password, restore, suspend, take_role};
pub(crate) use staff::{Link, write_link};
pub use staff::{accept, accept_as_myself, create_administrator, invite, sign_in};

use sea_orm::{ConnectionTrait, DbErr};

use super::tables::constituency;
use crate::{
    activity,
    base::{
        Database, Moment, OrganisationId, ParticipantId, Refusal, Role, Stop, TerritoryId,
        database::statement,
    },
};

async fn record(
    db: &impl ConnectionTrait,
    at: Moment,
    actor: Option<ParticipantId>,
    deed: &str,
    detail: Option<String>,
) -> Result<(), DbErr> {
    activity::record(db, activity::Entry { at, deed, actor, board: None, subject: None, detail }).await
}

/// Refuses a constituency that this installation does not have.
pub(crate) async fn check_constituency(db: &impl ConnectionTrait, key: Option<&str>) -> Result<(), Stop> {
    use sea_orm::EntityTrait;
    let Some(key) = key else { return Ok(()) };
    let found = constituency::Entity::find_by_id(key).one(db).await?;
    found.map(|_| ()).ok_or_else(|| Refusal::UnknownChoice.into())
}

/// Ends every session of a person, on every device.
async fn end_sessions(db: &impl ConnectionTrait, whose: ParticipantId) -> Result<(), DbErr> {
    const SQL: &str = "DELETE FROM sessions WHERE participant_id = $1";
    db.execute_raw(statement(db, SQL, [whose.into()])).await?;
    Ok(())
}

/// Writes a role down; nothing happens where it is held already.
async fn write_grant(
    db: &impl ConnectionTrait,
    whose: ParticipantId,
    role: Role,
    territory: Option<TerritoryId>,
    by: Option<ParticipantId>,
    now: Moment,
) -> Result<(), DbErr> {
    const SQL: &str = "INSERT INTO grants (participant_id, role, territory_id, granted_by, granted_at) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    let values = [
        whose.into(),
        role.as_str().into(),
        territory.map(|territory| territory.0).into(),
        by.map(|by| by.0).into(),
        now.into(),
    ];
    db.execute_raw(statement(db, SQL, values)).await?;
    Ok(())
}

/// Adds a person to those who act for an organisation; nothing happens where she is one already.
pub(crate) async fn write_membership(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    who: ParticipantId,
    now: Moment,
) -> Result<(), DbErr> {
    const SQL: &str = "INSERT INTO memberships (organisation_id, participant_id, since) VALUES ($1, $2, $3) \
         ON CONFLICT (organisation_id, participant_id) DO NOTHING";
    db.execute_raw(statement(db, SQL, [organisation.into(), who.into(), now.into()])).await?;
    Ok(())
}

/// Removes a person from those who act for an organisation.
pub(crate) async fn remove_membership(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    who: ParticipantId,
) -> Result<(), DbErr> {
    const SQL: &str = "DELETE FROM memberships WHERE organisation_id = $1 AND participant_id = $2";
    db.execute_raw(statement(db, SQL, [organisation.into(), who.into()])).await?;
    Ok(())
}

/// Forgets sessions that have ended and tries that are no longer counted.
pub async fn forget_due(db: &Database, now: Moment) -> Result<(), Stop> {
    const SESSIONS: &str = "DELETE FROM sessions WHERE expires_at < $1";
    const ATTEMPTS: &str = "DELETE FROM attempts WHERE since < $1";
    let writer = db.writer();
    writer.execute_raw(statement(writer, SESSIONS, [now.into()])).await?;
    writer.execute_raw(statement(writer, ATTEMPTS, [now.plus_days(-1).into()])).await?;
    Ok(())
}
