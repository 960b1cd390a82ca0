//! Expressing interest, changing it until the deadline, withdrawing.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use super::{lock, record};
use crate::{
    base::{Ctx, ExpressionId, ProcedureId, Refusal, Stop, database::statement, failure::is_taken},
    organisations,
    procedures::{Interest, Party, queries, rules},
};

#[derive(FromQueryResult)]
struct Number {
    receipts: i32,
}

/// Expresses interest. What is given back is the number of the receipt.
///
/// # Errors
/// [`Refusal::AlreadyExpressed`] the second time; what [`rules::may_express`] refuses.
pub async fn express(ctx: &Ctx, id: ProcedureId, interest: &Interest) -> Result<u32, Stop> {
    const NEXT: &str = "UPDATE procedures SET receipts = receipts + 1 WHERE id = $1 RETURNING receipts";
    const SQL: &str = "INSERT INTO procedure_expressions (id, procedure_id, receipt, party, participant_id, \
            organisation_id, name, text, language, contact, sent_at, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)";
    let me = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    let number =
        Number::find_by_statement(statement(&transaction, NEXT, [id.into()])).one(&transaction).await?;
    let receipt = number.ok_or(Refusal::NotFound)?.receipts;
    let procedure = queries::find(&transaction, id).await?;
    rules::may_express(&ctx.actor, &procedure.progress, &interest.party, ctx.now)?;
    let (organisation, name) = named(&transaction, &interest.party).await?;
    let values: [Value; 11] = [
        ExpressionId::new().into(),
        id.into(),
        receipt.into(),
        interest.party.kind().as_str().into(),
        me.into(),
        organisation,
        name.into(),
        interest.text.as_str().into(),
        interest.language.into(),
        interest.contact.as_str().into(),
        ctx.now.into(),
    ];
    let written = transaction.execute_raw(statement(&transaction, SQL, values)).await;
    written.map_err(already)?;
    record(&transaction, ctx, procedure.trace(), "procedures.express", None).await?;
    transaction.commit().await?;
    Ok(receipt.unsigned_abs())
}

/// Changes one's own expression of interest; it keeps its receipt and its capacity.
///
/// # Errors
/// [`Refusal::NotFound`] for somebody else's; what [`rules::may_change`] and [`rules::may_stay`] refuse.
pub async fn change(ctx: &Ctx, id: ExpressionId, interest: &Interest) -> Result<(), Stop> {
    const SQL: &str = "UPDATE procedure_expressions SET name = $2, text = $3, language = $4, contact = $5, \
            changed_at = $6 WHERE id = $1";
    ctx.actor.person()?;
    let transaction = ctx.db.begin().await?;
    let found = own(&transaction, ctx, id).await?;
    rules::may_stay(&found.expression, &interest.party)?;
    let (_, name) = named(&transaction, &interest.party).await?;
    let values: [Value; 6] = [
        id.into(),
        name.into(),
        interest.text.as_str().into(),
        interest.language.into(),
        interest.contact.as_str().into(),
        ctx.now.into(),
    ];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    record(&transaction, ctx, found.trace, "procedures.change_expression", None).await?;
    transaction.commit().await?;
    Ok(())
}

/// Withdraws one's own expression of interest. What was written is forgotten; the receipt stays.
///
/// # Errors
/// As [`change`].
pub async fn withdraw(ctx: &Ctx, id: ExpressionId) -> Result<(), Stop> {
    const SQL: &str = "UPDATE procedure_expressions SET withdrawn_at = $2, changed_at = $2, text = '', contact = '' \
         WHERE id = $1";
    ctx.actor.person()?;
    let transaction = ctx.db.begin().await?;
    let found = own(&transaction, ctx, id).await?;
    transaction.execute_raw(statement(&transaction, SQL, [id.into(), ctx.now.into()])).await?;
    record(&transaction, ctx, found.trace, "procedures.withdraw_expression", None).await?;
    transaction.commit().await?;
    Ok(())
}

struct Found {
    expression: crate::procedures::Expression,
    trace: (ProcedureId, crate::base::Subject),
}

/// One's own expression of interest, if it may be changed now.
async fn own(db: &impl ConnectionTrait, ctx: &Ctx, id: ExpressionId) -> Result<Found, Stop> {
    let found = queries::find_expression(db, id).await?;
    rules::is_own(&ctx.actor, found.author, found.expression.organisation)?;
    lock(db, found.procedure).await?;
    let procedure = queries::find(db, found.procedure).await?;
    // Read anew behind the lock: it may have been withdrawn in between.
    let expression = queries::find_expression(db, id).await?.expression;
    rules::may_change(&expression, &procedure.progress, ctx.now)?;
    Ok(Found { expression, trace: procedure.trace() })
}

/// The organisation, and what the party is called on the list.
async fn named(db: &impl ConnectionTrait, party: &Party) -> Result<(Value, String), Stop> {
    Ok(match party {
        Party::Organisation(id) => ((*id).into(), organisations::queries::find(db, *id).await?.name),
        Party::Group(name) | Party::Person(name) => (None::<uuid::Uuid>.into(), name.as_str().to_owned()),
    })
}

fn already(error: DbErr) -> Stop {
    if is_taken(&error) { Refusal::AlreadyExpressed.into() } else { error.into() }
}
