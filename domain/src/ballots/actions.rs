//! Casting, changing and withdrawing a ballot; freezing what stands on it.

use super::{Choices, casting::CastBallot, options};
use crate::base::{BoardId, Ctx, Database, Refusal, Stop};

pub use super::{
    counts::{count_due, count_if_due},
    exclusions::{exclude, stop_excluding},
};

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

/// Writes what stands on the ballot of a board, if that is not done yet.
pub async fn freeze_options(db: &Database, board: BoardId) -> Result<(), Stop> {
    let transaction = db.begin().await?;
    options::freeze(&transaction, board).await?;
    transaction.commit().await?;
    Ok(())
}
