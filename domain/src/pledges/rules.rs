//! What may be done with a pledge.

use super::Frame;
use crate::{
    base::{Actor, Refusal},
    comments::State,
};

/// Whether the actor may take the pledge back: only her own. Others are not told that it exists.
pub fn may_withdraw(actor: &Actor, pledge: &Frame) -> Result<(), Refusal> {
    if actor.person()?.id != pledge.author {
        return Err(Refusal::NotFound);
    }
    pledge.state.may_become(State::Withdrawn)
}
