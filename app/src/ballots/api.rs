//! What the pages of a vote ask of the server.

use domain::{
    ballots::{Choices, Paper, VoteResult},
    base::{BoardId, Moment},
    boards::BallotKind,
};
use leptos::{prelude::*, server_fn::codec::Postcard};

use crate::wire::Error;

/// What stands on the ballot, and what the person who asks chose.
#[server(endpoint = "ballots/paper", output = Postcard)]
pub async fn find_paper(board: BoardId) -> Result<Paper, Error> {
    let ctx = crate::wire::ctx();
    Ok(domain::ballots::queries::find_paper(&ctx, board, crate::wire::language()).await?)
}

/// When the person who asks cast the ballot that counts for her; `None` without one.
#[server(endpoint = "ballots/find_own", output = Postcard)]
pub async fn find_own(board: BoardId) -> Result<Option<Moment>, Error> {
    let ctx = crate::wire::ctx();
    let own = domain::ballots::queries::find_own(ctx.db.reader(), board, ctx.actor.person()?.id).await?;
    Ok(own.filter(|ballot| !ballot.choices.is_empty()).map(|ballot| ballot.changed_at))
}

/// Casts a ballot, or changes it: `choices` are the options that are ticked; where ballots bear numbers, each of
/// `numbers` has its mark in `marks`.
#[server(endpoint = "ballots/cast", output = Postcard)]
pub async fn cast(
    board: BoardId,
    #[server(default)] kind: Option<BallotKind>,
    #[server(default)] choices: Vec<u16>,
    #[server(default)] numbers: Vec<u16>,
    #[server(default)] marks: Vec<String>,
) -> Result<(), Error> {
    let (ctx, kind) = (crate::wire::ctx(), kind.unwrap_or(BallotKind::Approval));
    let numbered = numbers.into_iter().zip(marks.iter().map(String::as_str));
    let choices = Choices::of_paper(kind, choices, numbered)?;
    domain::ballots::actions::cast(&ctx, board, choices).await?;
    leptos_axum::redirect(&format!("/{}/boards/{board}/vote", crate::wire::language()));
    Ok(())
}

/// Takes a ballot back.
#[server(endpoint = "ballots/withdraw", output = Postcard)]
pub async fn withdraw(board: BoardId) -> Result<(), Error> {
    let ctx = crate::wire::ctx();
    domain::ballots::actions::withdraw(&ctx, board).await?;
    leptos_axum::redirect(&format!("/{}/boards/{board}/vote", crate::wire::language()));
    Ok(())
}

/// The result of a vote.
#[server(endpoint = "ballots/result", output = Postcard)]
pub async fn find_result(board: BoardId) -> Result<VoteResult, Error> {
    let ctx = crate::wire::ctx();
    Ok(domain::ballots::queries::find_result(&ctx, board, crate::wire::language()).await?)
}
