//! Asking for a mediator, and answering.

use domain::{
    base::{Language, MediatorRequestId, Moment, OfferId, OrganisationId},
    offers::{OwnRequest, Request},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::wire::Error;

/// One's own wishes, and those that one's organisations may fulfil.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Requests {
    /// One's own.
    pub own: Vec<OwnRequest>,
    /// Those for one's organisations.
    pub ours: Vec<Request>,
    /// The organisations for which one acts.
    pub organisations: Vec<(OrganisationId, String)>,
    /// When they were read.
    pub now: Moment,
}

/// Wishes for a mediator that concern the person who asks.
#[server(endpoint = "offers/list_requests", output = Postcard)]
pub async fn list_requests() -> Result<Requests, Error> {
    use domain::offers::{queries, rules};
    let ctx = crate::wire::ctx();
    let own = queries::list_own_requests(&ctx).await?;
    let ours = queries::list_requests(&ctx).await?;
    let organisations = if ours.is_empty() {
        Vec::new()
    } else {
        let mut all = queries::list_represented(&ctx).await?;
        all.retain(|(id, _)| rules::is_member(&ctx.actor, *id));
        all
    };
    Ok(Requests { own, ours, organisations, now: ctx.now })
}

/// Asks that a mediator comes along to a service.
#[server(endpoint = "offers/ask", output = Postcard)]
pub async fn ask(offer: OfferId, language: Language, #[server(default)] text: String) -> Result<(), Error> {
    use crate::wire::At;
    use domain::base::text::{Message, optional};
    let ctx = crate::wire::ctx();
    let few = optional(&text, Message::parse).at("text")?;
    let written_in = crate::wire::written_in(&ctx, "", &text)?;
    let text = few.as_ref().map(|text| (text, written_in));
    domain::offers::actions::ask(&ctx, offer, language, text).await.at("text")?;
    Ok(())
}

/// Takes one's own wish back.
#[server(endpoint = "offers/take_back", output = Postcard)]
pub async fn take_back(request: MediatorRequestId) -> Result<(), Error> {
    Ok(domain::offers::actions::take_back(&crate::wire::ctx(), request).await?)
}

/// Answers a wish for one's organisation.
#[server(endpoint = "offers/take", output = Postcard)]
pub async fn take(
    request: MediatorRequestId,
    organisation: OrganisationId,
    reply: String,
) -> Result<(), Error> {
    use crate::wire::At;
    let ctx = crate::wire::ctx();
    let text = domain::base::text::Message::parse(&reply).at("reply")?;
    let language = crate::wire::written_in(&ctx, "", &reply)?;
    Ok(domain::offers::actions::take(&ctx, request, organisation, &text, language).await?)
}

/// Gives a wish back that cannot be fulfilled.
#[server(endpoint = "offers/give_back", output = Postcard)]
pub async fn give_back(request: MediatorRequestId) -> Result<(), Error> {
    Ok(domain::offers::actions::give_back(&crate::wire::ctx(), request).await?)
}

/// Says that the mediator came along.
#[server(endpoint = "offers/settle", output = Postcard)]
pub async fn settle(request: MediatorRequestId) -> Result<(), Error> {
    Ok(domain::offers::actions::settle(&crate::wire::ctx(), request).await?)
}
