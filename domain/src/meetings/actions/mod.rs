//! Calling meetings, registering for them, noting who came. Each deed is one transaction.

mod answers;
mod certificates;
mod change;
mod convene;
mod due;
mod keeping;
mod outcome;
mod presence;
mod programme;
mod registering;
mod roll;
mod seating;
mod steps;

pub use answers::answer;
pub use certificates::{certify, certify_for};
pub use change::{change, change_within};
pub use convene::{convene, create};
pub use due::{forget_needs_due, lapse_offers_due};
pub use keeping::{open_calendar, revoke_calendar};
pub use outcome::{forget_origin, name_origin, write_outcome};
pub use presence::{enter_code, note_presence};
pub use programme::write_programme;
pub use registering::{accept, cancel_by_link, cancel_own, register};
pub use roll::{add_person, approve, confirm, decline, remove};
pub use steps::{cancel, cancel_within, discard, publish, publish_within};

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

use super::{Frame, queries::find_frame};
use crate::{
    activity::{self, Entry},
    base::{Ctx, MeetingId, Stop, database::statement},
};

/// Writes a line about a meeting into the record.
pub(super) async fn record(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    meeting: MeetingId,
    deed: &str,
) -> Result<(), DbErr> {
    let (actor, subject) = (ctx.actor.id(), Some(meeting.into()));
    activity::record(db, Entry { at: ctx.now, deed, actor, board: None, subject, detail: None }).await
}

/// Reads the meeting and keeps everybody else from changing it or its seats until the transaction ends. Three statements.
pub(super) async fn lock(transaction: &DatabaseTransaction, id: MeetingId) -> Result<Frame, Stop> {
    // On SQLite the transaction holds the only write lock already; on PostgreSQL this holds the row.
    const SQL: &str = "UPDATE meetings SET changes = changes WHERE id = $1";
    transaction.execute_raw(statement(transaction, SQL, [id.into()])).await?;
    find_frame(transaction, id).await
}
