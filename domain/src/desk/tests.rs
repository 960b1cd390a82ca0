//! The desk against real databases.

mod appeals;
mod decisions;
mod log;
mod news;
mod reports;
mod versions;
mod withdrawn;

use super::{
    actions::{Wish, decide, report},
    queries,
};
use crate::{
    base::{
        BoardId, CaseId, Ctx, DecisionId, InitiativeId, Language, Refusal, Stop,
        text::{Message, Reasons},
    },
    boards::{Moderation, Theme},
    initiatives::{self, Draft, State},
    moderation::{Reason, Verdict},
    people::Capacity,
    testing::World,
};

fn refused<T>(outcome: Result<T, Stop>) -> Refusal {
    match outcome {
        Err(Stop::Refused(refusal)) => refusal,
        Err(Stop::Broken(failure)) => panic!("{failure}"),
        Ok(_) => panic!("it was not refused"),
    }
}

fn draft(title: &str) -> Draft {
    let body = "Un orto dietro la scuola, con acqua e attrezzi per tutte le famiglie del quartiere.";
    Draft::parse(title, body, "it", Theme::Environment, "", "", "").unwrap()
}

/// An initiative that its author has just sent in.
async fn submitted(ctx: &Ctx, board: BoardId, title: &str) -> InitiativeId {
    let id = initiatives::actions::write_draft(ctx, board, &draft(title), Capacity::Personal).await.unwrap();
    initiatives::actions::submit(ctx, id).await.unwrap();
    id
}

/// A board whose texts are read before they are published, and Karima's initiative on it.
async fn waiting(world: &World) -> InitiativeId {
    let board = world.board(Moderation::Before).await;
    submitted(&world.ctx(world.karima).await, board, "Orto comune").await
}

/// A board whose texts are published at once, and Karima's initiative on it.
async fn published(world: &World) -> InitiativeId {
    let board = world.board(Moderation::After).await;
    submitted(&world.ctx(world.karima).await, board, "Orto comune").await
}

async fn state(world: &World, id: InitiativeId) -> State {
    initiatives::queries::find_frame(world.db.reader(), id).await.unwrap().state
}

/// The open cases that a moderator sees.
async fn cases(ctx: &Ctx) -> Vec<CaseId> {
    let queue = queries::list_queue(ctx, None, None).await.unwrap();
    queue.rows.into_iter().map(|case| case.id).collect()
}

fn wish(verdict: Verdict, reason: impl Into<Option<Reason>>) -> Wish {
    Wish { verdict, reason: reason.into(), message: None }
}

fn message(text: &str) -> Message {
    Message::parse(text).unwrap()
}

fn reasons(text: &str) -> Reasons {
    Reasons::parse(text).unwrap()
}

/// Hides Karima's published initiative after Piero's report, and tells which decision it was.
async fn hidden(world: &World, id: InitiativeId) -> DecisionId {
    let piero = world.ctx(world.piero).await;
    report(&piero, id.into(), Reason::Insult, None).await.unwrap();
    let moderator = world.ctx(world.moderator).await;
    decide(&moderator, &cases(&moderator).await, &wish(Verdict::Hide, Reason::Insult)).await.unwrap();
    let db = world.db.reader();
    crate::moderation::queries::find_latest(db, id.into()).await.unwrap().unwrap().0.id
}

#[allow(clippy::unnecessary_wraps)]
fn italian(text: &str) -> Option<(Message, Language)> {
    Some((message(text), Language::ITALIAN))
}
