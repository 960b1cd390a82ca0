//! Writing, submitting, taking back.

use domain::{
    base::{BoardId, InitiativeId, RevisionId},
    boards::Theme,
};
use leptos::{prelude::*, server_fn::codec::Postcard};

use crate::wire::Error;

/// Writes a draft and leads to its page, where it is looked over and submitted.
#[server(endpoint = "initiatives/write", output = Postcard)]
pub async fn write(
    board: BoardId,
    title: String,
    body: String,
    language: String,
    theme: Theme,
    #[server(default)] territory: String,
    place: String,
    cost: String,
    #[server(default)] capacity: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{base::text::optional, initiatives::actions, people::Capacity};
    let draft = draft(&title, &body, &language, theme, &territory, &place, &cost)?;
    let organisation = optional(&capacity, str::parse).at("capacity")?;
    let capacity = organisation.map_or(Capacity::Personal, Capacity::OnBehalfOf);
    let id = actions::write_draft(&crate::wire::ctx(), board, &draft, capacity).await.at("territory")?;
    leptos_axum::redirect(&super::address(id));
    Ok(())
}

/// The draft that was typed.
#[cfg(feature = "ssr")]
fn draft(
    title: &str,
    body: &str,
    language: &str,
    theme: Theme,
    territory: &str,
    place: &str,
    cost: &str,
) -> Result<domain::initiatives::Draft, Error> {
    use crate::wire::At;
    use domain::{
        base::text::{Body, Label, Title, optional},
        initiatives::parse_amount,
    };
    Ok(domain::initiatives::Draft {
        title: Title::parse(title).at("title")?,
        body: Body::parse(body).at("body")?,
        language: optional(language, str::parse).at("language")?,
        theme,
        territory: crate::territories::api::place(territory)?,
        place: optional(place, Label::parse).at("place")?,
        cost_cents: optional(cost, parse_amount).at("cost")?,
    })
}

/// Changes a draft and leads back to its page.
#[server(endpoint = "initiatives/change_draft", output = Postcard)]
pub async fn change_draft(
    initiative: InitiativeId,
    title: String,
    body: String,
    language: String,
    theme: Theme,
    #[server(default)] territory: String,
    place: String,
    cost: String,
) -> Result<(), Error> {
    use crate::wire::At;
    let draft = draft(&title, &body, &language, theme, &territory, &place, &cost)?;
    let ctx = crate::wire::ctx();
    domain::initiatives::actions::change_draft(&ctx, initiative, &draft).await.at("territory")?;
    leptos_axum::redirect(&super::address(initiative));
    Ok(())
}

/// Writes a new revision and leads to the initiative's page; on some boards it waits there for a moderator.
#[server(endpoint = "initiatives/revise", output = Postcard)]
pub async fn revise(
    initiative: InitiativeId,
    revision: u32,
    title: String,
    body: String,
    language: String,
    theme: Theme,
    #[server(default)] territory: String,
    place: String,
    cost: String,
    note: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::text::{Label, optional},
        initiatives::actions,
    };
    let draft = draft(&title, &body, &language, theme, &territory, &place, &cost)?;
    let note = optional(&note, Label::parse).at("note")?;
    actions::revise(&crate::wire::ctx(), initiative, revision, &draft, note.as_ref())
        .await
        .at("territory")?;
    leptos_axum::redirect(&super::address(initiative));
    Ok(())
}

/// Submits a draft, or what a moderator sent back.
#[server(endpoint = "initiatives/submit", output = Postcard)]
pub async fn submit(initiative: InitiativeId) -> Result<(), Error> {
    domain::initiatives::actions::submit(&crate::wire::ctx(), initiative).await?;
    Ok(())
}

/// Takes an initiative back.
#[server(endpoint = "initiatives/withdraw", output = Postcard)]
pub async fn withdraw(initiative: InitiativeId) -> Result<(), Error> {
    domain::initiatives::actions::withdraw(&crate::wire::ctx(), initiative).await?;
    Ok(())
}

/// Gives up a version that waits for a moderator or came back.
#[server(endpoint = "initiatives/give_up", output = Postcard)]
pub async fn give_up(version: RevisionId) -> Result<(), Error> {
    domain::initiatives::actions::give_up_version(&crate::wire::ctx(), version).await?;
    Ok(())
}
