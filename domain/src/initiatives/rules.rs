//! What may be done with an initiative, by whom and when. Each rule is asked twice: by the page that shows the
//! button, and by the action that does the deed.

use super::{Author, Consent, Frame, Standing, State};
use crate::{
    base::{Actor, Deed, Moment, ParticipantId, Refusal},
    boards::{self, Board, Moderation, Phase, Rules},
    people::Capacity,
};

/// Whether the actor may read the initiative: everybody what is public or was merged, else its authors, the
/// moderators and the officers of its territory. Others are not told that it exists.
pub fn may_see(actor: &Actor, frame: &Frame, authors: &[Author]) -> Result<(), Refusal> {
    let works_here = |deed| actor.may(deed, Some(frame.territory)).is_ok() && frame.state != State::Draft;
    let may = frame.is_public
        || frame.state == State::Merged
        || actor.id().is_some_and(|id| is_author(authors, id))
        || works_here(Deed::Moderate)
        || works_here(Deed::Assess);
    if may { Ok(()) } else { Err(Refusal::NotFound) }
}

/// Whether the person is an author who agreed to be one.
pub fn is_author(authors: &[Author], person: ParticipantId) -> bool {
    authors.iter().any(|author| author.participant == person && author.consent == Consent::Given)
}

/// Whether the actor may write an initiative on the board in this capacity.
pub fn may_propose(actor: &Actor, board: &Board, capacity: Capacity, now: Moment) -> Result<(), Refusal> {
    may_begin(actor, board.phase(now), &board.rules)?;
    may_act(actor, capacity)
}

/// Whether the actor may write an initiative on a board, whatever the capacity.
pub fn may_begin(actor: &Actor, phase: Phase, rules: &Rules) -> Result<(), Refusal> {
    actor.may(Deed::Propose, None)?;
    boards::rules::may_propose(phase)?;
    boards::rules::may_sit(actor.person()?.constituency.as_deref(), rules)
}

/// Whether the actor may act in this capacity.
fn may_act(actor: &Actor, capacity: Capacity) -> Result<(), Refusal> {
    match capacity {
        Capacity::OnBehalfOf(organisation) if !actor.person()?.memberships.contains(&organisation) => {
            Err(Refusal::NotAMember)
        }
        _ => Ok(()),
    }
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
    may_change_text(frame, now)
}

/// Whether the state and the board's phase let the text change.
fn may_change_text(frame: &Frame, now: Moment) -> Result<(), Refusal> {
    match frame.state {
        State::Draft => Ok(()),
        state if state.lets_text_change() => boards::rules::may_revise(frame.phase(now)),
        _ => Err(Refusal::ChangesClosed),
    }
}

/// Where a new version goes first: where texts are read before they are published, what everybody reads stands until
/// a moderator has read the new version too.
pub const fn revised_becomes(state: State, moderation: Moderation) -> Standing {
    match moderation {
        Moderation::Before if state.is_public() => Standing::Waiting,
        _ => Standing::Stands,
    }
}

/// Whether the actor may read versions that readers do not: the authors, and the moderators of the territory.
pub fn may_read_versions(actor: &Actor, frame: &Frame, authors: &[Author]) -> Result<(), Refusal> {
    let is_author = actor.id().is_some_and(|id| is_author(authors, id));
    if is_author { Ok(()) } else { actor.may(Deed::Moderate, Some(frame.territory)) }
}

/// Whether the actor may give up a version that waits or came back.
pub fn may_give_up(actor: &Actor, authors: &[Author], standing: Standing) -> Result<(), Refusal> {
    may_write(actor, authors)?;
    standing.may_become(Standing::GivenUp)
}

/// Whether the actor may take the initiative back.
pub fn may_withdraw(actor: &Actor, frame: &Frame, authors: &[Author]) -> Result<(), Refusal> {
    may_write(actor, authors)?;
    frame.state.may_become(State::Withdrawn)
}

/// Whether the actor, who was asked by a link, may agree to be an author or decline.
pub fn may_become_author(
    actor: &Actor,
    frame: &Frame,
    authors: &[Author],
    now: Moment,
) -> Result<(), Refusal> {
    actor.may(Deed::Propose, None)?;
    let person = actor.person()?;
    if is_author(authors, person.id) {
        return Err(Refusal::AlreadyAnAuthor);
    }
    boards::rules::may_sit(person.constituency.as_deref(), &frame.rules)?;
    may_change_text(frame, now)
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

/// Whether the actor may check what the initiative costs: before people vote on it.
pub fn may_check_cost(actor: &Actor, frame: &Frame, now: Moment) -> Result<(), Refusal> {
    actor.may(Deed::PrepareBallot, Some(frame.territory))?;
    match frame.phase(now) {
        _ if !frame.is_public => Err(Refusal::WrongState),
        Phase::Draft | Phase::Proposing | Phase::CoDesign => Ok(()),
        _ => Err(Refusal::BallotFrozen),
    }
}

/// Whether another initiative may become part of this one: of the same board, public, and not itself.
pub fn may_receive(target: &Frame, other: &Frame) -> Result<(), Refusal> {
    let fits = target.board == other.board && target.is_public && target.id != other.id;
    if fits { Ok(()) } else { Err(Refusal::UnknownChoice) }
}
