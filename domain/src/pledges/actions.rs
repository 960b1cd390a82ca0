//! Writing pledges and moving them from state to state, within the transaction of the deed.

use sea_orm::{ConnectionTrait, DbErr};

use super::{Frame, queries};
use crate::{
    base::{PledgeId, Refusal, Stop, database::statement},
    comments::State,
};

/// Stores a pledge. One statement.
pub(crate) async fn store(db: &impl ConnectionTrait, pledge: &Frame) -> Result<(), DbErr> {
    const SQL: &str = "INSERT INTO pledges (id, subject_id, participant_id, organisation_id, kind, text, language, \
            state, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = [
        pledge.id.into(),
        pledge.subject.into(),
        pledge.author.into(),
        pledge.organisation.map(|organisation| organisation.0).into(),
        pledge.kind.as_str().into(),
        pledge.text.as_str().into(),
        pledge.language.into(),
        pledge.state.as_str().into(),
        pledge.created_at.into(),
    ];
    db.execute_raw(statement(db, SQL, values)).await?;
    Ok(())
}

/// Moves a pledge to another state and tells how it stood before. A withdrawn one loses its text for good.
/// Two statements. Whoever calls it for a moderator uses
/// [`initiatives::voices::settle`](crate::initiatives::voices::settle), which also moves what is counted.
///
/// # Errors
/// [`Refusal::WrongState`] where the step does not exist, [`Refusal::ChangedMeanwhile`] where another came first.
pub(crate) async fn enter_state(db: &impl ConnectionTrait, id: PledgeId, to: State) -> Result<Frame, Stop> {
    const SQL: &str = "UPDATE pledges SET state = $2, text = CASE WHEN $2 = 'withdrawn' THEN '' ELSE text END \
         WHERE id = $1 AND state = $3";
    let before = queries::find_frame(db, id).await?;
    before.state.may_become(to)?;
    let values = [id.into(), to.as_str().into(), before.state.as_str().into()];
    match db.execute_raw(statement(db, SQL, values)).await?.rows_affected() {
        0 => Err(Refusal::ChangedMeanwhile.into()),
        _ => Ok(before),
    }
}
