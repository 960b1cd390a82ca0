//! How people speak to an initiative: stances, comments, pledges. The abilities know it by its id alone; here are
//! the rules that depend on its state and its board, and the numbers that it carries along.

use super::{Frame, State};
use crate::{
    base::{Actor, Deed, Moment, Refusal},
    boards::rules,
};

#[cfg(feature = "db")]
mod comments;
mod floor;
mod own;
#[cfg(feature = "db")]
mod pledges;
#[cfg(feature = "db")]
mod readings;
#[cfg(feature = "db")]
mod settled;
#[cfg(feature = "db")]
mod speech;
#[cfg(feature = "db")]
mod stances;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;
#[cfg(feature = "db")]
mod totals;

#[cfg(feature = "db")]
pub use self::{
    comments::{comment, withdraw_comment},
    own::list_shelf,
    pledges::{pledge, withdraw_pledge},
    readings::{find_own_stance, find_own_stance_and_agreement, list_comments, list_pledges},
    settled::settle,
    stances::{TakeStance, take_stance},
};
pub use self::{
    floor::Floor,
    own::{Shelf, Thing},
};

/// Whether the actor may take a stance now, on her own initiative too.
pub fn may_take_stance(actor: &Actor, frame: &Frame, now: Moment) -> Result<(), Refusal> {
    may_withdraw_stance(actor, frame, now)?;
    rules::may_sit(actor.person()?.constituency.as_deref(), &frame.rules)
}

/// Whether the actor may take a stance back now: whoever left her constituency may still do so.
pub fn may_withdraw_stance(actor: &Actor, frame: &Frame, now: Moment) -> Result<(), Refusal> {
    is_public(frame)?;
    rules::may_take_stance(frame.phase(now))?;
    if !matches!(frame.state, State::Published | State::CoDesign | State::Admitted) {
        return Err(Refusal::StancesClosed);
    }
    actor.may(Deed::TakeStance, Some(frame.territory))
}

/// Whether the actor may comment now.
pub fn may_comment(actor: &Actor, frame: &Frame, now: Moment) -> Result<(), Refusal> {
    is_public(frame)?;
    rules::may_comment(frame.phase(now))?;
    actor.may(Deed::Comment, Some(frame.territory))
}

/// Whether the actor may offer help now: as long as the initiative can still be carried out.
pub fn may_pledge(actor: &Actor, frame: &Frame, now: Moment) -> Result<(), Refusal> {
    is_public(frame)?;
    rules::may_comment(frame.phase(now))?;
    if matches!(frame.state, State::NotAdmitted | State::NotAdopted | State::Completed | State::Stopped) {
        return Err(Refusal::PledgesClosed);
    }
    actor.may(Deed::Pledge, Some(frame.territory))
}

fn is_public(frame: &Frame) -> Result<(), Refusal> {
    if frame.is_public { Ok(()) } else { Err(Refusal::NotFound) }
}
