//! Opening a session, noting who is there, closing it.

use sea_orm::ConnectionTrait;

use super::{keep_session, lock, record};
use crate::{
    base::{
        Ctx, MeetingId, Refusal, SeatId, Stop,
        database::{insert_rows, statement},
    },
    tables::{Sits, rules},
};

/// Opens a session, on its day or later.
///
/// # Errors
/// What [`rules::may_open`] refuses.
pub async fn open(ctx: &Ctx, id: MeetingId) -> Result<(), Stop> {
    const SQL: &str = "UPDATE table_sessions SET opened_at = $2 WHERE meeting_id = $1";
    let transaction = ctx.db.begin().await?;
    lock(&transaction, id).await?;
    let held = keep_session(&transaction, ctx, id).await?;
    rules::may_open(&held.session, ctx.now)?;
    transaction.execute_raw(statement(&transaction, SQL, [id.into(), ctx.now.into()])).await?;
    record(&transaction, ctx, held.table.id, "tables.open_session", Some(id.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

/// Notes who is in the room: of each held seat the holder, the substitute or nobody.
///
/// # Errors
/// [`Refusal::SessionNotOpen`]; [`Refusal::UnknownChoice`] for a seat that nobody holds on that day, or twice the same.
pub async fn note_present(ctx: &Ctx, id: MeetingId, present: &[(SeatId, Sits)]) -> Result<(), Stop> {
    const CLEAR: &str = "DELETE FROM table_presences WHERE meeting_id = $1";
    let transaction = ctx.db.begin().await?;
    lock(&transaction, id).await?;
    let held = keep_session(&transaction, ctx, id).await?;
    rules::is_going_on(held.session.stage)?;
    let is_held = |seat: &SeatId| held.seats.iter().any(|other| other.id == *seat && other.is_held());
    let is_twice = |place: usize| present[..place].iter().any(|(seat, _)| *seat == present[place].0);
    if !present.iter().all(|(seat, _)| is_held(seat)) || (0..present.len()).any(is_twice) {
        return Err(Refusal::UnknownChoice.into());
    }
    transaction.execute_raw(statement(&transaction, CLEAR, [id.into()])).await?;
    let row = |(seat, sits): &(SeatId, Sits)| vec![id.into(), (*seat).into(), sits.as_str().into()];
    let columns = ["meeting_id", "seat_id", "sits"];
    insert_rows(&transaction, "table_presences", &columns, present.iter().map(row).collect()).await?;
    record(&transaction, ctx, held.table.id, "tables.note_present", Some(id.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

/// Closes a session. What was put to the seats and not decided is not passed over in silence.
///
/// # Errors
/// [`Refusal::SessionNotOpen`]; [`Refusal::WrongState`] as long as a resolution is open.
pub async fn close(ctx: &Ctx, id: MeetingId) -> Result<(), Stop> {
    const SQL: &str = "UPDATE table_sessions SET closed_at = $2 WHERE meeting_id = $1";
    const OPEN: &str = "SELECT 1 FROM table_resolutions r JOIN table_items i ON i.id = r.item_id \
         WHERE i.meeting_id = $1 AND r.outcome IS NULL LIMIT 1";
    let transaction = ctx.db.begin().await?;
    lock(&transaction, id).await?;
    let held = keep_session(&transaction, ctx, id).await?;
    rules::is_going_on(held.session.stage)?;
    if transaction.query_one_raw(statement(&transaction, OPEN, [id.into()])).await?.is_some() {
        return Err(Refusal::WrongState.into());
    }
    transaction.execute_raw(statement(&transaction, SQL, [id.into(), ctx.now.into()])).await?;
    record(&transaction, ctx, held.table.id, "tables.close_session", Some(id.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}
