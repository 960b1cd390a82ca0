//! How far each constituency agrees with an initiative or a statement, and what that amounts to.
//!
//! With A agreeing, D disagreeing, P passing and n = A + D + P:
//! - `agreement` p = (A+1)/(n+2), drawn towards one half while few have spoken;
//! - `assured` L = the lower bound of the 90 % Wilson interval of A/n (Wilson 1927, one-sided);
//! - the headline is the weakest link, the smallest L; the geometric mean of the p breaks ties; the gap is
//!   the distance between the largest and the smallest p.
//!
//! Constituencies are never weighted by their size, and one with fewer than `k` voices is not measured at
//! all: its counts do not leave this module.

mod measure;
mod opposition;
mod root;
mod summary;
mod verdict;

pub use measure::{Counts, Measure, Standing};
pub use summary::Summary;
pub use verdict::Verdict;

use std::cmp::Ordering;

/// How the constituencies stand to one initiative or statement.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Concertation<K> {
    /// Each constituency in the caller's order.
    pub standings: Vec<(K, Standing)>,
    /// The figures over the measured constituencies; nothing where none is.
    pub summary: Option<Summary>,
    /// What it amounts to.
    pub verdict: Verdict<K>,
}

impl<K: Clone> Concertation<K> {
    /// Measures the counts of each constituency that has at least `k` voices. All constituencies that take
    /// part belong in `counts`, in a fixed order, also those without a voice.
    pub fn measure(counts: impl IntoIterator<Item = (K, Counts)>, k: u32) -> Self {
        let standings: Vec<(K, Standing)> =
            counts.into_iter().map(|(key, counts)| (key, Standing::measure(counts, k))).collect();
        let summary = Summary::of(standings.iter().filter_map(|(_, standing)| standing.measured()));
        let verdict = Verdict::of(&standings, summary.as_ref());
        Self { standings, summary, verdict }
    }
}

impl<K> Concertation<K> {
    /// Most agreed first: by weakest link, then by common ground; those that are not measured last.
    pub fn most_agreed_first(&self, other: &Self) -> Ordering {
        match (&self.summary, &other.summary) {
            (Some(one), Some(other)) => other.compare(one),
            (one, other) => other.is_some().cmp(&one.is_some()),
        }
    }
}

#[cfg(test)]
mod tests;
