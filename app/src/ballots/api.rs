//! What the pages of a vote ask of the server.

use domain::{
    ballots::{
        Paper, Preparation, Printed, VoteResult,
        rehearsal::{Rehearsal, Source},
    },
    base::{BoardId, ExclusionId, InitiativeId, Moment},
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
    let choices = domain::ballots::Choices::of_paper(kind, choices, numbered)?;
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

/// The rulebook of a vote.
#[server(endpoint = "ballots/rulebook", output = Postcard)]
pub async fn find_rulebook(board: BoardId) -> Result<Printed, Error> {
    let ctx = crate::wire::ctx();
    Ok(domain::ballots::queries::find_rulebook(&ctx, board, crate::wire::language()).await?)
}

/// What an officer prepares before a vote.
#[server(endpoint = "ballots/preparation", output = Postcard)]
pub async fn find_preparation(board: BoardId) -> Result<Preparation, Error> {
    let ctx = crate::wire::ctx();
    Ok(domain::ballots::queries::find_preparation(&ctx, board, crate::wire::language()).await?)
}

/// Confirms what an initiative costs.
#[server(endpoint = "ballots/check_cost", output = Postcard)]
pub async fn check_cost(initiative: InitiativeId, cost: String) -> Result<(), Error> {
    use crate::wire::At;
    use domain::initiatives::{actions, parse_amount};
    let cents = parse_amount(&cost).at("cost")?;
    Ok(actions::check_cost(&crate::wire::ctx(), initiative, cents).await?)
}

/// Says that initiatives exclude each other.
#[server(endpoint = "ballots/exclude", output = Postcard)]
pub async fn exclude(board: BoardId, #[server(default)] initiatives: Vec<InitiativeId>) -> Result<(), Error> {
    use crate::wire::At;
    let ctx = crate::wire::ctx();
    domain::ballots::actions::exclude(&ctx, board, initiatives).await.at("initiatives[]").map(|_| ())
}

/// Takes that back.
#[server(endpoint = "ballots/stop_excluding", output = Postcard)]
pub async fn stop_excluding(board: BoardId, exclusion: ExclusionId) -> Result<(), Error> {
    Ok(domain::ballots::actions::stop_excluding(&crate::wire::ctx(), board, exclusion).await?)
}

/// What each rule would choose on ballots that nobody cast.
#[server(endpoint = "ballots/rehearse", output = Postcard)]
pub async fn rehearse(board: BoardId, source: Source) -> Result<Rehearsal, Error> {
    let ctx = crate::wire::ctx();
    Ok(domain::ballots::queries::rehearse(&ctx, board, source, crate::wire::language()).await?)
}

/// The result of a vote.
#[server(endpoint = "ballots/result", output = Postcard)]
pub async fn find_result(board: BoardId) -> Result<VoteResult, Error> {
    let ctx = crate::wire::ctx();
    Ok(domain::ballots::queries::find_result(&ctx, board, crate::wire::language()).await?)
}
