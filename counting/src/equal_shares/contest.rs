use num_bigint::BigUint;

use super::{EqualShares, Start};
use crate::electorate::{Electorate, Support};
use crate::greedy::Utility;
use crate::money::Money;
use crate::project::{ProjectIndex, Projects};

/// What stays the same however large the endowments are.
pub struct Contest<'a> {
    pub electorate: &'a Electorate,
    pub budget: Money,
    start: Start,
    /// The projects that can win, in the tie order: somebody supports them, and the budget suffices for each.
    pub candidates: Vec<Candidate<'a>>,
    /// The others.
    pub barred: Vec<ProjectIndex>,
}

/// A project that can win.
pub struct Candidate<'a> {
    pub project: ProjectIndex,
    pub cost: Money,
    pub support: &'a Support,
    /// What a point for it is worth; zero only where it costs nothing.
    pub worth: u64,
}

impl<'a> Contest<'a> {
    pub fn new(
        projects: &Projects,
        electorate: &'a Electorate,
        method: &EqualShares,
        places: &[usize],
    ) -> Self {
        let mut ordered: Vec<ProjectIndex> = projects.iter().map(|(index, _)| index).collect();
        ordered.sort_by_key(|index| places[index.position()]);
        let can_win = |index: &ProjectIndex| {
            electorate.support(*index).voters() > 0 && projects[*index].cost <= method.budget
        };
        let (able, barred): (Vec<_>, Vec<_>) = ordered.into_iter().partition(can_win);
        let candidate = |project: ProjectIndex| {
            let cost = projects[project].cost;
            let worth = match method.utility {
                Utility::Cost => cost.minor().unsigned_abs(),
                Utility::Cardinality => 1,
            };
            Candidate { project, cost, support: electorate.support(project), worth }
        };
        let candidates = able.into_iter().map(candidate).collect();
        Self { electorate, budget: method.budget, start: method.start, candidates, barred }
    }

    /// The endowment of each voter in minor units, raised so often by a step: a numerator and a denominator,
    /// which is not zero.
    pub fn endowment(&self, step: Money, times: u64) -> (BigUint, BigUint) {
        let raised = BigUint::from(step.minor().unsigned_abs()) * times;
        let budget = self.budget.minor().unsigned_abs();
        let voters = self.electorate.voters().max(1);
        match self.start {
            Start::Exact => (raised * voters + budget, voters.into()),
            Start::Integral => {
                let unit = Money::UNIT.minor().unsigned_abs();
                (raised + budget / (voters * unit) * unit, 1_u32.into())
            }
        }
    }
}
