//! One service.

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::cards::parts;
use crate::{
    base::{
        Ctx, Day, Language, Moment, OfferId, OrganisationId, Refusal, Scope, Stop, TerritoryId,
        database::statement,
    },
    offers::{Cost, Offer, Place, Theme, rules},
    territories::Kind,
};

/// What rules need to know of a service.
#[derive(FromQueryResult)]
pub(crate) struct Frame {
    pub(crate) organisation_id: OrganisationId,
    pub(crate) organisation: String,
    territory: Option<TerritoryId>,
    within: Option<TerritoryId>,
    pub(crate) withdrawn_at: Option<Moment>,
    pub(crate) withdrawn_for: Option<String>,
    pub(crate) valid_until: Option<Day>,
}

impl Frame {
    /// Where permission for the organisation's services is looked up.
    pub(crate) fn scope(&self) -> Option<Scope> {
        self.territory.map(|territory| Scope { territory, within: self.within })
    }
}

/// What rules need to know of a service. One statement.
pub(crate) async fn find_frame(db: &impl ConnectionTrait, id: OfferId) -> Result<Frame, Stop> {
    const SQL: &str = "SELECT o.organisation_id, g.name AS organisation, t.id AS territory, t.within, \
            o.withdrawn_at, o.withdrawn_for, o.valid_until \
         FROM offers o JOIN organisations g ON g.id = o.organisation_id \
         LEFT JOIN territories t ON t.id = g.territory_id WHERE o.id = $1";
    let frame = Frame::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    Ok(frame.ok_or(Refusal::NotFound)?)
}

/// What every statement that reads whole services selects.
pub const COLUMNS: &str = "o.id, o.organisation_id, g.name AS organisation_name, t.id AS territory, t.within, o.name, \
    o.description, o.language, o.theme, p.id AS place_id, p.istat_code AS place_code, p.name AS place_name, p.kind AS place_kind, o.address, \
    o.directions, o.hours, o.schedule, o.cost, o.fees, o.audience, o.phone, o.email, o.website, o.step_free, \
    o.accessibility, o.children, o.remote, o.mediators, o.places, o.valid_until, o.confirmed_at, o.changed_at, \
    o.withdrawn_at, o.withdrawn_for";
/// From where it reads them.
pub const TABLES: &str = "offers o JOIN organisations g ON g.id = o.organisation_id \
    LEFT JOIN territories t ON t.id = g.territory_id LEFT JOIN territories p ON p.id = o.place_id";

/// A row of such a statement.
#[derive(FromQueryResult)]
pub struct Row {
    pub id: OfferId,
    organisation_id: OrganisationId,
    organisation_name: String,
    territory: Option<TerritoryId>,
    within: Option<TerritoryId>,
    name: String,
    description: String,
    language: Language,
    theme: Theme,
    place_id: Option<TerritoryId>,
    place_code: Option<String>,
    place_name: Option<String>,
    place_kind: Option<Kind>,
    address: Option<String>,
    directions: Option<String>,
    hours: String,
    schedule: Option<String>,
    cost: Cost,
    fees: Option<String>,
    audience: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    website: Option<String>,
    step_free: bool,
    accessibility: Option<String>,
    children: bool,
    remote: bool,
    mediators: bool,
    places: Option<i32>,
    valid_until: Option<Day>,
    confirmed_at: Moment,
    changed_at: Moment,
    withdrawn_at: Option<Moment>,
    withdrawn_for: Option<String>,
}

impl Row {
    /// The service with what it serves and speaks.
    pub fn with(self, (territories, languages): (Vec<Place>, Vec<Language>)) -> Offer {
        let place = match (self.place_id, self.place_code, self.place_name, self.place_kind) {
            (Some(id), Some(code), Some(name), Some(kind)) => Some(Place { id, code, name, kind }),
            _ => None,
        };
        Offer {
            id: self.id,
            organisation: self.organisation_id,
            organisation_name: self.organisation_name,
            scope: self.territory.map(|territory| Scope { territory, within: self.within }),
            name: self.name,
            description: self.description,
            language: self.language,
            theme: self.theme,
            territories,
            place,
            address: self.address,
            directions: self.directions,
            hours: self.hours.parse().unwrap_or_default(),
            schedule: self.schedule,
            languages,
            cost: self.cost,
            fees: self.fees,
            audience: self.audience,
            phone: self.phone,
            email: self.email,
            website: self.website,
            step_free: self.step_free,
            accessibility: self.accessibility,
            children: self.children,
            remote: self.remote,
            mediators: self.mediators,
            places: self.places,
            valid_until: self.valid_until,
            confirmed_at: self.confirmed_at,
            changed_at: self.changed_at,
            withdrawn_at: self.withdrawn_at,
            withdrawn_for: self.withdrawn_for,
        }
    }
}

/// A service. Those who keep it also read it when it is withdrawn or over. Two statements.
pub async fn find(ctx: &Ctx, id: OfferId) -> Result<Offer, Stop> {
    let db = ctx.db.reader();
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE o.id = $1");
    let row = Row::find_by_statement(statement(db, &sql, [id.into()])).one(db).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let parts = parts(db, &[id]).await?.remove(&id).unwrap_or_default();
    let mut offer = row.with(parts);
    let is_kept = rules::may_keep(&ctx.actor, offer.organisation, offer.scope).is_ok();
    if !is_kept && !rules::is_public(offer.withdrawn_at, offer.valid_until, ctx.now) {
        return Err(Refusal::NotFound.into());
    }
    if !is_kept {
        offer.withdrawn_for = None;
    }
    Ok(offer)
}
