//! The Method of Equal Shares: every voter gets an equal part of the budget, and projects are paid by those
//! who want them.
//!
//! Dominik Peters, Grzegorz Pierczyński and Piotr Skowron, *Proportional Participatory Budgeting with Additive
//! Utilities*, NeurIPS 2021. Of the projects whose supporters can still pay for them, the one wins that asks
//! the least price for a unit of utility; whoever has less left than the price gives all of it.
//!
//! The completions and the comparison step are those of <https://equalshares.net>.

mod add1;
mod comparison;
mod completion;
mod contest;
mod estimate;
mod precise;
mod purses;
mod report;
mod run;

pub use comparison::{Compared, Comparison};
pub(crate) use report::{units, whole};

use crate::election::Election;
use crate::electorate::{Electorate, PointsOf};
use crate::greedy::Utility;
use crate::money::Money;
use crate::outcome::Selection;
use crate::rule::RankPoints;
use crate::tally::Tally;

/// Every voter gets an equal part of the budget, and projects are paid by those who want them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EqualShares {
    /// The money to be spent.
    pub budget: Money,
    /// What a funded project is worth to a voter who supports it, times its points on the ballot.
    pub utility: Utility,
    /// What each voter gets at first.
    pub start: Start,
    /// Whether the endowments are raised while money is left.
    pub add1: Option<Add1>,
    /// Whether what is left at last is filled up greedily, by the same utility.
    pub fill_up: bool,
    /// Whether the outcome must please more voters than that of greedy by votes.
    pub comparison: Comparison,
}

/// What each voter gets at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Start {
    /// The budget divided by the number of voters, exactly.
    Exact,
    /// That, rounded down to whole units of the currency.
    Integral,
}

/// Raises every endowment step by step while the outcome stays within the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Add1 {
    /// By how much at a time; nothing raises nothing.
    pub step: Money,
    /// When it is enough.
    pub stop: Stop,
}

/// When endowments are raised no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Stop {
    /// At the first outcome to which nothing more can be added, or before the first beyond the budget.
    Exhaustive,
    /// Before the first outcome beyond the budget.
    LastFeasible,
}

impl EqualShares {
    pub(crate) fn select(
        &self,
        election: &Election,
        rank_points: RankPoints,
        tally: &Tally,
        places: &[usize],
    ) -> Selection {
        let electorate = Electorate::of(election, PointsOf::Marks(rank_points));
        let contest = contest::Contest::new(election.projects(), &electorate, self, places);
        let run = add1::raise(&contest, self);
        let mut selection = report::selection(&contest, &run, self.utility, election.projects());
        if self.fill_up {
            completion::fill_up(&mut selection, election.projects(), tally, places, self);
        }
        self.comparison.decide(selection, self, election, rank_points, tally, places)
    }
}
