//! Winners in order, losers with reasons, whom the outcome reaches.

mod reach;
mod reason;
mod round;
mod selection;

pub use reach::Reach;
pub use reason::Reason;
pub use round::{GaveAll, Payment, Round};
pub(crate) use selection::Selection;

use crate::election::Election;
use crate::equal_shares::Compared;
use crate::money::Money;
use crate::project::{ProjectId, ProjectIndex};
use crate::tally::Tally;

/// What came out of a count.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Outcome {
    /// The winners in the order of their selection.
    pub winners: Vec<Counted>,
    /// The others: those that were considered in that order, then those that could not be.
    pub losers: Vec<Loser>,
    /// The sums over everybody.
    pub totals: Totals,
    /// Each constituency from which a ballot came, in the order of its index. Whoever shows it withholds
    /// the small.
    pub reach: Vec<Reach>,
    /// How the winners were paid, where voters pay: one round for each that they paid for, in the order of
    /// selection.
    #[cfg_attr(feature = "serde", serde(default))]
    pub rounds: Vec<Round>,
    /// What every voter had to spend in the end, where voters pay: an exact fraction in units of the currency.
    #[cfg_attr(feature = "serde", serde(default))]
    pub endowment: Option<String>,
    /// How the comparison step decided, where there was one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub compared: Option<Compared>,
}

/// A project with what it received.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Counted {
    /// Which one.
    pub project: ProjectId,
    /// What it costs.
    pub cost: Money,
    /// How many voters support it.
    pub votes: u64,
    /// Its votes on approval ballots, its points on the others.
    pub score: i64,
}

/// A project that did not win.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Loser {
    /// Which one, and what it received.
    pub counted: Counted,
    /// Why it did not win, and what it lacked.
    pub reason: Reason,
}

/// The sums over everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Totals {
    /// What the winners cost together.
    pub spent: Money,
    /// What is left of the budget, where there is one.
    pub left: Option<Money>,
    /// How many ballots were counted, blank ones included.
    pub voters: u64,
    /// How many of them were blank.
    pub blank: u64,
    /// How many voters support at least one winner.
    pub with_a_winner: u64,
}

impl Outcome {
    pub(crate) fn new(
        election: &Election,
        tally: &Tally,
        selection: Selection,
        budget: Option<Money>,
    ) -> Self {
        let counted = |index: ProjectIndex| {
            let project = &election.projects()[index];
            Counted {
                project: project.id.clone(),
                cost: project.cost,
                votes: tally.votes(index),
                score: tally.score(index),
            }
        };
        let Selection { winners, losers, rounds, endowment, compared } = selection;
        let reach = reach::of(election, &winners);
        let winners: Vec<Counted> = winners.into_iter().map(counted).collect();
        let loser = |(index, reason)| Loser { counted: counted(index), reason };
        let losers = losers.into_iter().map(loser).collect();
        let totals = Totals::of(&winners, &reach, budget);
        Self { winners, losers, totals, reach, rounds, endowment, compared }
    }
}

impl Totals {
    fn of(winners: &[Counted], reach: &[Reach], budget: Option<Money>) -> Self {
        let spent = winners.iter().fold(Money::ZERO, |sum, winner| sum.saturating_add(winner.cost));
        Self {
            spent,
            left: budget.and_then(|budget| budget.after_paying(spent)),
            voters: reach.iter().map(|one| one.voters).sum(),
            blank: reach.iter().map(|one| one.blank).sum(),
            with_a_winner: reach.iter().map(|one| one.with_a_winner).sum(),
        }
    }
}

#[cfg(test)]
mod tests;
