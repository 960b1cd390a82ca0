//! Casting, changing and withdrawing a ballot; freezing what stands on it.

use super::{Choices, casting::CastBallot};
use crate::{
    base::{BoardId, Ctx, Database, Refusal, Stop, database::statement},
};

pub use super::counts::{count_due, count_if_due};

/// Casts the ballot of the person who asks, or puts it in the place of her earlier one. Acknowledged once it is
/// durably stored.
pub async fn cast(ctx: &Ctx, board: BoardId, choices: Choices) -> Result<(), Stop> {
    if choices.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    hand_in(ctx, board, choices).await
}

/// Takes the ballot back; another can be cast as long as voting lasts.
pub async fn withdraw(ctx: &Ctx, board: BoardId) -> Result<(), Stop> {
    hand_in(ctx, board, Choices::none()).await
}

async fn hand_in(ctx: &Ctx, board: BoardId, choices: Choices) -> Result<(), Stop> {
    let person = ctx.actor.person()?.clone();
    ctx.db.gather(CastBallot { person, board, choices, now: ctx.now }).await
}

/// Writes what stands on the ballot of a board, once: every initiative that is on the ballot, numbered in the
/// order of the ids, with the officer's estimate of its cost or else its author's.
pub async fn freeze_options(db: &Database, board: BoardId) -> Result<(), Stop> {
    // Two nodes at the same moment write one after the other, and the second finds the work done.
    const LOCK: &str = "UPDATE boards SET ballots = ballots WHERE id = $1";
    const FREEZE: &str = "INSERT INTO ballot_options (board_id, number, initiative_id, cost_cents) \
         SELECT board_id, ROW_NUMBER() OVER (ORDER BY id), id, COALESCE(officer_cost_cents, cost_cents, 0) \
         FROM initiatives WHERE board_id = $1 AND state = 'on_ballot' \
           AND NOT EXISTS (SELECT 1 FROM ballot_options WHERE board_id = $1)";
    let transaction = db.begin().await?;
    for sql in [LOCK, FREEZE] {
        sea_orm::ConnectionTrait::execute_raw(&transaction, statement(&transaction, sql, [board.into()])).await?;
    }
    transaction.commit().await?;
    Ok(())
}
