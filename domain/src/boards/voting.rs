//! How people vote on a board and how it is counted: what an officer chooses before the board opens.

use serde::{Deserialize, Serialize};

use super::Rules;
use crate::base::Refusal;

words! {
    /// What a voter marks on the ballot.
    pub enum BallotKind {
        /// Initiatives, all liked alike.
        Approval = "approval",
        /// One initiative.
        ChooseOne = "choose_one",
        /// Points out of a fixed sum.
        Points = "points",
        /// Initiatives in order, the best first.
        Ranking = "ranking",
        /// Initiatives that together fit the budget.
        Knapsack = "knapsack",
    }
}

words! {
    /// How winners are found. Those that spend a budget come first.
    pub enum CountingRule {
        /// Every voter gets an equal part of the money; what is won is worth to a supporter what it costs.
        EqualShares = "equal_shares",
        /// The same, and each initiative is worth as much to a supporter as any other.
        EqualSharesPerInitiative = "equal_shares_per_initiative",
        /// From the most votes downwards while the money lasts.
        Greedy = "greedy",
        /// From the most votes for each euro downwards while the money lasts.
        GreedyPerCost = "greedy_per_cost",
        /// Supporters earn alike over time and buy an initiative as soon as they can.
        Phragmen = "phragmen",
        /// The most votes or points win.
        MostVoted = "most_voted",
        /// A place on a ranking gives points, a better one more; the most points win.
        Borda = "borda",
        /// The option with the fewest first places is struck off, until one is left.
        InstantRunoff = "instant_runoff",
        /// Options are compared two by two; one wins.
        Schulze = "schulze",
    }
}

words! {
    /// Who may vote, of those whose constituency has a seat.
    pub enum Roll {
        /// Also those who join while voting lasts: nobody knows beforehand how many may vote.
        Open = "open",
        /// Only those who had an account with its constituency when voting began.
        Closed = "closed",
    }
}

impl CountingRule {
    /// Whether it shares out money.
    pub const fn spends_budget(self) -> bool {
        matches!(
            self,
            Self::EqualShares
                | Self::EqualSharesPerInitiative
                | Self::Greedy
                | Self::GreedyPerCost
                | Self::Phragmen
        )
    }

    /// Whether it can ask an initiative for a least number of votes or points.
    pub const fn takes_minimum(self) -> bool {
        matches!(self, Self::Greedy | Self::GreedyPerCost | Self::MostVoted | Self::Borda)
    }

    /// Whether it can see to it that of initiatives which exclude each other one wins at the most.
    pub const fn takes_exclusions(self) -> bool {
        matches!(self, Self::Greedy | Self::GreedyPerCost)
    }

    /// Whether it finds one winner and no more.
    pub const fn finds_one(self) -> bool {
        matches!(self, Self::InstantRunoff | Self::Schulze)
    }

    /// Whether it makes sense of what this kind of ballot says.
    pub const fn reads(self, kind: BallotKind) -> bool {
        match self {
            Self::EqualShares | Self::EqualSharesPerInitiative | Self::Greedy | Self::GreedyPerCost => true,
            // It sees only whether somebody supports an initiative: points and places would be lost.
            Self::Phragmen => !matches!(kind, BallotKind::Points | BallotKind::Ranking),
            Self::MostVoted => !matches!(kind, BallotKind::Ranking | BallotKind::Knapsack),
            Self::Borda | Self::InstantRunoff | Self::Schulze => matches!(kind, BallotKind::Ranking),
        }
    }
}

/// How people vote and how it is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Voting {
    /// What a voter marks.
    pub ballot: BallotKind,
    /// How many points a voter has, where ballots give points.
    pub points: Option<u16>,
    /// How winners are found.
    pub counting: CountingRule,
    /// The votes, or points, that an initiative needs at least.
    pub minimum_score: Option<u32>,
    /// Who may vote.
    pub roll: Roll,
}

impl Voting {
    /// Approvals by whoever joins before the closing; with a budget from the most votes downwards while it lasts, else the
    /// most voted win.
    pub const fn usual(budget: bool) -> Self {
        let counting = if budget { CountingRule::Greedy } else { CountingRule::MostVoted };
        Self { ballot: BallotKind::Approval, points: None, counting, minimum_score: None, roll: Roll::Open }
    }
}

/// What of the rules of a vote does not go with the rest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The kind of ballot.
    Ballot,
    /// The points of a voter.
    Points,
    /// How many options a ballot may name.
    Maximum,
    /// How winners are found.
    Counting,
    /// The budget.
    Budget,
    /// How many can win.
    Winners,
    /// The least score.
    Minimum,
}

impl Rules {
    /// The most options that a ballot may name.
    pub fn most_choices(&self) -> Option<u16> {
        match self.voting.ballot {
            BallotKind::ChooseOne => Some(1),
            _ => self.ballot_maximum,
        }
    }

