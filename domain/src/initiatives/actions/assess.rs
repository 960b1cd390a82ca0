//! What the municipality does with an initiative before it is voted on or carried out.

use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{enter_state, record};
use crate::{
    base::{Ctx, Deed, InitiativeId, Refusal, Stop, database::statement, text::Reasons},
    initiatives::{Frame, State, queries, rules},
};

/// Takes a published initiative into co-design.
pub async fn begin_co_design(ctx: &Ctx, id: InitiativeId) -> Result<(), Stop> {
    assess(ctx, id, State::CoDesign, None, "initiatives.begin_co_design").await
}

/// Finds that the initiative can be voted on or carried out.
pub async fn admit(ctx: &Ctx, id: InitiativeId) -> Result<(), Stop> {
    assess(ctx, id, State::Admitted, None, "initiatives.admit").await
}

/// Finds that it cannot, and says why.
pub async fn not_admit(ctx: &Ctx, id: InitiativeId, reasons: &Reasons) -> Result<(), Stop> {
    assess(ctx, id, State::NotAdmitted, Some(reasons), "initiatives.not_admit").await
}

/// Puts an admitted initiative among those that people vote on.
pub async fn put_on_ballot(ctx: &Ctx, id: InitiativeId) -> Result<(), Stop> {
    assess(ctx, id, State::OnBallot, None, "initiatives.put_on_ballot").await
}

/// Makes an initiative part of another one of the same board; its page leads there.
pub async fn merge_into(ctx: &Ctx, id: InitiativeId, into: InitiativeId) -> Result<(), Stop> {
    const SQL: &str = "UPDATE initiatives SET merged_into = $2 WHERE id = $1";
    let transaction = ctx.db.begin().await?;
    let frame = queries::find_frame(&transaction, id).await?;
    rules::may_assess(&ctx.actor, &frame, State::Merged)?;
    let target = queries::find_frame(&transaction, into).await?;
    rules::may_receive(&target, &frame)?;
    transaction.execute_raw(statement(&transaction, SQL, [id.into(), into.into()])).await?;
    step(transaction, ctx, &frame, State::Merged, None, "initiatives.merge_into").await
}

/// Confirms what the initiative costs, after an officer has checked it: who and when is kept with the amount. Possible
/// until people vote.
pub async fn check_cost(ctx: &Ctx, id: InitiativeId, cents: i64) -> Result<(), Stop> {
    const SQL: &str = "UPDATE initiatives SET officer_cost_cents = $2, cost_checked_at = $3, cost_checked_by = $4, \
         changed_at = $3 WHERE id = $1";
    let transaction = ctx.db.begin().await?;
    let frame = queries::find_frame(&transaction, id).await?;
    rules::may_check_cost(&ctx.actor, &frame, ctx.now)?;
    if cents < 0 {
        return Err(Refusal::NotAnAmount.into());
    }
    let values = [id.into(), cents.into(), ctx.now.into(), ctx.actor.id().into()];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    record(&transaction, ctx, &frame, "initiatives.check_cost").await?;
    transaction.commit().await?;
    Ok(())
}

/// Says what the initiative may cost, as the municipality estimates it; what was checked before no longer is.
pub async fn estimate_cost(ctx: &Ctx, id: InitiativeId, cents: i64) -> Result<(), Stop> {
    const SQL: &str = "UPDATE initiatives SET officer_cost_cents = $2, changed_at = $3, cost_checked_at = NULL, \
         cost_checked_by = NULL WHERE id = $1";
    let transaction = ctx.db.begin().await?;
    let frame = queries::find_frame(&transaction, id).await?;
    ctx.actor.may(Deed::Assess, Some(frame.territory))?;
    if cents < 0 {
        return Err(Refusal::NotAnAmount.into());
    }
    if !frame.is_public {
        return Err(Refusal::WrongState.into());
    }
    let values = [id.into(), cents.into(), ctx.now.into()];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    record(&transaction, ctx, &frame, "initiatives.estimate_cost").await?;
    transaction.commit().await?;
    Ok(())
}

async fn assess(
    ctx: &Ctx,
    id: InitiativeId,
    to: State,
    reasons: Option<&Reasons>,
    deed: &str,
) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = queries::find_frame(&transaction, id).await?;
    rules::may_assess(&ctx.actor, &frame, to)?;
    step(transaction, ctx, &frame, to, reasons, deed).await
}

async fn step(
    transaction: DatabaseTransaction,
    ctx: &Ctx,
    frame: &Frame,
    to: State,
    reasons: Option<&Reasons>,
    deed: &str,
) -> Result<(), Stop> {
    enter_state(&transaction, frame.id, to, reasons.map(Reasons::as_str), ctx.now).await?;
    record(&transaction, ctx, frame, deed).await?;
    transaction.commit().await?;
    Ok(())
}
