//! What the panel of stances asks of the server.

use domain::{
    base::InitiativeId,
    initiatives::{Agreement, voices::Floor},
    stances::Stance,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::wire::Error;

/// The reader's own stance, and whether she may take one now.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Own {
    /// The stance that she took.
    pub stance: Option<Stance>,
    /// Whether she may take one.
    pub floor: Floor,
}

/// The reader's own stance on an initiative.
#[server(endpoint = "stances/find_own", output = Postcard)]
pub async fn find_own(initiative: InitiativeId) -> Result<Own, Error> {
    let (stance, floor) =
        domain::initiatives::voices::find_own_stance(&crate::wire::ctx(), initiative).await?;
    Ok(Own { stance, floor })
}

/// How things stand once a stance was taken.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Standing {
    /// The reader's own stance.
    pub own: Own,
    /// How each constituency stands.
    pub agreement: Agreement,
}

/// The reader's own stance and how everybody stands: what a stance changes on the page.
#[server(endpoint = "stances/find_standing", output = Postcard)]
pub async fn find_standing(initiative: InitiativeId) -> Result<Standing, Error> {
    let ctx = crate::wire::ctx();
    let (stance, floor, agreement) =
        domain::initiatives::voices::find_own_stance_and_agreement(&ctx, initiative).await?;
    Ok(Standing { own: Own { stance, floor }, agreement })
}

/// Takes or changes a stance; an empty one withdraws it.
#[server(endpoint = "stances/take", output = Postcard)]
pub async fn take(
    initiative: InitiativeId,
    #[server(default)] stance: String,
    #[server(default)] capacity: String,
) -> Result<(), Error> {
    use domain::base::text::optional;
    let stance = optional(&stance, str::parse)?;
    let ctx = crate::wire::ctx();
    Ok(domain::initiatives::voices::take_stance(&ctx, initiative, stance, capacity.parse()?).await?)
}
