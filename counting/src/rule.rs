//! How an election is counted.

use crate::election::Election;
use crate::equal_shares::EqualShares;
use crate::greedy::Greedy;
use crate::money::Money;
use crate::most_voted::MostVoted;
use crate::outcome::Outcome;
use crate::phragmen::Phragmen;
use crate::ranked::{runoff, schulze};
use crate::tally::Tally;
use crate::ties::TieOrder;

/// Everything that must be fixed before a vote so that anybody counts the same outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Rule {
    /// How winners are found.
    pub method: Method,
    /// What a place on a ranking is worth; approval and points ballots do not need it.
    pub rank_points: RankPoints,
    /// Who goes first among equals.
    pub ties: TieOrder,
}

/// How winners are found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Method {
    /// From the best downwards while the budget lasts.
    Greedy(Greedy),
    /// A fixed number of winners, no budget.
    MostVoted(MostVoted),
    /// Equal parts of the budget for all voters, who pay for what they want.
    EqualShares(EqualShares),
    /// Supporters earn alike over time and buy a project as soon as they can.
    Phragmen(Phragmen),
    /// One winner: the option with the fewest first places is struck off all rankings, until one is left. Of
    /// several, the last in the tie order goes. Ballots that approve or give points count only where they
    /// support a single option.
    InstantRunoff,
    /// One winner: options are compared one to one, and along chains of such comparisons, by margins. Who is
    /// ranked is preferred to who is not; approvals and points are rankings with equals.
    Schulze,
}

/// What a place on a ranking is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum RankPoints {
    /// One point for each project ranked below it on the same ballot; the last gets none.
    Borda,
    /// As many points as there are places for the first, one less for each place down.
    Positional {
        /// How many places a ballot has.
        places: u32,
    },
}

impl RankPoints {
    /// The points of a place, counted from zero, on a ballot that ranks so many.
    pub(crate) fn at(self, place: usize, ranked: usize) -> i64 {
        let below = match self {
            Self::Borda => ranked.saturating_sub(place + 1),
            Self::Positional { places } => (places as usize).saturating_sub(place),
        };
        i64::try_from(below).unwrap_or(i64::MAX)
    }
}

/// Counts the election. The same election and rule give the same outcome everywhere, whatever the order of
/// ballots.
pub fn count(election: &Election, rule: &Rule) -> Outcome {
    let tally = Tally::of(election, rule.rank_points);
    let places = rule.ties.places(election.projects(), &tally);
    let selection = match &rule.method {
        Method::Greedy(greedy) => greedy.select(election.projects(), &tally, &places),
        Method::MostVoted(most_voted) => most_voted.select(election.projects(), &tally, &places),
        Method::EqualShares(shares) => shares.select(election, rule.rank_points, &tally, &places),
        Method::Phragmen(phragmen) => phragmen.select(election, &places),
        Method::InstantRunoff => runoff::select(election, &tally, &places),
        Method::Schulze => schulze::select(election, &tally, &places),
    };
    Outcome::new(election, &tally, selection, rule.method.budget())
}

impl Method {
    /// The money to be spent, where the method has any.
    pub const fn budget(&self) -> Option<Money> {
        match self {
            Self::Greedy(greedy) => Some(greedy.budget),
            Self::EqualShares(shares) => Some(shares.budget),
            Self::Phragmen(phragmen) => Some(phragmen.budget),
            Self::MostVoted(_) | Self::InstantRunoff | Self::Schulze => None,
        }
    }
}
