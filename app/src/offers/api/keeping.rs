//! Describing services and keeping them right.

use domain::{
    base::{Moment, OfferId, OfferNoteId, OrganisationId, Page},
    offers::{Kept, Offer},
    territories::Territory,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use super::Typed;
use crate::wire::Error;

/// A page of the services that one keeps.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptPage {
    /// The services, those that need something first.
    pub page: Page<Kept>,
    /// When it was read.
    pub now: Moment,
}

/// The services that the person who asks keeps.
#[server(endpoint = "offers/list_kept", output = Postcard)]
pub async fn list_kept(after: Option<String>) -> Result<KeptPage, Error> {
    let ctx = crate::wire::ctx();
    let after = after.as_deref().and_then(domain::base::Cursor::from_address);
    let page = domain::offers::queries::list_kept(&ctx, after.as_ref()).await?;
    Ok(KeptPage { page, now: ctx.now })
}

/// What the form of a service needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Form {
    /// The service as it is; none where a new one is described.
    pub offer: Option<Offer>,
    /// The organisations for which one describes services.
    pub organisations: Vec<(OrganisationId, String)>,
    /// The territories to choose from, provinces first.
    pub territories: Vec<Territory>,
}

/// A service for the form that changes it, or an empty form.
#[server(endpoint = "offers/find_kept", output = Postcard)]
pub async fn find_kept(offer: Option<OfferId>) -> Result<Form, Error> {
    use domain::offers::{queries, rules};
    let ctx = crate::wire::ctx();
    let organisations = queries::list_represented(&ctx).await?;
    let offer = match offer {
        Some(id) => {
            let offer = queries::find(&ctx, id).await?;
            rules::may_keep(&ctx.actor, offer.organisation, offer.scope)?;
            Some(offer)
        }
        None => None,
    };
    let territories = domain::territories::queries::list(ctx.db.reader()).await?;
    Ok(Form { offer, organisations, territories })
}

/// Describes a service of an organisation, or changes it where its id is given.
#[server(endpoint = "offers/write", output = Postcard)]
pub async fn write(
    #[server(default)] offer: Option<OfferId>,
    #[server(default)] organisation: Option<OrganisationId>,
    typed: Typed,
) -> Result<(), Error> {
    use domain::{
        base::{Refusal, Stop},
        offers::actions,
    };
    let (ctx, draft) = (crate::wire::ctx(), typed.draft()?);
    let written = match (offer, organisation) {
        (Some(id), _) => actions::change(&ctx, id, &draft).await.map(|()| id),
        (None, Some(organisation)) => actions::create(&ctx, organisation, &draft).await,
        (None, None) => Err(Refusal::UnknownChoice.into()),
    };
    let id = match written {
        Err(Stop::Refused(unknown @ Refusal::UnknownChoice)) => {
            return Err(super::typed::at("territories", unknown));
        }
        written => written?,
    };
    leptos_axum::redirect(&format!("/{}/offers/{id}", crate::wire::language()));
    Ok(())
}

/// Says that what is written about a service is right.
#[server(endpoint = "offers/confirm", output = Postcard)]
pub async fn confirm(offer: OfferId) -> Result<(), Error> {
    Ok(domain::offers::actions::confirm(&crate::wire::ctx(), offer).await?)
}

/// Takes a service off the lists.
#[server(endpoint = "offers/withdraw", output = Postcard)]
pub async fn withdraw(offer: OfferId, #[server(default)] reason: String) -> Result<(), Error> {
    use crate::wire::At;
    use domain::base::text::{Message, optional};
    let reason = optional(&reason, Message::parse).at("reason")?;
    domain::offers::actions::withdraw(&crate::wire::ctx(), offer, reason.as_ref()).await.at("reason")
}

/// Puts a service on the lists again.
#[server(endpoint = "offers/bring_back", output = Postcard)]
pub async fn bring_back(offer: OfferId) -> Result<(), Error> {
    Ok(domain::offers::actions::bring_back(&crate::wire::ctx(), offer).await?)
}

/// Says that a reader's note was looked at.
#[server(endpoint = "offers/settle_note", output = Postcard)]
pub async fn settle_note(note: OfferNoteId) -> Result<(), Error> {
    Ok(domain::offers::actions::settle_note(&crate::wire::ctx(), note).await?)
}
