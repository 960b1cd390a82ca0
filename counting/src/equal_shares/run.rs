use num_bigint::BigUint;

use super::contest::{Candidate, Contest};
use super::estimate::{self, Estimate};
use super::precise;
use super::purses::{Paid, Price, Purses};
use crate::exact::{Ledger, ROUNDING, ratio};
use crate::money::Money;

/// One count with one endowment.
pub struct Run {
    pub ledger: Ledger,
    pub purses: Purses,
    /// Places among the candidates, in the order of selection: first those that cost nothing, then one for each
    /// round.
    pub winners: Vec<usize>,
    /// How many of the winners cost nothing.
    pub free: usize,
    /// Who paid in each round.
    pub paid: Vec<Paid>,
    pub spent: Money,
    standings: Vec<Standing>,
    /// The places of the candidates still in the running.
    open: Vec<usize>,
}

/// What is known of a candidate; prices only ever rise, so lower bounds stay true.
#[derive(Clone, Copy)]
struct Standing {
    /// A lower bound of the price per point.
    least: f64,
    /// A lower bound of the price per unit of utility.
    key: f64,
    /// The worth of a point.
    worth: f64,
}

/// A candidate that may ask the least.
struct Contender {
    at: usize,
    /// A lower bound of its price per unit of utility.
    key: f64,
    /// An upper bound of its price per point.
    highest: f64,
}

impl Run {
    /// Nothing is counted yet.
    pub fn new(contest: &Contest<'_>, endowment: (BigUint, BigUint)) -> Self {
        let value = ratio(&endowment.0, &endowment.1);
        Self {
            ledger: Ledger::new(endowment.0, endowment.1),
            purses: Purses::new(contest.electorate, value),
            winners: Vec::new(),
            free: 0,
            paid: Vec::new(),
            spent: Money::ZERO,
            standings: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Counts anew with another endowment, up to the first winner that exceeds the budget.
    pub fn again(&mut self, contest: &Contest<'_>, endowment: (BigUint, BigUint)) {
        self.purses.refill(ratio(&endowment.0, &endowment.1));
        self.ledger = Ledger::new(endowment.0, endowment.1);
        self.winners.clear();
        self.paid.clear();
        self.spent = Money::ZERO;
        self.count(contest);
    }

    /// Whether the winners cost no more than there is.
    pub fn is_feasible(&self, contest: &Contest<'_>) -> bool {
        self.spent <= contest.budget
    }

    /// Whether the winners leave too little money for any other candidate.
    pub fn is_exhaustive(&self, contest: &Contest<'_>) -> bool {
        let Some(left) = contest.budget.after_paying(self.spent) else { return true };
        let mut others = contest.candidates.iter().enumerate().filter(|(at, _)| !self.winners.contains(at));
        others.all(|(_, candidate)| candidate.cost > left)
    }

    /// Counts, up to the first winner that exceeds the budget.
    pub fn count(&mut self, contest: &Contest<'_>) {
        let candidates = &contest.candidates;
        let costs_nothing = |at: &usize| candidates[*at].cost == Money::ZERO;
        self.winners.extend((0..candidates.len()).filter(costs_nothing));
        self.free = self.winners.len();
        self.open.clear();
        self.open.extend((0..candidates.len()).filter(|at| !costs_nothing(at)));
        self.standings.clear();
        self.standings.extend(candidates.iter().map(Standing::first));
        while let Some((at, price)) = self.cheapest(contest) {
            let candidate = &candidates[at];
            self.paid.push(self.purses.pay(&self.ledger, candidate.support, &price));
            self.ledger.add(price.amount, price.parts);
            self.open.retain(|other| *other != at);
            self.winners.push(at);
            self.spent = self.spent.saturating_add(candidate.cost);
            if !self.is_feasible(contest) {
                break;
            }
        }
    }

    /// The candidate that asks the least for a unit of utility, with its exact price per point.
    fn cheapest(&mut self, contest: &Contest<'_>) -> Option<(usize, Price)> {
        let standings = &self.standings;
        self.open.sort_by(|one, other| standings[*one].key.total_cmp(&standings[*other].key));
        let mut contenders: Vec<Contender> = Vec::new();
        let mut most = f64::INFINITY;
        let mut out: Vec<usize> = Vec::new();
        for at in &self.open {
            let candidate = &contest.candidates[*at];
            let standing = &mut self.standings[*at];
            if standing.key > most {
                break;
            }
            let enough = most * standing.worth * (1.0 + 8.0 * ROUNDING);
            let (support, cost) = (candidate.support, cost(candidate));
            let highest = match estimate::price(&self.purses, support, cost, standing.least, enough) {
                Estimate::Between(low, high) => {
                    standing.raise(low);
                    most = most.min(high / standing.worth * (1.0 + 4.0 * ROUNDING));
                    high
                }
                Estimate::AtLeast(low) => {
                    standing.raise(low);
                    continue;
                }
                Estimate::Open => f64::INFINITY,
                Estimate::Unaffordable => {
                    out.push(*at);
                    continue;
                }
            };
            contenders.push(Contender { at: *at, key: standing.key, highest });
        }
        contenders.retain(|one| one.key <= most);
        // In the tie order, so that of equals the first stays.
        contenders.sort_by_key(|one| one.at);
        let mut best: Option<(usize, Price)> = None;
        for Contender { at, highest, .. } in contenders {
            let candidate = &contest.candidates[at];
            let range = self.standings[at].least..highest;
            let Some(price) = precise::price(&self.ledger, &self.purses, candidate, range) else {
                out.push(at);
                continue;
            };
            let beats = best.as_ref().is_none_or(|(ahead, asked)| {
                precise::compare((candidate, &price), (&contest.candidates[*ahead], asked)).is_lt()
            });
            if beats {
                best = Some((at, price));
            }
        }
        self.open.retain(|at| !out.contains(at));
        best
    }
}

impl Standing {
    /// Before anybody paid, all share alike; nobody can ever ask for less.
    fn first(candidate: &Candidate<'_>) -> Self {
        let mut standing = Self { least: 0.0, key: 0.0, worth: float(candidate.worth) };
        standing.raise(cost(candidate) / float(candidate.support.points()) * (1.0 - 8.0 * ROUNDING));
        standing
    }

    fn raise(&mut self, least: f64) {
        self.least = self.least.max(least);
        self.key = self.least / self.worth * (1.0 - 8.0 * ROUNDING);
    }
}

fn cost(candidate: &Candidate<'_>) -> f64 {
    float(candidate.cost.minor().unsigned_abs())
}

/// Rounded once for numbers beyond 2^53, which the margins cover.
#[expect(clippy::cast_precision_loss, reason = "counted in the bound of the error")]
const fn float(number: u64) -> f64 {
    number as f64
}
