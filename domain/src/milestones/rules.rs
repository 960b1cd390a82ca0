//! Who reports on an initiative that is carried out.

use crate::{
    base::{Actor, Deed, Refusal},
    initiatives::{Frame, State},
};

/// Whether the actor may write milestones: an officer of its territory, from the adoption on.
pub fn may_report(actor: &Actor, frame: &Frame) -> Result<(), Refusal> {
    actor.may(Deed::ReportProgress, Some(frame.territory))?;
    match frame.state {
        State::Adopted | State::InProgress | State::Completed | State::Stopped => Ok(()),
        _ => Err(Refusal::WrongState),
    }
}

/// Whether the actor may say that carrying out began, ended or was given up.
pub fn may_advance(actor: &Actor, frame: &Frame, to: State) -> Result<(), Refusal> {
    may_report(actor, frame)?;
    match to {
        State::InProgress | State::Completed | State::Stopped => frame.state.may_become(to),
        _ => Err(Refusal::WrongState),
    }
}
