//! Readings of organisations.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use super::{Kind, Organisation, Representative};
use crate::{
    base::{
        Actor, Closeness, Ctx, Deed, Language, OrganisationId, ParticipantId, Refusal, Scope, Stop,
        TerritoryId, actor::Person, database::statement,
    },
    territories::reach,
};

const COLUMNS: &str = "SELECT o.id, o.name, o.kind, o.constituency, o.territory_id, t.name AS territory_name, \
        o.role_in_project, o.description, o.language, o.runts_number, o.website \
     FROM organisations o LEFT JOIN territories t ON t.id = o.territory_id";

#[derive(FromQueryResult)]
struct Row {
    id: OrganisationId,
    name: String,
    kind: Kind,
    constituency: Option<String>,
    territory_id: Option<TerritoryId>,
    territory_name: Option<String>,
    role_in_project: Option<String>,
    description: String,
    language: Language,
    runts_number: Option<String>,
    website: Option<String>,
}

impl From<Row> for Organisation {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            name: row.name,
            kind: row.kind,
            constituency: row.constituency,
            territory: row.territory_id,
            territory_name: row.territory_name,
            role_in_project: row.role_in_project,
            description: row.description,
            language: row.language,
            runts_number: row.runts_number,
            website: row.website,
        }
    }
}

/// The organisation with this id. One statement.
pub async fn find(db: &impl ConnectionTrait, id: OrganisationId) -> Result<Organisation, Stop> {
    let sql = format!("{COLUMNS} WHERE o.id = $1");
    let row = Row::find_by_statement(statement(db, &sql, [id.into()])).one(db).await?;
    Ok(row.ok_or(Refusal::NotFound)?.into())
}

/// A page of a list by name: where the next begins is a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ByName {
    /// The organisations, by name.
    pub rows: Vec<Organisation>,
    /// The name after which the next page begins.
    pub next: Option<String>,
}

/// How many organisations a page shows.
const PAGE: usize = 50;

/// All organisations by name, from behind a name on. One statement.
pub async fn list(db: &impl ConnectionTrait, after: &str) -> Result<ByName, DbErr> {
    list_where(db, "TRUE", vec![after.into()]).await
}

/// The organisations that the actor may change, by name, from behind a name on. One statement.
pub async fn list_kept(ctx: &Ctx, after: &str) -> Result<ByName, Stop> {
    ctx.actor.person()?;
    let territories = ctx.actor.territories_for(Deed::KeepOrganisations);
    if territories.as_ref().is_some_and(Vec::is_empty) {
        return Err(Refusal::NotAllowed.into());
    }
    let mut values: Vec<Value> = vec![after.into()];
    let reached = reach(territories.as_deref(), &mut values);
    Ok(list_where(ctx.db.reader(), &reached, values).await?)
}

async fn list_where(db: &impl ConnectionTrait, which: &str, values: Vec<Value>) -> Result<ByName, DbErr> {
    let sql = format!("{COLUMNS} WHERE o.name > $1 AND {which} ORDER BY o.name LIMIT {}", PAGE + 1);
    let mut rows: Vec<Organisation> = Row::find_by_statement(statement(db, &sql, values))
        .all(db)
        .await?
        .into_iter()
        .map(Organisation::from)
        .collect();
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = if more { rows.last().map(|last| last.name.clone()) } else { None };
    Ok(ByName { rows, next })
}

#[derive(FromQueryResult)]
struct NameRow {
    id: OrganisationId,
    name: String,
}

