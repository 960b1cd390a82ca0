//! What everybody reads, and saying what is wrong.

use domain::{
    base::{Language, Moment, OfferId, OrganisationId, TerritoryId},
    offers::{Filter, Flaw, Listing, Note, Offer, OwnRequest, Theme},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{ui::prose::Html, wire::Error};

/// A list of services and what the form above it needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Found {
    /// The services, and what was understood of the question.
    pub listing: Listing,
    /// The territories to choose from.
    pub territories: Vec<(TerritoryId, String)>,
    /// When it was read.
    pub now: Moment,
}

/// The public services that a filter asks for; its words are understood as far as possible.
#[server(endpoint = "offers/list", output = Postcard)]
pub async fn list(filter: Filter, after: Option<String>) -> Result<Found, Error> {
    use domain::{base::Cursor, offers, territories};
    let ctx = crate::wire::ctx();
    let territories = territories::queries::list(ctx.db.reader()).await?;
    let understood = offers::understanding::understand(&filter, &territories);
    let after = after.as_deref().and_then(Cursor::from_address);
    let (page, loosely) =
        offers::queries::list(ctx.db.reader(), &understood.filter, after.as_ref(), ctx.now).await?;
    let words = crate::i18n::words();
    let name = |territory: &territories::Territory| {
        (territory.id, format!("{} ({})", territory.name, words.choice("territory", territory.kind.as_str())))
    };
    Ok(Found {
        listing: Listing { page, understood, loosely },
        territories: territories.iter().map(name).collect(),
        now: ctx.now,
    })
}

/// A service by its name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Named {
    /// Its id.
    pub id: OfferId,
    /// What it is called.
    pub name: String,
    /// The language of its name.
    pub language: Language,
    /// What it is about.
    pub theme: Theme,
}

/// The public services of an organisation, confirmed last first; a page of them.
#[server(endpoint = "offers/list_of", output = Postcard)]
pub async fn list_of(organisation: OrganisationId) -> Result<Vec<Named>, Error> {
    let ctx = crate::wire::ctx();
    let filter = Filter { organisation: Some(organisation), ..Filter::default() };
    let (page, _) = domain::offers::queries::list(ctx.db.reader(), &filter, None, ctx.now).await?;
    let named = page.rows.into_iter().map(|card| Named {
        id: card.id,
        name: card.name,
        language: card.language,
        theme: card.theme,
    });
    Ok(named.collect())
}

/// A service as its page shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The service.
    pub offer: Offer,
    /// What one finds there, rendered.
    pub description: Html,
    /// Whether everybody finds it.
    pub is_public: bool,
    /// Whether its organisation has not confirmed it for half a year.
    pub is_stale: bool,
    /// Whether the reader keeps it.
    pub is_kept: bool,
    /// Whether she acts for its organisation.
    pub is_member: bool,
    /// Whether she may bring it back.
    pub may_bring_back: bool,
    /// What readers say is wrong, for those who keep it.
    pub notes: Vec<Note>,
    /// How many organisations offer that a mediator comes along to it.
    pub mediating: i64,
    /// The reader's own open wish for a mediator.
    pub request: Option<OwnRequest>,
    /// When it was read.
    pub now: Moment,
}

/// One service.
#[server(endpoint = "offers/find", output = Postcard)]
pub async fn find(offer: String) -> Result<Shown, Error> {
    use domain::offers::{queries, rules};
    let ctx = crate::wire::ctx();
    let id: OfferId = offer.parse()?;
    let offer = queries::find(&ctx, id).await?;
    let is_kept = rules::may_keep(&ctx.actor, offer.organisation, offer.scope).is_ok();
    let notes = if is_kept { queries::list_notes(&ctx, id).await? } else { Vec::new() };
    let was_taken_down = offer.withdrawn_for.is_some();
    Ok(Shown {
        description: Html::from_markdown(&offer.description),
        is_public: rules::is_public(offer.withdrawn_at, offer.valid_until, ctx.now),
        is_stale: rules::is_stale(offer.confirmed_at, ctx.now),
        is_kept,
        is_member: rules::is_member(&ctx.actor, offer.organisation),
        may_bring_back: offer.withdrawn_at.is_some()
            && rules::may_bring_back(&ctx.actor, offer.organisation, offer.scope, was_taken_down).is_ok(),
        notes,
        mediating: queries::count_mediating(ctx.db.reader(), id, ctx.now).await?,
        request: queries::find_own_request(&ctx, id).await?,
        now: ctx.now,
        offer,
    })
}

/// Where something is missing: everywhere or in a province, in any language or in one.
#[server(endpoint = "offers/gaps", output = Postcard)]
pub async fn gaps(
    province: Option<TerritoryId>,
    language: Option<Language>,
) -> Result<domain::offers::Gaps, Error> {
    let ctx = crate::wire::ctx();
    Ok(domain::offers::queries::find_gaps(ctx.db.reader(), province, language, ctx.now).await?)
}

/// Says what is wrong with a service.
#[server(endpoint = "offers/report", output = Postcard)]
pub async fn report(
    offer: OfferId,
    flaw: Option<Flaw>,
    #[server(default)] note: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::base::{
        Refusal,
        text::{Message, optional},
    };
    let ctx = crate::wire::ctx();
    let flaw = flaw.ok_or(Refusal::NothingChosen).at("flaw")?;
    let text = optional(&note, Message::parse).at("note")?;
    let language = crate::wire::written_in(&ctx, "", &note)?;
    Ok(domain::offers::actions::report(&ctx, offer, flaw, text.as_ref(), language).await?)
}
