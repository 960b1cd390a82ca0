//! What the pages of the administration ask of the server.

use domain::{
    base::{Deed, Page, ParticipantId, Role, StaffInvitationId},
    people::records::{Account, OpenLink},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::wire::Error;

/// The territories in which one may do a deed: id and name.
#[server(endpoint = "administration/list_places", output = Postcard)]
pub async fn list_places(deed: Deed) -> Result<Vec<(String, String)>, Error> {
    let ctx = crate::wire::ctx();
    ctx.actor.person().map_err(domain::base::Stop::from)?;
    crate::territories::api::choices(&ctx, deed).await
}

/// Accounts, newest first.
#[server(endpoint = "administration/list_accounts", output = Postcard)]
pub async fn list_accounts(text: String, after: Option<String>) -> Result<Page<Account>, Error> {
    let after = after.as_deref().and_then(domain::base::Cursor::from_address);
    Ok(domain::people::queries::list_accounts(&crate::wire::ctx(), &text, after).await?)
}

/// An account, and what can be given to it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptAccount {
    /// The account.
    pub account: Account,
    /// Where a role can hold.
    pub places: Vec<(String, String)>,
    /// To whose people the account can be added.
    pub organisations: Vec<(String, String)>,
}

/// One account.
#[server(endpoint = "administration/find_account", output = Postcard)]
pub async fn find_account(person: String) -> Result<KeptAccount, Error> {
    let ctx = crate::wire::ctx();
    let account = domain::people::queries::find_account(&ctx, person.parse()?).await?;
    let places = crate::territories::api::choices(&ctx, Deed::InviteStaff).await?;
    let organisations = domain::organisations::queries::list_names(ctx.db.reader()).await?;
    let organisations = organisations.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    Ok(KeptAccount { account, places, organisations })
}

/// Gives a role.
#[server(endpoint = "administration/give_role", output = Postcard)]
pub async fn give_role(
    person: ParticipantId,
    role: Role,
    #[server(default)] territory: String,
) -> Result<(), Error> {
    use crate::wire::At;
    let territory = crate::territories::api::place(&territory)?;
    domain::people::actions::give_role(&crate::wire::ctx(), person, role, territory).await.at("role")
}

/// Takes a role back.
#[server(endpoint = "administration/take_role", output = Postcard)]
pub async fn take_role(
    person: ParticipantId,
    role: Role,
    #[server(default)] territory: String,
) -> Result<(), Error> {
    let territory = crate::territories::api::place(&territory)?;
    Ok(domain::people::actions::take_role(&crate::wire::ctx(), person, role, territory).await?)
}

/// Suspends an account.
#[server(endpoint = "administration/suspend", output = Postcard)]
pub async fn suspend(person: ParticipantId) -> Result<(), Error> {
    Ok(domain::people::actions::suspend(&crate::wire::ctx(), person).await?)
}

/// Lets a suspended account come in again.
#[server(endpoint = "administration/restore", output = Postcard)]
pub async fn restore(person: ParticipantId) -> Result<(), Error> {
    Ok(domain::people::actions::restore(&crate::wire::ctx(), person).await?)
}

/// Makes a link with which a password is set anew.
#[server(endpoint = "administration/renew_password", output = Postcard)]
pub async fn renew_password(person: ParticipantId) -> Result<(), Error> {
    let token = domain::people::actions::renew_password(&crate::wire::ctx(), person).await?;
    show_link(&token).await
}

/// Makes a link that gives a role.
#[server(endpoint = "administration/invite_staff", output = Postcard)]
pub async fn invite_staff(
    email: String,
    role: Role,
    #[server(default)] territory: String,
) -> Result<(), Error> {
    use crate::wire::At;
    let email = domain::people::Email::parse(&email).at("email")?;
    let territory = crate::territories::api::place(&territory)?;
    let token = domain::people::actions::invite(&crate::wire::ctx(), &email, role, territory).await;
    show_link(&token.at("role")?).await
}

/// The links for staff that nobody has opened yet, newest first.
#[server(endpoint = "administration/list_links", output = Postcard)]
pub async fn list_links(after: Option<String>) -> Result<Page<OpenLink>, Error> {
    let after = after.as_deref().and_then(domain::base::Cursor::from_address);
    Ok(domain::people::queries::list_links(&crate::wire::ctx(), after).await?)
}

/// Withdraws a link for staff.
#[server(endpoint = "administration/withdraw_link", output = Postcard)]
pub async fn withdraw_link(link: StaffInvitationId) -> Result<(), Error> {
    Ok(domain::people::actions::withdraw_link(&crate::wire::ctx(), link).await?)
}

/// Leads to the page that shows a new link once.
#[cfg(feature = "ssr")]
pub async fn show_link(token: &str) -> Result<(), Error> {
    let language = crate::wire::language();
    let site = crate::wire::public_url();
    let link = format!("{}/{language}/staff/{token}", site.trim_end_matches('/'));
    crate::people::entry::keep("link", link).await?;
    leptos_axum::redirect(&format!("/{language}/administration/link"));
    Ok(())
}

/// The new link, this once.
#[server(endpoint = "administration/take_link", output = Postcard)]
pub async fn take_link() -> Result<String, Error> {
    crate::people::entry::take("link").await
}
