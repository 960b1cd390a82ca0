//! The phases of a board and their dates.

use serde::{Deserialize, Serialize};

use crate::base::{Moment, Refusal};

words! {
    /// Where a board stands.
    pub enum Phase {
        /// Being written; nobody else sees it.
        Draft = "draft",
        /// People propose.
        Proposing = "proposing",
        /// People, offices and organisations work on what was proposed.
        CoDesign = "co_design",
        /// People vote.
        Voting = "voting",
        /// The vote is counted, or the municipality has decided.
        Decided = "decided",
        /// What was adopted is carried out.
        FollowUp = "follow_up",
        /// Everything is accounted for.
        Closed = "closed",
    }
}

/// When each phase begins. A phase ends where the next begins; a board without a vote has no voting phase.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Phases {
    /// When proposing begins.
    pub proposing: Moment,
    /// When co-design begins.
    pub co_design: Moment,
    /// When voting begins; `None` where nothing is voted on.
    pub voting: Option<Moment>,
    /// When the result stands.
    pub decided: Moment,
    /// When carrying out begins.
    pub follow_up: Moment,
    /// When everything is accounted for.
    pub closes: Moment,
}

impl Phases {
    /// The phases that the board has, each with its beginning, in their order.
    pub fn line(&self) -> Vec<(Phase, Moment)> {
        let mut line = vec![(Phase::Proposing, self.proposing), (Phase::CoDesign, self.co_design)];
        line.extend(self.voting.map(|voting| (Phase::Voting, voting)));
        line.extend([
            (Phase::Decided, self.decided),
            (Phase::FollowUp, self.follow_up),
            (Phase::Closed, self.closes),
        ]);
        line
    }

    /// Refuses dates that do not follow one another.
    pub fn check(&self) -> Result<(), Refusal> {
        let line = self.line();
        let in_order = line.windows(2).all(|pair| pair[0].1 < pair[1].1);
        if in_order { Ok(()) } else { Err(Refusal::DatesOutOfOrder) }
    }

    /// The phase at a moment. A board that is open but whose first phase lies ahead is already proposing:
    /// opening is what lets people in.
    pub fn at(&self, opened: Option<Moment>, now: Moment) -> Phase {
        if opened.is_none() {
            return Phase::Draft;
        }
        let begun = self.line().into_iter().rev().find(|(_, begins)| *begins <= now);
        begun.map_or(Phase::Proposing, |(phase, _)| phase)
    }

    /// When the phase ends; `None` for a draft and for a closed board.
    pub fn end_of(&self, phase: Phase) -> Option<Moment> {
        let line = self.line();
        let place = line.iter().position(|(other, _)| *other == phase)?;
        line.get(place + 1).map(|(_, begins)| *begins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const PHASES: Phases = Phases {
        proposing: Moment(10),
        co_design: Moment(20),
        voting: Some(Moment(30)),
        decided: Moment(40),
        follow_up: Moment(50),
        closes: Moment(60),
    };

    #[rstest]
    #[case(5, Phase::Proposing)]
    #[case(10, Phase::Proposing)]
    #[case(29, Phase::CoDesign)]
    #[case(30, Phase::Voting)]
    #[case(39, Phase::Voting)]
    #[case(40, Phase::Decided)]
    #[case(59, Phase::FollowUp)]
    #[case(60, Phase::Closed)]
    fn a_phase_lasts_until_the_next_begins(#[case] now: i64, #[case] phase: Phase) {
        assert_eq!(PHASES.at(Some(Moment(1)), Moment(now)), phase);
        assert_eq!(PHASES.at(None, Moment(now)), Phase::Draft);
    }

    #[test]
    fn a_board_without_a_vote_goes_from_co_design_to_its_decision() {
        let phases = Phases { voting: None, ..PHASES };
        assert_eq!(phases.at(Some(Moment(1)), Moment(35)), Phase::CoDesign);
        assert_eq!(phases.end_of(Phase::CoDesign), Some(Moment(40)));
    }

    #[test]
    fn dates_that_do_not_follow_one_another_are_refused() {
        assert_eq!(PHASES.check(), Ok(()));
        assert_eq!(Phases { decided: Moment(25), ..PHASES }.check(), Err(Refusal::DatesOutOfOrder));
    }
}
