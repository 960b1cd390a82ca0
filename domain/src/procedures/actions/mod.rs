//! Attaching a procedure, taking its acts, expressing interest, assessing.

mod assess;
mod express;
mod take;

pub use assess::assess;
pub use express::{change, express, withdraw};
pub use take::{start, take};

use sea_orm::{ConnectionTrait, DbErr};

use super::Procedure;
use crate::{
    activity::{self, Entry},
    base::{BoardId, Ctx, ProcedureId, Subject, SubjectKind, database::statement},
};

/// Lets nobody else change the procedure until the transaction ends.
async fn lock(db: &impl ConnectionTrait, id: ProcedureId) -> Result<(), DbErr> {
    const SQL: &str = "UPDATE procedures SET acts = acts WHERE id = $1";
    db.execute_raw(statement(db, SQL, [id.into()])).await?;
    Ok(())
}

/// Leaves the trace of a deed, on the board too beside which the procedure runs: whoever looks at it sees that
/// something is new. Here people would be told.
async fn record(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    (id, beside): (ProcedureId, Subject),
    deed: &str,
    detail: Option<String>,
) -> Result<(), DbErr> {
    let board = (beside.kind == SubjectKind::Board).then_some(BoardId(beside.id));
    let (actor, subject) = (ctx.actor.id(), Some(id.into()));
    activity::record(db, Entry { at: ctx.now, deed, actor, board, subject, detail }).await
}

impl Procedure {
    /// What its deeds are recorded under.
    fn trace(&self) -> (ProcedureId, Subject) {
        (self.id, self.subject)
    }
}
