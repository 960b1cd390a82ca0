//! What a board's phase lets people do. Each rule is asked twice: by the page that shows the button, and by the
//! action that does the deed.

use super::{Phase, Roll, Rules};
use crate::{
    base::{Actor, Deed, Refusal, Scope, actor::Person},
    people::Capacity,
};

/// Whether the phase lets people propose.
pub fn may_propose(phase: Phase) -> Result<(), Refusal> {
    match phase {
        Phase::Proposing => Ok(()),
        Phase::Draft => Err(Refusal::BoardNotOpen),
        _ => Err(Refusal::ProposingClosed),
    }
}

/// Whether the phase lets authors revise what they proposed.
pub fn may_revise(phase: Phase) -> Result<(), Refusal> {
    match phase {
        Phase::Proposing | Phase::CoDesign => Ok(()),
        Phase::Draft => Err(Refusal::BoardNotOpen),
        _ => Err(Refusal::ChangesClosed),
    }
}

/// Whether the phase lets people take stances.
pub fn may_take_stance(phase: Phase) -> Result<(), Refusal> {
    match phase {
        Phase::Proposing | Phase::CoDesign => Ok(()),
        Phase::Draft => Err(Refusal::BoardNotOpen),
        _ => Err(Refusal::StancesClosed),
    }
}

/// Whether the phase lets people comment and offer help: as long as the board is not accounted for.
pub fn may_comment(phase: Phase) -> Result<(), Refusal> {
    match phase {
        Phase::Draft => Err(Refusal::BoardNotOpen),
        Phase::Closed => Err(Refusal::CommentsClosed),
        _ => Ok(()),
    }
}

/// Whether the phase lets people vote.
pub fn may_vote(phase: Phase, rules: &Rules) -> Result<(), Refusal> {
    match phase {
        _ if rules.phases.voting.is_none() => Err(Refusal::NoVote),
        Phase::Voting => Ok(()),
        Phase::Draft | Phase::Proposing | Phase::CoDesign => Err(Refusal::VotingNotOpen),
        Phase::Decided | Phase::FollowUp | Phase::Closed => Err(Refusal::VotingClosed),
    }
}

/// Whether the person's constituency has a seat on the board.
pub fn may_sit(constituency: Option<&str>, rules: &Rules) -> Result<(), Refusal> {
    let constituency = constituency.ok_or(Refusal::ConstituencyMissing)?;
    if rules.constituencies.iter().any(|key| key == constituency) {
        Ok(())
    } else {
        Err(Refusal::ConstituencyNotInvited)
    }
}

/// Whether the person stands on the board's roll of voters. Where it is closed, only those do who had an account and
/// their constituency when voting began: whoever declares one later might not have been counted.
pub fn may_stand_on_roll(person: &Person, rules: &Rules) -> Result<(), Refusal> {
    match (rules.voting.roll, rules.phases.voting) {
        (Roll::Closed, Some(begins)) if person.constituency.is_none() || person.settled_at >= begins => {
            Err(Refusal::RollClosed)
        }
        _ => Ok(()),
    }
}

/// Whether the person may act in this capacity: for herself, or for an organisation to which she belongs.
pub fn may_act_as(person: &Person, capacity: Capacity) -> Result<(), Refusal> {
    match capacity {
        Capacity::Personal => Ok(()),
        Capacity::OnBehalfOf(organisation) if person.memberships.contains(&organisation) => Ok(()),
        Capacity::OnBehalfOf(_) => Err(Refusal::NotAMember),
    }
}

/// Whether the actor may see a board that is not open yet.
pub fn may_see_draft(actor: &Actor, scope: Scope) -> Result<(), Refusal> {
    // Whoever may not prepare it is not told that it exists.
    actor.may(Deed::PrepareBoard, Some(scope)).map_err(|_| Refusal::NotFound)
}

/// Whether the rules may still change.
pub fn may_change_rules(phase: Phase) -> Result<(), Refusal> {
    if phase == Phase::Draft { Ok(()) } else { Err(Refusal::RulesFrozen) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// Phase by deed: what each phase switches on.
    #[rstest]
    #[case(Phase::Draft, [false, false, false, false])]
    #[case(Phase::Proposing, [true, true, true, true])]
    #[case(Phase::CoDesign, [false, true, true, true])]
    #[case(Phase::Voting, [false, false, false, true])]
    #[case(Phase::Decided, [false, false, false, true])]
    #[case(Phase::FollowUp, [false, false, false, true])]
    #[case(Phase::Closed, [false, false, false, false])]
    fn a_phase_switches_deeds_on_and_off(#[case] phase: Phase, #[case] expected: [bool; 4]) {
        let found = [may_propose(phase), may_revise(phase), may_take_stance(phase), may_comment(phase)];
        assert_eq!(found.map(|answer| answer.is_ok()), expected);
    }
}
