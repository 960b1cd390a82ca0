use std::cmp::Ordering;

use super::measure::Measure;
use super::root::geometric_mean;

/// The figures over all measured constituencies.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Summary {
    /// The smallest L: the headline and the sort key.
    pub weakest_link: f64,
    /// The geometric mean of the p: breaks ties.
    pub common_ground: f64,
    /// The largest p less the smallest.
    pub gap: f64,
}

impl Summary {
    pub(super) fn of<'a>(measures: impl Iterator<Item = &'a Measure>) -> Option<Self> {
        let (agreements, assured): (Vec<f64>, Vec<f64>) =
            measures.map(|measure| (measure.agreement, measure.assured)).unzip();
        let common_ground = geometric_mean(&agreements)?;
        let smallest = |numbers: &[f64]| numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let largest = agreements.iter().copied().fold(0.0, f64::max);
        Some(Self { weakest_link: smallest(&assured), common_ground, gap: largest - smallest(&agreements) })
    }

    /// Less agreed is less.
    pub fn compare(&self, other: &Self) -> Ordering {
        let by_weakest_link = self.weakest_link.total_cmp(&other.weakest_link);
        by_weakest_link.then(self.common_ground.total_cmp(&other.common_ground))
    }
}
