//! Readings of people.

mod accounts;
mod batches;
mod links;

pub use accounts::{Own, find_account, find_own, list_accounts};
pub use batches::list_batches;
pub(crate) use links::{Invited, find_invited};
pub use links::{find_offer, list_links};

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryOrder};

use super::{
    constituency::Named,
    tables::{constituency, constituency_name},
};
use crate::base::{
    Actor, Grant, Language, Moment, OrganisationId, ParticipantId, Role, TerritoryId, actor::Person,
    database::statement,
};

/// A person with one of the things that she holds: a role or a membership; a single row without either where she holds
/// nothing.
#[derive(FromQueryResult)]
struct Holding {
    pseudonym: String,
    language: Language,
    constituency: Option<String>,
    settled_at: Moment,
    role: Option<Role>,
    territory_id: Option<TerritoryId>,
    organisation_id: Option<OrganisationId>,
}

/// Who a session's participant is, with roles and memberships; a visitor where the account is gone or suspended. One
/// statement: it is asked with every request.
pub async fn find_actor(db: &impl ConnectionTrait, id: ParticipantId) -> Result<Actor, DbErr> {
    const SQL: &str = "SELECT p.pseudonym, p.language, p.constituency, \
            COALESCE(p.constituency_changed_at, p.created_at) AS settled_at, \
            held.role, held.territory_id, held.organisation_id \
         FROM participants p LEFT JOIN ( \
            SELECT role, territory_id, NULL AS organisation_id FROM grants WHERE participant_id = $1 \
            UNION ALL SELECT NULL, NULL, organisation_id FROM memberships WHERE participant_id = $1 \
         ) AS held ON TRUE WHERE p.id = $1 AND p.suspended_at IS NULL";
    let rows = Holding::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    let grant = |row: &Holding| Some(Grant { role: row.role?, territory: row.territory_id });
    let grants = rows.iter().filter_map(grant).collect();
    let memberships = rows.iter().filter_map(|row| row.organisation_id).collect();
    Ok(rows.into_iter().next().map_or(Actor::Visitor, |row| {
        let Holding { pseudonym, language, constituency, settled_at, .. } = row;
        Actor::Person(Person { id, pseudonym, language, constituency, settled_at, grants, memberships })
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
