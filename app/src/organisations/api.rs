//! What the pages of organisations ask of the server.

use domain::{
    attachments::Attachment,
    base::{Language, OrganisationId, ParticipantId},
    organisations::{Kind, Organisation, Representative},
    people::Constituency,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{ui::prose::Html, wire::Error};

/// A page of the list by name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Listing {
    /// The organisations.
    pub rows: Vec<Organisation>,
    /// The name after which the next page begins.
    pub next: Option<String>,
}

/// Organisations by name.
#[server(endpoint = "organisations/list", output = Postcard)]
pub async fn list(after: Option<String>) -> Result<Listing, Error> {
    let ctx = crate::wire::ctx();
    let after = after.unwrap_or_default();
    let page = domain::organisations::queries::list(ctx.db.reader(), &after).await?;
    Ok(Listing { rows: page.rows, next: page.next })
}

/// The organisations that the person who asks may change, by name.
#[server(endpoint = "organisations/list_kept", output = Postcard)]
pub async fn list_kept(after: Option<String>) -> Result<Listing, Error> {
    let ctx = crate::wire::ctx();
    let page = domain::organisations::queries::list_kept(&ctx, &after.unwrap_or_default()).await?;
    Ok(Listing { rows: page.rows, next: page.next })
}

/// What everybody reads about an organisation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The organisation.
    pub organisation: Organisation,
    /// What it is, rendered.
    pub description: Html,
    /// Its constituency.
    pub constituency: Option<Constituency>,
    /// Its logo and its pictures.
    pub files: Vec<Attachment>,
    /// Whether the person who reads keeps its files.
    pub is_kept: bool,
}

/// One organisation.
#[server(endpoint = "organisations/find", output = Postcard)]
pub async fn find(organisation: String) -> Result<Shown, Error> {
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let organisation = domain::organisations::queries::find(db, organisation.parse()?).await?;
    let closeness = domain::organisations::queries::closeness(db, &ctx.actor, &organisation).await?;
    let files = domain::attachments::queries::list_of(db, organisation.id.into(), closeness).await?;
    let is_kept = domain::attachments::rules::may_keep(closeness).is_ok();
    let description = Html::from_markdown(&organisation.description);
    let mut constituencies = crate::people::api::constituencies(&ctx).await?;
    constituencies.retain(|known| Some(&known.key) == organisation.constituency.as_ref());
    Ok(Shown { organisation, description, constituency: constituencies.pop(), files, is_kept })
}

/// What the form of an organisation needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// The organisation as it is; none where a new one is written.
    pub organisation: Option<Organisation>,
    /// Who acts for it.
    pub members: Vec<Representative>,
    /// The constituencies to choose from.
    pub constituencies: Vec<Constituency>,
    /// The territories in which one keeps organisations.
    pub places: Vec<(String, String)>,
}

/// An organisation for the form that changes it, or an empty form.
#[server(endpoint = "organisations/find_kept", output = Postcard)]
pub async fn find_kept(organisation: Option<OrganisationId>) -> Result<Kept, Error> {
    use domain::{base::Deed, organisations::queries};
    let ctx = crate::wire::ctx();
    let members = match organisation {
        Some(id) => queries::list_members(&ctx, id).await?,
        None => Vec::new(),
    };
    let organisation = match organisation {
        Some(id) => Some(queries::find(ctx.db.reader(), id).await?),
        None => None,
    };
    let places = crate::territories::api::choices(&ctx, Deed::KeepOrganisations).await?;
    let constituencies = crate::people::api::constituencies(&ctx).await?;
    Ok(Kept { organisation, members, constituencies, places })
}

/// An organisation as it is typed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Typed {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Key of its constituency, or nothing.
    #[serde(default)]
    pub constituency: String,
    /// Id of its territory, or nothing.
    #[serde(default)]
    pub territory: String,
    /// What it does in the project, or nothing.
    #[serde(default)]
    pub role_in_project: String,
    /// What it is, in Markdown.
    #[serde(default)]
    pub description: String,
    /// The language of the description.
    pub language: Language,
    /// Its number in the register of the third sector, or nothing.
    #[serde(default)]
    pub runts_number: String,
    /// Its own page, or nothing.
    #[serde(default)]
    pub website: String,
}

#[cfg(feature = "ssr")]
impl Typed {
    fn draft(self) -> Result<domain::organisations::Draft, Error> {
        use crate::wire::At;
        use domain::{
            base::text::{Label, Lines, clean, optional},
            organisations::{Draft, Website},
        };
        Ok(Draft {
            name: Label::parse(&self.name).at("typed[name]")?,
            kind: self.kind,
            constituency: Some(self.constituency).filter(|key| !key.is_empty()),
            territory: crate::territories::api::place(&self.territory)?,
            role_in_project: optional(&self.role_in_project, Label::parse).at("typed[role_in_project]")?,
            description: clean(&self.description, Lines::Many),
            language: self.language,
            runts_number: optional(&self.runts_number, Label::parse).at("typed[runts_number]")?,
            website: optional(&self.website, Website::parse).at("typed[website]")?,
        })
    }
}

/// Writes an organisation down, or changes it where its id is given.
#[server(endpoint = "organisations/write", output = Postcard)]
pub async fn write(
    #[server(default)] organisation: Option<OrganisationId>,
    typed: Typed,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::{Refusal, Stop},
        organisations::actions,
    };
    let (ctx, draft) = (crate::wire::ctx(), typed.draft()?);
    let written = match organisation {
        Some(id) => actions::change(&ctx, id, &draft).await.map(|()| id),
        None => actions::create(&ctx, &draft).await,
    };
    let id = match written {
        Err(Stop::Refused(too_long @ Refusal::TooLong { .. })) => Err(too_long).at("typed[description]"),
        Err(Stop::Refused(unknown @ Refusal::UnknownChoice)) => Err(unknown).at("typed[constituency]"),
        written => written.at("typed[name]"),
    }?;
    leptos_axum::redirect(&format!("/{}/organisations/{id}", crate::wire::language()));
    Ok(())
}

/// Adds a person to an organisation's people.
#[server(endpoint = "organisations/add_member", output = Postcard)]
pub async fn add_member(organisation: OrganisationId, person: ParticipantId) -> Result<(), Error> {
    Ok(domain::organisations::actions::add_member(&crate::wire::ctx(), organisation, person).await?)
}

/// Removes a person from an organisation's people.
#[server(endpoint = "organisations/remove_member", output = Postcard)]
pub async fn remove_member(organisation: OrganisationId, person: ParticipantId) -> Result<(), Error> {
    Ok(domain::organisations::actions::remove_member(&crate::wire::ctx(), organisation, person).await?)
}

/// Makes a link that adds whoever opens it to an organisation's people.
#[server(endpoint = "organisations/invite_member", output = Postcard)]
pub async fn invite_member(organisation: OrganisationId, email: String) -> Result<(), Error> {
    use crate::wire::At;
    let email = domain::people::Email::parse(&email).at("email")?;
    let token =
        domain::organisations::actions::invite_member(&crate::wire::ctx(), organisation, &email).await?;
    crate::administration::api::show_link(&token).await
}
