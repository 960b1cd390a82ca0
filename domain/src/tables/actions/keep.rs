//! Founding a table and changing what it has agreed on.

use sea_orm::{ConnectionTrait, DbErr, Value};

use super::record;
use crate::{
    base::{
        Ctx, Refusal, Stop, TableId,
        database::{insert_rows, statement},
        failure::is_taken,
    },
    people,
    tables::{Draft, Measured, Rulebook, queries, rules},
    territories,
};

/// Founds a table; it has no seats yet.
///
/// # Errors
/// [`Refusal::NotAllowed`] elsewhere; [`Refusal::AlreadyExists`] for a taken name; what [`Rulebook::check`] refuses.
pub async fn found(ctx: &Ctx, draft: &Draft) -> Result<TableId, Stop> {
    const SQL: &str = "INSERT INTO tables (id, territory_id, name, mandate, language, notice_days, quorum_percent, \
            deciding, alternates, chaired_by, created_by, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let transaction = ctx.db.begin().await?;
    may_keep(&transaction, ctx, draft).await?;
    check(&transaction, &draft.rulebook).await?;
    let id = TableId::new();
    let values = [vec![id.into()], columns(draft), vec![ctx.actor.id().into(), ctx.now.into()]].concat();
    transaction.execute_raw(statement(&transaction, SQL, values)).await.map_err(taken)?;
    write_minimums(&transaction, id, &draft.rulebook).await?;
    record(&transaction, ctx, id, "tables.found", None).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Changes a table and its rulebook. Sessions that are convened already keep the rules of their convocation.
///
/// # Errors
/// As [`found`]; [`Refusal::NotFound`].
pub async fn change(ctx: &Ctx, id: TableId, draft: &Draft) -> Result<(), Stop> {
    const SQL: &str = "UPDATE tables SET territory_id = $2, name = $3, mandate = $4, language = $5, notice_days = $6, \
            quorum_percent = $7, deciding = $8, alternates = $9, chaired_by = $10 WHERE id = $1";
    let transaction = ctx.db.begin().await?;
    let before = queries::find_frame(&transaction, id).await?;
    rules::may_keep(&ctx.actor, before.territory.scope())?;
    may_keep(&transaction, ctx, draft).await?;
    check(&transaction, &draft.rulebook).await?;
    let values = [vec![id.into()], columns(draft)].concat();
    transaction.execute_raw(statement(&transaction, SQL, values)).await.map_err(taken)?;
    const CLEAR: &str = "DELETE FROM table_minimums WHERE table_id = $1";
    transaction.execute_raw(statement(&transaction, CLEAR, [id.into()])).await?;
    write_minimums(&transaction, id, &draft.rulebook).await?;
    record(&transaction, ctx, id, "tables.change", None).await?;
    transaction.commit().await?;
    Ok(())
}

async fn may_keep(db: &impl ConnectionTrait, ctx: &Ctx, draft: &Draft) -> Result<(), Stop> {
    ctx.actor.person()?;
    let territory = territories::queries::find(db, draft.territory).await?;
    Ok(rules::may_keep(&ctx.actor, territory.scope())?)
}

/// The numbers make sense, and the constituencies exist.
async fn check(db: &impl ConnectionTrait, rulebook: &Rulebook) -> Result<(), Stop> {
    rulebook.check()?;
    let known = people::queries::list_constituencies(db).await?;
    let exists = |of: &Measured| match of {
        Measured::Kind(_) => true,
        Measured::Constituency(key) => known.iter().any(|other| other.key == *key),
    };
    if rulebook.minimums.iter().all(|minimum| exists(&minimum.of)) {
        Ok(())
    } else {
        Err(Refusal::UnknownChoice.into())
    }
}

fn columns(draft: &Draft) -> Vec<Value> {
    let rulebook = &draft.rulebook;
    vec![
        draft.territory.into(),
        draft.name.as_str().into(),
        draft.mandate.as_str().into(),
        draft.language.as_str().into(),
        i32::from(rulebook.notice_days).into(),
        i32::from(rulebook.quorum_percent).into(),
        rulebook.deciding.as_str().into(),
        rulebook.alternates.into(),
        rulebook.chaired_by.map(|kind| kind.as_str()).into(),
    ]
}

async fn write_minimums(db: &impl ConnectionTrait, id: TableId, rulebook: &Rulebook) -> Result<(), DbErr> {
    let row = |minimum: &crate::tables::Minimum| -> Vec<Value> {
        let (measure, word) = match &minimum.of {
            Measured::Kind(kind) => ("kind", kind.as_str()),
            Measured::Constituency(key) => ("constituency", key.as_str()),
        };
        vec![id.into(), measure.into(), word.into(), i32::from(minimum.seats).into()]
    };
    let columns = ["table_id", "measure", "word", "seats"];
    insert_rows(db, "table_minimums", &columns, rulebook.minimums.iter().map(row).collect()).await
}

fn taken(error: DbErr) -> Stop {
    if is_taken(&error) { Refusal::AlreadyExists.into() } else { error.into() }
}
