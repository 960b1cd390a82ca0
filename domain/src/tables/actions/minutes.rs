//! Writing minutes, and approving them in a later session.

use sea_orm::ConnectionTrait;

use super::{announce, keep_session, lock, record};
use crate::{
    base::{Ctx, ItemId, MeetingId, Refusal, Stop, database::statement},
    tables::{Minutes, queries, rules},
};

/// Keeps what was typed about a session, or about one of its points, and gives back the number of its version. Nothing
/// is written over what somebody else wrote in between. Only the first line leaves a trace: minutes are kept while they
/// are typed.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where `version` is not the last one; what [`rules::may_write_minutes`] refuses.
pub async fn write_minutes(
    ctx: &Ctx,
    session: MeetingId,
    item: Option<ItemId>,
    version: u32,
    text: &str,
) -> Result<u32, Stop> {
    const SESSION: &str = "UPDATE table_sessions SET minutes = $2, minutes_version = $3 \
         WHERE meeting_id = $1 AND minutes_version = $4";
    const ITEM: &str = "UPDATE table_items SET minutes = $2, minutes_version = $3 \
         WHERE meeting_id = $1 AND minutes_version = $4 AND id = $5";
    let transaction = ctx.db.begin().await?;
    let held = keep_session(&transaction, ctx, session).await?;
    rules::may_write_minutes(held.session.stage)?;
    let text = Minutes::parse(text)?;
    if let Some(item) = item
        && queries::find_item(&transaction, item).await?.1 != session
    {
        return Err(Refusal::NotFound.into());
    }
    let number = |version: u32| i32::try_from(version).map_err(|_| Refusal::ChangedMeanwhile);
    let next = version.saturating_add(1);
    let mut values = vec![session.into(), text.into(), number(next)?.into(), number(version)?.into()];
    values.extend(item.map(Into::into));
    let sql = if item.is_some() { ITEM } else { SESSION };
    if transaction.execute_raw(statement(&transaction, sql, values)).await?.rows_affected() == 0 {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if version == 0 {
        record(&transaction, ctx, held.table.id, "tables.write_minutes", Some(session.to_string())).await?;
    }
    transaction.commit().await?;
    Ok(next)
}

/// Approves the minutes of an earlier session, in a session that goes on with a quorum. From now on everybody reads
/// them, and they never change again.
///
/// # Errors
/// What [`rules::may_approve`] refuses.
pub async fn approve_minutes(ctx: &Ctx, here: MeetingId, of: MeetingId) -> Result<(), Stop> {
    const SQL: &str = "UPDATE table_sessions SET approved_at = $2, approved_in = $3 WHERE meeting_id = $1";
    let transaction = ctx.db.begin().await?;
    lock(&transaction, here).await?;
    lock(&transaction, of).await?;
    let held = keep_session(&transaction, ctx, here).await?;
    let earlier = queries::find_held(&transaction, of).await?;
    rules::may_approve(&held.session, &held.seats, &earlier.session)?;
    transaction.execute_raw(statement(&transaction, SQL, [of.into(), ctx.now.into(), here.into()])).await?;
    record(&transaction, ctx, held.table.id, "tables.approve_minutes", Some(of.to_string())).await?;
    announce(&transaction, ctx, of, "tables.publish_minutes").await?;
    transaction.commit().await?;
    Ok(())
}