    /// Refuses a vote whose parts do not go together, and says which part. A board without a vote is not looked at.
    pub fn check_voting(&self) -> Result<(), (Part, Refusal)> {
        if self.phases.voting.is_none() {
            return Ok(());
        }
        let Voting { ballot, points, counting, minimum_score, .. } = self.voting;
        let refuse = |part, refusal| Err((part, refusal));
        let needs_budget = counting.spends_budget() || ballot == BallotKind::Knapsack;
        if needs_budget && self.budget_cents.is_none() {
            return refuse(Part::Budget, Refusal::BudgetNeeded);
        }
        if !counting.spends_budget() && self.budget_cents.is_some() {
            return refuse(Part::Counting, Refusal::BudgetUnspent);
        }
        if !counting.reads(ballot) {
            let refusal = match counting {
                CountingRule::Borda | CountingRule::InstantRunoff | CountingRule::Schulze => {
                    Refusal::RankingNeeded
                }
                _ => Refusal::NotWithThisRule,
            };
            return refuse(Part::Ballot, refusal);
        }
        if (ballot == BallotKind::Points) != points.is_some() {
            let refusal = if points.is_none() { Refusal::Missing } else { Refusal::NotWithThisRule };
            return refuse(Part::Points, refusal);
        }
        if ballot == BallotKind::ChooseOne && self.ballot_maximum.is_some_and(|most| most != 1) {
            return refuse(Part::Maximum, Refusal::NotWithThisRule);
        }
        let winners_fit = match self.winners_maximum {
            None => true,
            Some(most) if counting.finds_one() => most == 1,
            Some(_) => !counting.spends_budget(),
        };
        if !winners_fit {
            return refuse(Part::Winners, Refusal::NotWithThisRule);
        }
        if minimum_score.is_some() && !counting.takes_minimum() {
            return refuse(Part::Minimum, Refusal::NotWithThisRule);
        }
        Ok(())
    }
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use super::{BallotKind::*, CountingRule::*, *};
    use crate::{base::TerritoryId, testing::draft};
    use rstest::rstest;

    fn rules(ballot: BallotKind, counting: CountingRule) -> Rules {
        let mut rules = draft(TerritoryId::new()).rules;
        let points = (ballot == Points).then_some(10);
        rules.voting = Voting { ballot, points, counting, minimum_score: None, roll: Roll::Open };
        rules.ballot_maximum = None;
        rules.budget_cents = counting.spends_budget().then_some(100);
        rules
    }

    /// Rule by ballot: approval, choose one, points, ranking, knapsack.
    #[rstest]
    #[case(EqualShares, [true, true, true, true, true])]
    #[case(EqualSharesPerInitiative, [true, true, true, true, true])]
    #[case(Greedy, [true, true, true, true, true])]
    #[case(GreedyPerCost, [true, true, true, true, true])]
    #[case(Phragmen, [true, true, false, false, true])]
    #[case(MostVoted, [true, true, true, false, false])]
    #[case(Borda, [false, false, false, true, false])]
    #[case(InstantRunoff, [false, false, false, true, false])]
    #[case(Schulze, [false, false, false, true, false])]
    fn a_rule_goes_with_the_ballots_that_it_reads(#[case] counting: CountingRule, #[case] goes: [bool; 5]) {
        let found: Vec<bool> =
            BallotKind::ALL.iter().map(|kind| rules(*kind, counting).check_voting().is_ok()).collect();
        assert_eq!(found, goes);
    }

    #[test]
    fn what_does_not_go_together_is_refused_at_its_part() {
        let change = |ballot, counting, change: fn(&mut Rules)| {
            let mut rules = rules(ballot, counting);
            change(&mut rules);
            rules.check_voting().err()
        };
        let cases = [
            (
                change(Approval, Greedy, |rules| rules.budget_cents = None),
                Part::Budget,
                Refusal::BudgetNeeded,
            ),
            (
                change(Ranking, Schulze, |rules| rules.budget_cents = Some(1)),
                Part::Counting,
                Refusal::BudgetUnspent,
            ),
            (change(Approval, Borda, |_| ()), Part::Ballot, Refusal::RankingNeeded),
            (change(Points, Greedy, |rules| rules.voting.points = None), Part::Points, Refusal::Missing),
            (
                change(Approval, Greedy, |rules| rules.voting.points = Some(3)),
                Part::Points,
                Refusal::NotWithThisRule,
            ),
            (
                change(ChooseOne, MostVoted, |rules| rules.ballot_maximum = Some(2)),
                Part::Maximum,
                Refusal::NotWithThisRule,
            ),
            (
                change(Ranking, Schulze, |rules| rules.winners_maximum = Some(2)),
                Part::Winners,
                Refusal::NotWithThisRule,
            ),
            (
                change(Approval, EqualShares, |rules| rules.winners_maximum = Some(2)),
                Part::Winners,
                Refusal::NotWithThisRule,
            ),
            (
                change(Approval, EqualShares, |rules| rules.voting.minimum_score = Some(2)),
                Part::Minimum,
                Refusal::NotWithThisRule,
            ),
        ];
        for (found, part, refusal) in cases {
            assert_eq!(found, Some((part, refusal)));
        }
    }

    #[test]
    fn a_board_without_a_vote_may_leave_everything_open() {
        let mut rules = rules(Approval, Borda);
        rules.phases.voting = None;
        assert_eq!(rules.check_voting(), Ok(()));
    }
}
