//! What other slices move: the state of an initiative and its counters.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::versions::lapse;
use crate::{
    activity::{self, Entry},
    base::{BoardId, InitiativeId, Moment, Refusal, Stop, database::statement},
    boards,
    initiatives::State,
    moderation::Closing,
};

#[derive(FromQueryResult)]
struct Standing {
    board_id: BoardId,
    state: State,
    published_at: Option<Moment>,
}

/// Moves the initiative to another state, within the transaction of the deed. What became public is dated at
/// its first publication, which leaves a line for those who follow the board, and the board's number of public
/// initiatives follows. A version that still waits goes where
/// the text may no longer change.
///
/// # Errors
/// [`Refusal::WrongState`] where the step does not exist, [`Refusal::ReasonMissing`] where the state needs one,
/// [`Refusal::ChangedMeanwhile`] where another step came first.
pub async fn enter_state(
    db: &impl ConnectionTrait,
    id: InitiativeId,
    to: State,
    reason: Option<&str>,
    now: Moment,
) -> Result<(), Stop> {
    const READ: &str = "SELECT board_id, state, published_at FROM initiatives WHERE id = $1";
    const WRITE: &str = "UPDATE initiatives SET state = $2, state_reason = $3, changed_at = $4, is_public = $5, \
            published_at = CASE WHEN $5 THEN COALESCE(published_at, $4) ELSE published_at END \
         WHERE id = $1 AND state = $6";
    let found = Standing::find_by_statement(statement(db, READ, [id.into()])).one(db).await?;
    let Standing { board_id, state, published_at } = found.ok_or(Refusal::NotFound)?;
    state.may_become(to)?;
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    if to.needs_reason() && reason.is_none() {
        return Err(Refusal::ReasonMissing.into());
    }
    let values = [
        id.into(),
        to.as_str().into(),
        reason.into(),
        now.into(),
        to.is_public().into(),
        state.as_str().into(),
    ];
    if db.execute_raw(statement(db, WRITE, values)).await?.rows_affected() == 0 {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if state.lets_text_change() && !to.lets_text_change() {
        let closing = if to == State::Withdrawn { Closing::Withdrawn } else { Closing::Lapsed };
        lapse(db, id, closing, now).await?;
    }
    let by = i64::from(to.is_public()) - i64::from(state.is_public());
    if by != 0 {
        boards::actions::move_initiatives(db, board_id, by).await?;
    }
    if to.is_public() && published_at.is_none() {
        let (deed, board, subject) = ("initiatives.publish", Some(board_id), Some(id.into()));
        activity::record(db, Entry { at: now, deed, actor: None, board, subject, detail: None }).await?;
    }
    Ok(())
}

/// A number that an initiative carries along, so that lists need not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counter {
    /// Published comments.
    Comments,
    /// Pledges that stand.
    Pledges,
}

/// Moves a counter of the initiative, within the transaction of the deed.
pub async fn move_counter(
    db: &impl ConnectionTrait,
    id: InitiativeId,
    counter: Counter,
    by: i64,
) -> Result<(), DbErr> {
    let sql = match counter {
        Counter::Comments => "UPDATE initiatives SET comments = comments + $2 WHERE id = $1",
        Counter::Pledges => "UPDATE initiatives SET pledges = pledges + $2 WHERE id = $1",
    };
    let by = i32::try_from(by).unwrap_or_default();
    db.execute_raw(statement(db, sql, [id.into(), by.into()])).await?;
    Ok(())
}
