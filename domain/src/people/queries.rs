//! Readings of people.

mod accounts;
mod batches;
mod links;

pub use accounts::{Own, find_account, find_own, list_accounts};
pub use batches::list_batches;
pub(crate) use links::{Invited, find_invited};
pub use links::{find_offer, list_links};

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{
    constituency::Named,
    tables::{constituency, constituency_name, grant, membership, participant},
};
use crate::base::{Actor, Grant, ParticipantId, actor::Person};

/// Who a session's participant is, with roles and memberships; a visitor where the account is gone or suspended.
pub async fn find_actor(db: &impl ConnectionTrait, id: ParticipantId) -> Result<Actor, DbErr> {
    let Some(row) = participant::Entity::find_by_id(id).one(db).await? else { return Ok(Actor::Visitor) };
    if row.suspended_at.is_some() {
        return Ok(Actor::Visitor);
    }
    let grants = grant::Entity::find().filter(grant::Column::ParticipantId.eq(id)).all(db).await?;
    let memberships =
        membership::Entity::find().filter(membership::Column::ParticipantId.eq(id)).all(db).await?;
    Ok(Actor::Person(Person {
        id,
        pseudonym: row.pseudonym,
        language: row.language,
        constituency: row.constituency,
        grants: grants.into_iter().map(|row| Grant { role: row.role, territory: row.territory_id }).collect(),
        memberships: memberships.into_iter().map(|row| row.organisation_id).collect(),
    }))
}

/// The constituencies in the order in which they sit around the table, with their names.
pub async fn list_constituencies(db: &impl ConnectionTrait) -> Result<Vec<Named>, DbErr> {
    let rows = constituency::Entity::find().order_by_asc(constituency::Column::Position).all(db).await?;
    let names = constituency_name::Entity::find().all(db).await?;
    let names_of = |key: &str| {
        names
            .iter()
            .filter(|row| row.constituency == key)
            .map(|row| (row.language, row.name.clone()))
            .collect()
    };
    Ok(rows
        .into_iter()
        .map(|row| Named { names: names_of(&row.key), glyph: row.glyph, key: row.key })
        .collect())
}
