//! Writing, submitting, taking back.

use domain::{
    base::{BoardId, InitiativeId, RevisionId},
    boards::Theme,
};
use leptos::prelude::*;

use crate::wire::Error;

/// Writes a draft and leads to its page, where it is looked over and submitted.
#[server(endpoint = "initiatives/write")]
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
    use domain::{
        base::{Stop, text::optional},
        initiatives::{Draft, actions},
        people::Capacity,
    };
    let draft =
        Draft::parse(&title, &body, &language, theme, &territory, &place, &cost).map_err(Stop::from)?;
    let organisation = optional(&capacity, str::parse).map_err(Stop::from)?;
    let capacity = organisation.map_or(Capacity::Personal, Capacity::OnBehalfOf);
    let id = actions::write_draft(&crate::wire::ctx(), board, &draft, capacity).await?;
    leptos_axum::redirect(&super::address(id));
    Ok(())
}

/// Changes a draft and leads back to its page.
#[server(endpoint = "initiatives/change_draft")]
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
    use domain::{
        base::Stop,
        initiatives::{Draft, actions},
    };
    let draft =
        Draft::parse(&title, &body, &language, theme, &territory, &place, &cost).map_err(Stop::from)?;
    actions::change_draft(&crate::wire::ctx(), initiative, &draft).await?;
    leptos_axum::redirect(&super::address(initiative));
    Ok(())
}

/// Writes a new revision and leads to the initiative's page; on some boards it waits there for a moderator.
#[server(endpoint = "initiatives/revise")]
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
    use domain::{
        base::{
            Stop,
            text::{Label, optional},
        },
        initiatives::{Draft, actions},
    };
    let draft =
        Draft::parse(&title, &body, &language, theme, &territory, &place, &cost).map_err(Stop::from)?;
    let note = optional(&note, Label::parse).map_err(Stop::from)?;
    actions::revise(&crate::wire::ctx(), initiative, revision, &draft, note.as_ref()).await?;
    leptos_axum::redirect(&super::address(initiative));
    Ok(())
}

/// Submits a draft, or what a moderator sent back.
#[server(endpoint = "initiatives/submit")]
pub async fn submit(initiative: InitiativeId) -> Result<(), Error> {
    domain::initiatives::actions::submit(&crate::wire::ctx(), initiative).await?;
    Ok(())
}

/// Takes an initiative back.
#[server(endpoint = "initiatives/withdraw")]
pub async fn withdraw(initiative: InitiativeId) -> Result<(), Error> {
    domain::initiatives::actions::withdraw(&crate::wire::ctx(), initiative).await?;
    Ok(())
}

/// Gives up a version that waits for a moderator or came back.
#[server(endpoint = "initiatives/give_up")]
pub async fn give_up(version: RevisionId) -> Result<(), Error> {
    domain::initiatives::actions::give_up_version(&crate::wire::ctx(), version).await?;
    Ok(())
}
