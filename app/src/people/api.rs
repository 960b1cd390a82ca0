//! What the pages of people ask of the server.

use domain::{
    base::{BatchId, Language, Moment, OrganisationId, Page, TerritoryId, actor::Person},
    people::{
        Constituency,
        records::{Batch, Offer},
    },
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::wire::Error;

/// Comes in with a code: to the own account with a personal card, to a new one with an invitation.
#[server(endpoint = "people/enter", output = Postcard)]
pub async fn enter(code: String) -> Result<(), Error> {
    use crate::wire::At;
    use domain::people::actions::{Opened, try_code};
    let opened = try_code(&crate::wire::ctx(), &code, &crate::wire::client_address()).await.at("code")?;
    let path = match opened {
        Opened::Invitation(code) => format!("/join/{}", code.as_str()),
        Opened::Account(who) => {
            super::entry::come_in(who).await?;
            "/my-things".to_owned()
        }
    };
    leptos_axum::redirect(&format!("/{}{path}", crate::wire::language()));
    Ok(())
}

/// What the page of a good invitation shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Invited {
    /// A pseudonym to take or to change.
    pub suggestion: String,
    /// The constituencies to choose from.
    pub constituencies: Vec<Constituency>,
}

/// Whether a code opens a new account.
#[server(endpoint = "people/look_at_invitation", output = Postcard)]
pub async fn look_at_invitation(code: String) -> Result<Invited, Error> {
    use domain::{base::Refusal, people::actions};
    let ctx = crate::wire::ctx();
    match actions::try_code(&ctx, &code, &crate::wire::client_address()).await? {
        actions::Opened::Account(_) => Err(Refusal::CodeUnknown.into()),
        actions::Opened::Invitation(_) => {
            let suggestion = super::entry::suggest(crate::i18n::words().people().pseudonyms());
            Ok(Invited { suggestion, constituencies: constituencies(&ctx).await? })
        }
    }
}

/// The constituencies in the language of the page.
#[cfg(feature = "ssr")]
pub async fn constituencies(ctx: &domain::base::Ctx) -> Result<Vec<Constituency>, Error> {
    let named = domain::people::queries::list_constituencies(ctx.db.reader()).await?;
    Ok(named.iter().map(|named| named.in_language(crate::wire::language())).collect())
}

/// Makes an account out of an invitation, comes in, and leads to the personal card.
#[server(endpoint = "people/join", output = Postcard)]
pub async fn join(
    code: String,
    pseudonym: String,
    language: Language,
    #[server(default)] constituency: String,
    #[server(default)] rules: Option<String>,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::{Refusal, Stop, text::Pseudonym},
        people::actions,
    };
    let newcomer = actions::Newcomer {
        pseudonym: Pseudonym::parse(&pseudonym).at("pseudonym")?,
        language,
        constituency: Some(constituency).filter(|key| !key.is_empty()),
        accepts_rules: rules.is_some(),
    };
    let joined = actions::join(&crate::wire::ctx(), &code, &newcomer, &crate::wire::client_address()).await;
    let joined = match joined {
        Err(Stop::Refused(unknown @ Refusal::UnknownChoice)) => Err(unknown).at("constituency"),
        joined => joined.at("rules"),
    }?;
    super::entry::come_in(joined.participant).await?;
    super::entry::keep("card", joined.card.grouped()).await?;
    leptos_axum::redirect(&super::entry::path_in(language, "/welcome"));
    Ok(())
}

/// The new personal card, this once.
#[server(endpoint = "people/take_card", output = Postcard)]
pub async fn take_card() -> Result<String, Error> {
    super::entry::take("card").await
}

/// Comes in with e-mail and password.
#[server(endpoint = "people/sign_in", output = Postcard)]
pub async fn sign_in(email: String, password: String) -> Result<(), Error> {
    use crate::wire::At;
    let address = crate::wire::client_address();
    let ctx = crate::wire::ctx();
    let who = domain::people::actions::sign_in(&ctx, &email, &password, &address).await.at("password")?;
    super::entry::come_in(who).await?;
    leptos_axum::redirect(&format!("/{}/my-things", crate::wire::language()));
    Ok(())
}

/// Leaves, on this device.
#[server(endpoint = "people/sign_out", output = Postcard)]
pub async fn sign_out() -> Result<(), Error> {
    super::entry::leave().await?;
    leptos_axum::redirect(&format!("/{}", crate::wire::language()));
    Ok(())
}

/// Leaves, on every device.
#[server(endpoint = "people/sign_out_everywhere", output = Postcard)]
pub async fn sign_out_everywhere() -> Result<(), Error> {
    domain::people::actions::sign_out_everywhere(&crate::wire::ctx()).await?;
    super::entry::leave().await?;
    leptos_axum::redirect(&format!("/{}/sign-in", crate::wire::language()));
    Ok(())
}

/// What a link for staff offers.
#[server(endpoint = "people/look_at_link", output = Postcard)]
pub async fn look_at_link(token: String) -> Result<Offer, Error> {
    let ctx = crate::wire::ctx();
    Ok(domain::people::queries::find_offer(ctx.db.reader(), &token, ctx.now).await?)
}

/// Opens a link for staff with a new password.
#[server(endpoint = "people/accept", output = Postcard)]
pub async fn accept(
    token: String,
    #[server(default)] pseudonym: String,
    password: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::people::{Password, actions};
    let (language, password) = (crate::wire::language(), Password::parse(&password).at("password")?);
    let who = actions::accept(&crate::wire::ctx(), &token, &pseudonym, language, password).await;
    let who = who.at("pseudonym")?;
    super::entry::come_in(who).await?;
    leptos_axum::redirect(&format!("/{language}/account"));
    Ok(())
}

