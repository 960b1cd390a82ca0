//! What the pages of messages ask of the server.

use domain::{
    base::Language,
    messages::{Occasion, Pace, Wishes},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::wire::Error;

/// What the page of one's wishes shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Own {
    /// What one wishes.
    pub wishes: Wishes,
    /// Whether this house sends e-mail at all.
    pub sends_mail: bool,
}

/// How one wishes to hear of things.
#[server(endpoint = "messages/find_wishes", output = Postcard)]
pub async fn find_wishes() -> Result<Own, Error> {
    let wishes = domain::messages::queries::find_wishes(&crate::wire::ctx()).await?;
    Ok(Own { wishes, sends_mail: crate::wire::sends_mail() })
}

/// Says how soon one wishes to hear of the occasions.
#[server(endpoint = "messages/choose", output = Postcard)]
pub async fn choose(occasions: Vec<Occasion>, paces: Vec<Pace>) -> Result<(), Error> {
    let chosen: Vec<_> = occasions.into_iter().zip(paces).collect();
    Ok(domain::messages::actions::choose(&crate::wire::ctx(), &chosen).await?)
}

/// Leaves an e-mail address, to which a letter goes that asks whether it is right.
#[server(endpoint = "messages/leave_address", output = Postcard)]
pub async fn leave_address(email: String, language: Language) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{base::Refusal, messages::actions, people::Email};
    if !crate::wire::sends_mail() {
        return Err(Refusal::WrongState.into());
    }
    let address = Email::parse(&email).at("email")?;
    Ok(actions::leave_address(&crate::wire::ctx(), &address, language).await?)
}

/// Takes one's address away.
#[server(endpoint = "messages/forget_address", output = Postcard)]
pub async fn forget_address() -> Result<(), Error> {
    Ok(domain::messages::actions::forget_address(&crate::wire::ctx()).await?)
}

/// Says that an address is right.
#[server(endpoint = "messages/confirm", output = Postcard)]
pub async fn confirm(token: String) -> Result<(), Error> {
    Ok(domain::messages::actions::confirm(&crate::wire::ctx(), &token).await?)
}

/// What a link stops.
#[server(endpoint = "messages/find_stop", output = Postcard)]
pub async fn find_stop(token: String) -> Result<Occasion, Error> {
    Ok(domain::messages::queries::find_stop(&crate::wire::ctx(), &token).await?)
}

/// Stops letters of the link's occasion, or all of them.
#[server(endpoint = "messages/stop", output = Postcard)]
pub async fn stop(token: String, all: bool) -> Result<(), Error> {
    domain::messages::actions::stop(&crate::wire::ctx(), &token, all).await?;
    Ok(())
}
