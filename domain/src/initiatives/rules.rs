//! What may be done with an initiative, by whom and when. Each rule is asked twice: by the page that shows the
//! button, and by the action that does the deed.

use super::{Author, Consent, Frame, State};
use crate::{
    base::{Actor, Deed, Moment, ParticipantId, Refusal},
    boards::{self, Moderation},
};

/// Whether the actor may read the initiative: everybody what is public or was merged, else its authors, the
/// moderators and the officers of its territory. Others are not told that it exists.
pub fn may_see(actor: &Actor, frame: &Frame, authors: &[Author]) -> Result<(), Refusal> {
    let works_here = |deed| actor.may(deed, Some(frame.territory)).is_ok() && frame.state != State::Draft;
    let may = frame.is_public
        || frame.state == State::Merged
        || actor.id().is_some_and(|id| is_named(authors, id))
        || works_here(Deed::Moderate)
        || works_here(Deed::Assess);
    if may { Ok(()) } else { Err(Refusal::NotFound) }
}

/// Whether the person is an author who agreed to be one.
pub fn is_author(authors: &[Author], person: ParticipantId) -> bool {
    authors.iter().any(|author| author.participant == person && author.consent == Consent::Given)
}

/// Whether the person is an author or was asked to be one.
fn is_named(authors: &[Author], person: ParticipantId) -> bool {
    authors.iter().any(|author| author.participant == person && author.consent != Consent::Declined)
}

/// Where a submitted initiative goes first: to the moderator, or to everybody.
pub fn submitted_becomes(from: State, moderation: Moderation) -> State {
    match (from, moderation) {
        // What a moderator sent back is looked at again, also where others are published at once.
        (State::Draft, Moderation::After) => State::Published,
        _ => State::Submitted,
    }
}

/// Whether the actor is an author, with an account that may propose.
pub fn may_write(actor: &Actor, authors: &[Author]) -> Result<(), Refusal> {
    actor.may(Deed::Propose, None)?;
    if is_author(authors, actor.person()?.id) { Ok(()) } else { Err(Refusal::NotAnAuthor) }
}

/// Whether the actor may submit the initiative now.
pub fn may_submit(actor: &Actor, frame: &Frame, authors: &[Author], now: Moment) -> Result<(), Refusal> {
    may_write(actor, authors)?;
    match frame.state {
        State::Draft => boards::rules::may_propose(frame.phase(now)),
        // Whoever was asked to correct something has until the end of co-design.
        State::Returned => boards::rules::may_revise(frame.phase(now)),
        _ => Err(Refusal::WrongState),
    }
}

/// Whether the actor may change the text now.
pub fn may_revise(actor: &Actor, frame: &Frame, authors: &[Author], now: Moment) -> Result<(), Refusal> {
    may_write(actor, authors)?;
    match frame.state {
        State::Draft => Ok(()),
        State::Submitted | State::Returned | State::Published | State::CoDesign => {
            boards::rules::may_revise(frame.phase(now))
        }
        _ => Err(Refusal::ChangesClosed),
    }
}

/// Whether the actor may take the initiative back.
pub fn may_withdraw(actor: &Actor, frame: &Frame, authors: &[Author]) -> Result<(), Refusal> {
    may_write(actor, authors)?;
    frame.state.may_become(State::Withdrawn)
}

/// Whether the actor may ask others to be authors too: as long as the text may change.
pub fn may_ask_co_author(
    actor: &Actor,
    frame: &Frame,
    authors: &[Author],
    now: Moment,
) -> Result<(), Refusal> {
    may_revise(actor, frame, authors, now)
}

/// Whether the actor may stop being an author: one must remain.
pub fn may_leave(actor: &Actor, authors: &[Author]) -> Result<(), Refusal> {
    may_write(actor, authors)?;
    let remaining = authors.iter().filter(|author| author.consent == Consent::Given).count();
    if remaining > 1 { Ok(()) } else { Err(Refusal::LastAuthor) }
}

/// Whether the actor may move the initiative to a state that the municipality decides.
pub fn may_assess(actor: &Actor, frame: &Frame, to: State) -> Result<(), Refusal> {
    actor.may(Deed::Assess, Some(frame.territory))?;
    frame.state.may_become(to)
}