/// Opens a link for staff with the account that one has.
#[server(endpoint = "people/accept_as_myself", output = Postcard)]
pub async fn accept_as_myself(token: String) -> Result<(), Error> {
    domain::people::actions::accept_as_myself(&crate::wire::ctx(), &token).await?;
    leptos_axum::redirect(&format!("/{}/account", crate::wire::language()));
    Ok(())
}

/// One's own account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OwnAccount {
    /// What the session knows.
    pub person: Person,
    /// The e-mail address, of staff only.
    pub email: Option<String>,
    /// Whether there is a personal card.
    pub has_card: bool,
    /// The organisations for which one acts.
    pub organisations: Vec<(OrganisationId, String)>,
    /// The constituencies to choose from.
    pub constituencies: Vec<Constituency>,
}

/// One's own account.
#[server(endpoint = "people/find_own", output = Postcard)]
pub async fn find_own() -> Result<OwnAccount, Error> {
    use domain::base::Stop;
    let ctx = crate::wire::ctx();
    let person = ctx.actor.person().map_err(Stop::from)?.clone();
    let own = domain::people::queries::find_own(&ctx).await?;
    let constituencies = constituencies(&ctx).await?;
    let domain::people::queries::Own { email, has_card, organisations } = own;
    Ok(OwnAccount { person, email, has_card, organisations, constituencies })
}

/// Changes one's own account.
#[server(endpoint = "people/change_account", output = Postcard)]
pub async fn change_account(
    pseudonym: String,
    language: Language,
    #[server(default)] constituency: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{base::text::Pseudonym, people::actions};
    let pseudonym = Pseudonym::parse(&pseudonym).at("pseudonym")?;
    let constituency = Some(constituency).filter(|key| !key.is_empty());
    let changes = actions::Changes { pseudonym, language, constituency };
    actions::change_account(&crate::wire::ctx(), &changes).await.at("constituency")
}

/// Makes a new personal card and leads to it.
#[server(endpoint = "people/renew_card", output = Postcard)]
pub async fn renew_card() -> Result<(), Error> {
    let card = domain::people::actions::renew_card(&crate::wire::ctx()).await?;
    super::entry::keep("card", card.grouped()).await?;
    leptos_axum::redirect(&format!("/{}/welcome", crate::wire::language()));
    Ok(())
}

/// What those who hand out invitations see.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Handed {
    /// The batches, newest first.
    pub batches: Page<Batch>,
    /// The territories for which one may make a batch.
    pub territories: Vec<(String, String)>,
    /// When it was read.
    pub now: Moment,
}

/// Batches of invitations.
#[server(endpoint = "people/list_batches", output = Postcard)]
pub async fn list_batches(after: Option<String>) -> Result<Handed, Error> {
    use domain::base::{Cursor, Deed};
    let ctx = crate::wire::ctx();
    let after = after.as_deref().and_then(Cursor::from_address);
    let batches = domain::people::queries::list_batches(&ctx, after).await?;
    let territories = crate::territories::api::choices(&ctx, Deed::IssueInvitations).await?;
    Ok(Handed { batches, territories, now: ctx.now })
}

/// Makes a batch and leads to its cards.
#[server(endpoint = "people/make_batch", output = Postcard)]
pub async fn make_batch(
    label: String,
    territory: TerritoryId,
    size: String,
    days: String,
    language: Language,
) -> Result<(), Error> {
    use super::sheet::number;
    use crate::wire::At;
    use domain::{base::text::Label, people::actions};
    let label = Label::parse(&label).at("label")?;
    let (size, days) = (number(&size, 1..=500).at("size")?, number(&days, 1..=365).at("days")?);
    let order = actions::Order { label, territory, size, days };
    let (_, codes) = actions::make_batch(&crate::wire::ctx(), &order).await?;
    super::entry::keep("cards", super::sheet::Kept::new(order.label, language, &codes)).await?;
    leptos_axum::redirect(&format!("/{}/invitations/cards", crate::wire::language()));
    Ok(())
}

/// Withdraws a batch.
#[server(endpoint = "people/revoke_batch", output = Postcard)]
pub async fn revoke_batch(batch: BatchId) -> Result<(), Error> {
    Ok(domain::people::actions::revoke_batch(&crate::wire::ctx(), batch).await?)
}

/// The cards of a new batch, in the batch's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sheet {
    /// What the batch is called.
    pub label: String,
    /// In which language the cards speak.
    pub language: Language,
    /// The name of the house.
    pub house: String,
    /// What the card offers.
    pub seat: String,
    /// What to do with it.
    pub how: String,
    /// Where to type the code.
    pub address: String,
    /// The cards.
    pub cards: Vec<PrintedCard>,
}

/// A printed card.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PrintedCard {
    /// The code as it is printed.
    pub code: String,
    /// The link to its page.
    pub picture: crate::ui::qr::Picture,
}

/// The cards of a new batch, this once.
#[server(endpoint = "people/take_cards", output = Postcard)]
pub async fn take_cards() -> Result<Sheet, Error> {
    let kept: super::sheet::Kept = super::entry::take("cards").await?;
    Ok(kept.print(&crate::wire::public_url()))
}
