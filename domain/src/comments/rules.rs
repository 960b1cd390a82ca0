//! What may be done with a comment.

use super::{Frame, Ground, State};
use crate::base::{Actor, Deed, Refusal, Subject};

impl State {
    /// Whether the step from this state to `next` exists.
    pub fn may_become(self, next: Self) -> Result<(), Refusal> {
        use State::{Hidden, Published, Waiting, Withdrawn};
        match (self, next) {
            (Waiting, Published | Hidden | Withdrawn)
            | (Published, Hidden | Withdrawn)
            | (Hidden, Published) => Ok(()),
            _ => Err(Refusal::WrongState),
        }
    }
}

/// Whether the actor may comment a thing that stands on no board.
pub fn may_comment(actor: &Actor, ground: &Ground) -> Result<(), Refusal> {
    if !ground.is_public {
        return Err(Refusal::NotFound);
    }
    actor.may(Deed::Comment, Some(ground.territory))
}

/// Whether one may reply to this comment under that subject: threads go two levels deep.
pub fn may_reply(parent: &Frame, subject: Subject) -> Result<(), Refusal> {
    if parent.subject != subject || parent.state != State::Published {
        return Err(Refusal::NotFound);
    }
    if parent.parent.is_some() { Err(Refusal::TooDeep) } else { Ok(()) }
}

/// Whether the actor may take the comment back: only her own. Others are not told that it exists.
pub fn may_withdraw(actor: &Actor, comment: &Frame) -> Result<(), Refusal> {
    if actor.person()?.id != comment.author {
        return Err(Refusal::NotFound);
    }
    comment.state.may_become(State::Withdrawn)
}
