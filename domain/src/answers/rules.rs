//! Who answers what, and who decides where nothing is voted on.

use crate::{
    base::{Actor, Deed, Moment, Refusal},
    initiatives::{Frame, State},
};

/// When the answer to an initiative published at that moment is due.
pub fn due(published_at: Moment, answer_days: u16) -> Moment {
    published_at.plus_days(i64::from(answer_days))
}

/// Whether the actor may answer: an officer of its territory, once people can read it.
pub fn may_answer(actor: &Actor, frame: &Frame) -> Result<(), Refusal> {
    actor.may(Deed::Answer, Some(frame.territory))?;
    if frame.is_public { Ok(()) } else { Err(Refusal::WrongState) }
}

/// Whether the actor may adopt an admitted initiative, or turn it down, without a vote.
///
/// # Errors
/// [`Refusal::WrongState`] on a board whose participants vote: there the ballots decide.
pub fn may_decide(actor: &Actor, frame: &Frame) -> Result<(), Refusal> {
    actor.may(Deed::Assess, Some(frame.territory))?;
    if frame.rules.phases.voting.is_some() {
        return Err(Refusal::WrongState);
    }
    frame.state.may_become(State::Adopted)
}
