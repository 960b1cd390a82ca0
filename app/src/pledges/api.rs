//! What the pledges ask of the server.

use domain::{
    base::{InitiativeId, Moment, Page, PledgeId},
    comments::State,
    initiatives::voices::Floor,
    pledges::{Kind, Pledge},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::wire::Error;

/// The offers of help for an initiative.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Help {
    /// The pledges, oldest first.
    pub pledges: Page<Pledge>,
    /// Whether the reader may add to them.
    pub floor: Floor,
    /// When they were read.
    pub now: Moment,
}

/// The offers of help for an initiative.
#[server(endpoint = "pledges/list", output = Postcard)]
pub async fn list(initiative: InitiativeId, after: Option<String>) -> Result<Help, Error> {
    use domain::{base::Cursor, initiatives::voices};
    let ctx = crate::wire::ctx();
    let after = after.as_deref().and_then(Cursor::from_address);
    let (pledges, floor) = voices::list_pledges(&ctx, initiative, crate::wire::language(), after).await?;
    Ok(Help { pledges, floor, now: ctx.now })
}

/// Offers help.
#[server(endpoint = "pledges/offer", output = Postcard)]
pub async fn offer(
    initiative: InitiativeId,
    kind: Kind,
    text: String,
    #[server(default)] language: String,
    #[server(default)] capacity: String,
) -> Result<State, Error> {
    use crate::wire::At;
    use domain::{base::text::optional, pledges};
    let draft = pledges::Draft {
        kind,
        text: pledges::Offer::parse(&text).at("text")?,
        language: optional(&language, str::parse).at("language")?,
        capacity: capacity.parse().at("capacity")?,
    };
    let (_, state) = domain::initiatives::voices::pledge(&crate::wire::ctx(), initiative, &draft).await?;
    Ok(state)
}

/// Takes one's own pledge back.
#[server(endpoint = "pledges/withdraw", output = Postcard)]
pub async fn withdraw(pledge: PledgeId) -> Result<(), Error> {
    Ok(domain::initiatives::voices::withdraw_pledge(&crate::wire::ctx(), pledge).await?)
}
