//! Commitments: made out of what was decided, kept or given up.

use sea_orm::{ConnectionTrait, DbErr};

use super::{keep_session, record};
use crate::{
    base::{
        CommitmentId, Ctx, Refusal, ResolutionId, Stop,
        database::statement,
        text::{Message, Reasons},
    },
    tables::{CommitmentDraft, CommitmentState, Outcome, queries, rules},
};

/// Writes down what an organisation does because a resolution passed.
///
/// # Errors
/// [`Refusal::WrongState`] for a resolution that did not pass; [`Refusal::UnknownChoice`] for an unknown organisation.
pub async fn commit(
    ctx: &Ctx,
    resolution: ResolutionId,
    draft: &CommitmentDraft,
) -> Result<CommitmentId, Stop> {
    const SQL: &str = "INSERT INTO table_commitments (id, table_id, resolution_id, text, organisation_id, due_day, \
            state, created_at) VALUES ($1, $2, $3, $4, $5, $6, 'open', $7)";
    let transaction = ctx.db.begin().await?;
    let (found, _, session) = queries::find_resolution(&transaction, resolution).await?;
    let held = keep_session(&transaction, ctx, session).await?;
    rules::may_commit(held.session.stage, found.outcome == Some(Outcome::Passed))?;
    let id = CommitmentId::new();
    let values = [
        id.into(),
        held.table.id.into(),
        resolution.into(),
        draft.text.as_str().into(),
        draft.owner.into(),
        draft.due.into(),
        ctx.now.into(),
    ];
    let unknown = |error: DbErr| match error.sql_err() {
        Some(sea_orm::SqlErr::ForeignKeyConstraintViolation(_)) => Refusal::UnknownChoice.into(),
        _ => Stop::from(error),
    };
    transaction.execute_raw(statement(&transaction, SQL, values)).await.map_err(unknown)?;
    record(&transaction, ctx, held.table.id, "tables.commit", Some(id.to_string())).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Says that a commitment was kept, and how.
///
/// # Errors
/// What [`rules::may_report`] refuses.
pub async fn keep_commitment(ctx: &Ctx, id: CommitmentId, note: Option<&Message>) -> Result<(), Stop> {
    let note = note.map(|note| note.as_str().to_owned());
    settle(ctx, id, CommitmentState::Kept, note).await
}

/// Gives a commitment up, with the reason.
///
/// # Errors
/// What [`rules::may_drop`] refuses.
pub async fn drop_commitment(ctx: &Ctx, id: CommitmentId, reasons: &Reasons) -> Result<(), Stop> {
    settle(ctx, id, CommitmentState::Dropped, Some(reasons.as_str().to_owned())).await
}

async fn settle(ctx: &Ctx, id: CommitmentId, to: CommitmentState, note: Option<String>) -> Result<(), Stop> {
    const SQL: &str = "UPDATE table_commitments SET state = $2, note = $3, settled_at = $4 \
         WHERE id = $1 AND state = 'open'";
    let transaction = ctx.db.begin().await?;
    let (commitment, table) = queries::find_commitment(&transaction, id).await?;
    let scope = queries::find_frame(&transaction, table).await?.territory.scope();
    match to {
        CommitmentState::Dropped => rules::may_drop(&ctx.actor, scope, &commitment)?,
        _ => rules::may_report(&ctx.actor, scope, &commitment)?,
    }
    let values = [id.into(), to.as_str().into(), note.into(), ctx.now.into()];
    if transaction.execute_raw(statement(&transaction, SQL, values)).await?.rows_affected() == 0 {
        return Err(Refusal::WrongState.into());
    }
    let deed = if to == CommitmentState::Kept { "tables.keep_commitment" } else { "tables.drop_commitment" };
    record(&transaction, ctx, table, deed, Some(id.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}
