//! Writing an initiative, submitting it, and every step that follows.

mod answered;
mod assess;
mod authors;
mod steps;
mod submit;
mod versions;
mod write;

pub use answered::date_answer;
pub use assess::{admit, begin_co_design, check_cost, estimate_cost, merge_into, not_admit, put_on_ballot};
pub(super) use authors::token_hash;
pub use authors::{INVITATION_DAYS, answer_invitation, ask_co_author, leave};
pub use steps::{Counter, enter_state, move_counter};
pub use submit::{submit, withdraw};
pub use versions::{give_up_version, settle_version};
pub use write::{change_draft, revise, write_draft};

use sea_orm::{ConnectionTrait, DbErr};

use super::{Author, Frame, queries};
use crate::{
    activity::{self, Entry},
    base::{Ctx, InitiativeId, Stop},
};

/// The initiative with its authors, as an action reads them before it asks the rule.
async fn read(db: &impl ConnectionTrait, id: InitiativeId) -> Result<(Frame, Vec<Author>), Stop> {
    Ok((queries::find_frame(db, id).await?, queries::list_authors(db, id).await?))
}

/// Leaves the trace of a deed.
async fn record(db: &impl ConnectionTrait, ctx: &Ctx, frame: &Frame, deed: &str) -> Result<(), DbErr> {
    let entry = Entry {
        at: ctx.now,
        deed,
        actor: ctx.actor.id(),
        board: Some(frame.board),
        subject: Some(frame.id.into()),
        detail: None,
    };
    activity::record(db, entry).await
}