/// Id and name of every organisation. One statement.
pub async fn list_names(db: &impl ConnectionTrait) -> Result<Vec<(OrganisationId, String)>, DbErr> {
    const SQL: &str = "SELECT id, name FROM organisations ORDER BY name";
    let rows = NameRow::find_by_statement(statement(db, SQL, Vec::<Value>::new())).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Id and name of the organisations to which a person belongs. One statement, none where she belongs to none.
pub async fn list_memberships(
    db: &impl ConnectionTrait,
    person: &Person,
) -> Result<Vec<(OrganisationId, String)>, DbErr> {
    const SQL: &str = "SELECT o.id, o.name FROM memberships m JOIN organisations o ON o.id = m.organisation_id \
         WHERE m.participant_id = $1 ORDER BY o.name";
    if person.memberships.is_empty() {
        return Ok(Vec::new());
    }
    let rows = NameRow::find_by_statement(statement(db, SQL, [person.id.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

#[derive(FromQueryResult)]
struct KeptRow {
    id: OrganisationId,
    name: String,
    territory_id: Option<TerritoryId>,
}

/// Id, name and territory of the organisations that the actor keeps: those to which she belongs, and by a role those of
/// her territories. One statement.
pub async fn list_kept_names(ctx: &Ctx) -> Result<Vec<(OrganisationId, String, Option<TerritoryId>)>, Stop> {
    let person = ctx.actor.person()?;
    let db = ctx.db.reader();
    let mut values: Vec<Value> = vec![person.id.into()];
    let here = reach(ctx.actor.territories_for(Deed::KeepOrganisations).as_deref(), &mut values);
    let sql = format!(
        "SELECT o.id, o.name, o.territory_id FROM organisations o LEFT JOIN territories t ON t.id = o.territory_id \
         WHERE {here} OR o.id IN (SELECT organisation_id FROM memberships WHERE participant_id = $1) \
         ORDER BY o.name LIMIT 500"
    );
    let rows = KeptRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name, row.territory_id)).collect())
}

#[derive(FromQueryResult)]
struct RepresentativeRow {
    id: ParticipantId,
    pseudonym: String,
}

/// Who acts for an organisation; shown to those who keep it. Two or three statements.
pub async fn list_members(ctx: &Ctx, id: OrganisationId) -> Result<Vec<Representative>, Stop> {
    const SQL: &str = "SELECT p.id, p.pseudonym FROM memberships m JOIN participants p ON p.id = m.participant_id \
         WHERE m.organisation_id = $1 ORDER BY p.pseudonym, p.id";
    let db = ctx.db.reader();
    may_keep(ctx, &find(db, id).await?).await?;
    let rows = RepresentativeRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| Representative { id: row.id, pseudonym: row.pseudonym }).collect())
}

/// How close somebody stands to an organisation: those who act for it keep its page with those who keep organisations.
/// One or two statements.
pub async fn find_closeness(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: OrganisationId,
) -> Result<Closeness, Stop> {
    closeness(db, actor, &find(db, id).await?).await
}

/// The same for an organisation that was found. One statement at the most.
pub async fn closeness(
    db: &impl ConnectionTrait,
    actor: &Actor,
    organisation: &Organisation,
) -> Result<Closeness, Stop> {
    let Ok(person) = actor.person() else { return Ok(Closeness::Reader) };
    if person.memberships.contains(&organisation.id) {
        return Ok(Closeness::Keeper);
    }
    if !actor.may_somewhere(Deed::KeepOrganisations) {
        return Ok(Closeness::Reader);
    }
    let scope = find_scope(db, organisation).await?;
    let keeps = actor.may(Deed::KeepOrganisations, scope).is_ok();
    Ok(if keeps { Closeness::Keeper } else { Closeness::Reader })
}

async fn may_keep(ctx: &Ctx, organisation: &Organisation) -> Result<(), Stop> {
    let scope = find_scope(ctx.db.reader(), organisation).await?;
    Ok(ctx.actor.may(Deed::KeepOrganisations, scope)?)
}

async fn find_scope(db: &impl ConnectionTrait, organisation: &Organisation) -> Result<Option<Scope>, Stop> {
    match organisation.territory {
        None => Ok(None),
        Some(id) => Ok(Some(crate::territories::queries::find(db, id).await?.scope())),
    }
}
