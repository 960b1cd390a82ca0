//! Keeping tables, convening sessions, running them, and what follows.

mod agenda;
mod commit;
mod convene;
mod keep;
mod minutes;
mod resolve;
mod seats;
mod sit;

pub use agenda::{add_item, change_item, move_item, remove_item};
pub use commit::{commit, drop_commitment, keep_commitment};
pub use convene::{cancel, convene};
pub use keep::{change, found};
pub use minutes::{approve_minutes, write_minutes};
pub use resolve::{decide, put, speak};
pub use seats::{add_seat, end_mandate, end_seat, give_mandate};
pub use sit::{close, note_present, open};

use sea_orm::{ConnectionTrait, DbErr};

use super::{
    Item,
    queries::{self, Held},
    rules,
};
use crate::{
    activity::{self, Entry},
    base::{BoardId, Ctx, InitiativeId, MeetingId, Stop, SubjectKind, TableId, database::statement},
    initiatives::queries::find_frame,
};

/// A session for a deed of those who keep its table.
async fn keep_session(db: &impl ConnectionTrait, ctx: &Ctx, id: MeetingId) -> Result<Held, Stop> {
    let held = queries::find_held(db, id).await?;
    rules::may_keep(&ctx.actor, held.table.territory.scope())?;
    Ok(held)
}

/// Lets nobody else change the session until the transaction ends.
async fn lock(db: &impl ConnectionTrait, id: MeetingId) -> Result<(), DbErr> {
    const SQL: &str = "UPDATE table_sessions SET number = number WHERE meeting_id = $1";
    db.execute_raw(statement(db, SQL, [id.into()])).await?;
    Ok(())
}

/// Leaves the trace of a deed.
async fn record(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    table: TableId,
    deed: &str,
    detail: Option<String>,
) -> Result<(), DbErr> {
    let (actor, subject) = (ctx.actor.id(), Some(table.into()));
    activity::record(db, Entry { at: ctx.now, deed, actor, board: None, subject, detail }).await
}

/// Leaves the trace of a deed at the session: those who sit at the table and those who follow it hear of it. Nothing
/// about a confidential point.
async fn announce(db: &impl ConnectionTrait, ctx: &Ctx, session: MeetingId, deed: &str) -> Result<(), DbErr> {
    let (actor, subject) = (ctx.actor.id(), Some(session.into()));
    activity::record(db, Entry { at: ctx.now, deed, actor, board: None, subject, detail: None }).await
}

/// Leaves the trace of a deed in the history of the board or initiative that a point is about; whoever follows it hears
/// of it. Nothing where the point is confidential.
async fn tell(db: &impl ConnectionTrait, ctx: &Ctx, item: &Item, deed: &str) -> Result<(), Stop> {
    let Some(referred) = item.referred.as_ref().filter(|_| rules::is_told(item)) else { return Ok(()) };
    let board = match referred.subject.kind {
        SubjectKind::Board => Some(BoardId(referred.subject.id)),
        SubjectKind::Initiative => Some(find_frame(db, InitiativeId(referred.subject.id)).await?.board),
        _ => None,
    };
    let (actor, subject) = (ctx.actor.id(), Some(referred.subject));
    activity::record(db, Entry { at: ctx.now, deed, actor, board, subject, detail: None }).await?;
    Ok(())
}
