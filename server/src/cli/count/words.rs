//! The words that options take.

use clap::ValueEnum;
use counting::{
    equal_shares::{Comparison, EqualShares, Start},
    greedy::{Greedy, Misfit, Utility},
    money::Money,
    most_voted::MostVoted,
    phragmen::Phragmen,
    rule::Method,
};
use std::num::NonZeroU32;

/// The methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Named {
    Greedy,
    EqualShares,
    Phragmen,
    Borda,
    InstantRunoff,
    Schulze,
}

/// What a funded project is worth to its supporters.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Worth {
    Cost,
    Cardinality,
}

/// What a place on a ranking is worth.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Points {
    Borda,
    Positional,
}

/// How Equal Shares spends what is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Completion {
    None,
    Add1,
    Utilitarian,
    Add1Utilitarian,
}

/// What each voter gets at first.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum From {
    Exact,
    Integral,
}

/// Where add1 stops.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Until {
    Exhaustive,
    LastFeasible,
}

/// Whether the outcome is compared with the greedy one.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Compared {
    None,
    Satisfaction,
}

/// What greedy does when a project costs more than is left.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum WhenShort {
    Skip,
    Stop,
}

/// Who goes first among equals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Ties {
    #[default]
    Lexicographic,
    CostVotesLot,
}

impl Named {
    /// The method with what is usual for it.
    pub fn method(self, budget: Money, minimum_score: Option<i64>) -> Method {
        match self {
            Self::Greedy => Method::Greedy(Greedy {
                budget,
                utility: Utility::Cost,
                misfit: Misfit::Skip,
                minimum_score,
                exclusive: Vec::new(),
            }),
            Self::EqualShares => Method::EqualShares(EqualShares {
                budget,
                utility: Utility::Cost,
                start: Start::Exact,
                add1: None,
                fill_up: false,
                comparison: Comparison::None,
            }),
            Self::Phragmen => Method::Phragmen(Phragmen { budget }),
            Self::Borda => Method::MostVoted(MostVoted { seats: NonZeroU32::MIN, minimum_score: None }),
            Self::InstantRunoff => Method::InstantRunoff,
            Self::Schulze => Method::Schulze,
        }
    }
}

impl std::convert::From<Worth> for Utility {
    fn from(worth: Worth) -> Self {
        match worth {
            Worth::Cost => Self::Cost,
            Worth::Cardinality => Self::Cardinality,
        }
    }
}
