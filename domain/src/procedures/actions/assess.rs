//! What the office finds about each of those who expressed interest.

use sea_orm::{ConnectionTrait, Value};

use super::{lock, record};
use crate::{
    base::{Ctx, ExpressionId, Refusal, Stop, database::statement},
    procedures::{Verdict, queries, rules},
};

/// Assesses an expression of interest, or assesses it anew. Everybody sees it once the list is published.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::WrongState`] for a withdrawn one; [`Refusal::UnknownChoice`] for a criterion that
/// the notice does not have; what [`rules::may_assess`] refuses.
pub async fn assess(ctx: &Ctx, id: ExpressionId, verdict: &Verdict) -> Result<(), Stop> {
    const SQL: &str = "UPDATE procedure_expressions SET outcome = $2, criterion = $3, reasons = $4, assessed_by = $5, \
            assessed_at = $6 WHERE id = $1";
    ctx.actor.person()?;
    let transaction = ctx.db.begin().await?;
    let found = queries::find_expression(&transaction, id).await?;
    lock(&transaction, found.procedure).await?;
    let procedure = queries::find(&transaction, found.procedure).await?;
    rules::may_keep(&ctx.actor, procedure.territory.scope())?;
    rules::may_assess(&procedure.progress)?;
    if found.expression.withdrawn_at.is_some() {
        return Err(Refusal::WrongState.into());
    }
    let criterion = match verdict {
        Verdict::NotAdmitted { criterion, .. } => Some(*criterion),
        _ => None,
    };
    let criteria = procedure.progress.state.course().notice().map_or(0, |notice| notice.criteria.len());
    if criterion.is_some_and(|criterion| usize::from(criterion) >= criteria) {
        return Err(Refusal::UnknownChoice.into());
    }
    let values: [Value; 6] = [
        id.into(),
        verdict.outcome().as_str().into(),
        criterion.map(i32::from).into(),
        verdict.reasons().map(str::to_owned).into(),
        ctx.actor.id().into(),
        ctx.now.into(),
    ];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    record(&transaction, ctx, procedure.trace(), "procedures.assess", Some(verdict.outcome().to_string()))
        .await?;
    transaction.commit().await?;
    Ok(())
}
