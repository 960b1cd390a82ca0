//! Sequential Phragmen: supporters earn alike over time and buy a project as soon as they can.
//!
//! Maaike Los, Zoé Christoff and Davide Grossi, *Proportional Budget Allocations: Towards a Systematization*,
//! IJCAI 2022, for projects with costs; the idea is Edvard Phragmén's of 1894. Every voter earns one unit of
//! money in a unit of time. A project is bought when its supporters have earned its cost since they last paid,
//! and all their purses are then empty. The count ends as soon as a project could be bought that exceeds what
//! is left of the budget.

use crate::election::Election;
use crate::electorate::{Electorate, PointsOf, Support};
use crate::equal_shares::{units, whole};
use crate::exact::{Holdings, Ledger, ROUNDING, ratio};
use crate::money::Money;
use crate::outcome::{Payment, Reason, Round, Selection};
use crate::project::{ProjectIndex, Projects};
use num_bigint::BigUint;
use num_integer::Integer;
use std::cmp::Ordering;

/// Supporters earn alike over time and buy a project as soon as they can. Whatever shows support on a ballot
/// counts as an approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Phragmen {
    /// The money to be spent.
    pub budget: Money,
}

impl Phragmen {
    pub(crate) fn select(self, election: &Election, places: &[usize]) -> Selection {
        let projects = election.projects();
        let electorate = Electorate::of(election, PointsOf::Support);
        let mut ordered: Vec<ProjectIndex> = projects.iter().map(|(index, _)| index).collect();
        ordered.sort_by_key(|index| places[index.position()]);
        let can_win = |index: &ProjectIndex| {
            electorate.support(*index).voters() > 0 && projects[*index].cost <= self.budget
        };
        let (able, barred): (Vec<_>, Vec<_>) = ordered.into_iter().partition(can_win);
        let mut purchases = Purchases::new(&electorate, projects, able);
        let mut selection = Selection::default();
        let mut left = self.budget;
        let mut misfit = None;
        while let Some(bought) = purchases.next(left) {
            match bought {
                Next::Fits(next) => {
                    left = left.after_paying(projects[next.project].cost).unwrap_or(Money::ZERO);
                    selection.winners.push(next.project);
                    selection.rounds.push(purchases.buy(&next));
                }
                Next::Exceeds(next) => {
                    let lacked = left.shortfall(projects[next.project].cost);
                    selection.lose(next.project, Reason::DoesNotFit { left, lacked });
                    misfit = Some(next);
                    break;
                }
            }
        }
        purchases.lose_others(&mut selection, misfit.as_ref());
        for index in barred {
            let lacked = self.budget.shortfall(projects[index].cost);
            let reason = match electorate.support(index).voters() {
                0 => Reason::NoSupport,
                _ => Reason::DoesNotFit { left: self.budget, lacked },
            };
            selection.lose(index, reason);
        }
        selection
    }
}

/// The time at which a project can be bought: an amount over the denominator of the ledger, divided by the
/// number of supporters.
struct Offer {
    project: ProjectIndex,
    amount: BigUint,
    supporters: u64,
}

enum Next {
    Fits(Offer),
    Exceeds(Offer),
}

struct Purchases<'a> {
    electorate: &'a Electorate,
    projects: &'a Projects,
    /// The time of each purchase.
    ledger: Ledger,
    times: Vec<f64>,
    /// By group of voters: the round in which it paid last.
    last: Vec<Option<u32>>,
    /// In the tie order; each with a lower bound of its time, which only ever rises.
    open: Vec<(ProjectIndex, f64)>,
}

impl<'a> Purchases<'a> {
    fn new(electorate: &'a Electorate, projects: &'a Projects, able: Vec<ProjectIndex>) -> Self {
        Self {
            electorate,
            projects,
            ledger: Ledger::new(BigUint::ZERO, 1_u32.into()),
            times: Vec::new(),
            last: vec![None; electorate.groups()],
            open: able.into_iter().map(|project| (project, 0.0)).collect(),
        }
    }

    /// The first offer, or one of several first ones that exceeds the budget.
    fn next(&mut self, left: Money) -> Option<Next> {
        let mut earliest = f64::INFINITY;
        let mut near: Vec<(usize, f64)> = Vec::new();
        let bounds: Vec<(ProjectIndex, f64)> = self.open.clone();
        for (at, (project, bound)) in bounds.into_iter().enumerate() {
            if bound > earliest {
                continue;
            }
            let (low, high) = self.about(project);
            self.open[at].1 = low;
            earliest = earliest.min(high);
            near.push((at, low));
        }
        near.retain(|(_, low)| *low <= earliest);
        let mut first: Vec<Offer> = Vec::new();
        for (at, _) in near {
            let offer = self.offer(self.open[at].0);
            match first.first().map_or(Ordering::Less, |ahead| offer.compare(ahead)) {
                Ordering::Less => first = vec![offer],
                Ordering::Equal => first.push(offer),
                Ordering::Greater => {}
            }
        }
        let exceeds = first.iter().position(|offer| self.projects[offer.project].cost > left);
        match exceeds {
            Some(at) => Some(Next::Exceeds(first.swap_remove(at))),
            None => first.into_iter().next().map(Next::Fits),
        }
    }

    /// How many supporters paid last in each round.
    fn loads(&self, support: &Support) -> Holdings {
        let mut loads = Holdings::default();
        for (_, segment) in support.segments() {
            for supporters in segment {
                if let Some(round) = self.last[supporters.group as usize] {
                    loads.pay(round as usize, u64::from(supporters.voters));
                }
            }
        }
        loads
    }

    /// Between what bounds the time lies: all terms are positive, so the relative errors do not grow.
    #[expect(clippy::cast_precision_loss, reason = "counted in the bound of the error")]
    fn about(&self, project: ProjectIndex) -> (f64, f64) {
        let support = self.electorate.support(project);
        let loads = self.loads(support);
        let mut sum = self.projects[project].cost.minor() as f64;
        for (time, voters) in self.times.iter().zip(&loads.payments) {
            sum += time * *voters as f64;
        }
        let time = sum / support.voters() as f64;
        let error = time * ROUNDING * (self.times.len() + 16) as f64;
        (time - error, time + error)
    }

    fn offer(&self, project: ProjectIndex) -> Offer {
        let support = self.electorate.support(project);
        let cost = self.projects[project].cost.minor().unsigned_abs();
        let amount = self.ledger.owed(cost, &self.loads(support));
        Offer { project, amount, supporters: support.voters() }
    }

    fn buy(&mut self, offer: &Offer) -> Round {
        let support = self.electorate.support(offer.project);
        let loads = self.loads(support);
        let round = u32::try_from(self.times.len()).unwrap_or(u32::MAX);
        self.times.push(ratio(&offer.amount, &(self.ledger.denominator() * offer.supporters)));
        self.ledger.add(offer.amount.clone(), offer.supporters);
        for (_, segment) in support.segments() {
            for supporters in segment {
                self.last[supporters.group as usize] = Some(round);
            }
        }
        self.open.retain(|(project, _)| *project != offer.project);
        let paid_before: u64 = loads.payments.iter().sum();
        let time = self.ledger.price(round as usize);
        let payment = |voters: u64, since: Option<usize>| {
            let since = since.map_or(BigUint::ZERO, |round| self.ledger.price(round).clone());
            Payment { voters, each: units(&(time - since), self.ledger.denominator()) }
        };
        let first_time = payment(support.voters() - paid_before, None);
        let again = loads.payments.iter().enumerate().map(|(round, voters)| payment(*voters, Some(round)));
        Round {
            project: self.projects[offer.project].id.clone(),
            rho: units(time, self.ledger.denominator()),
            paid: [first_time].into_iter().chain(again).filter(|payment| payment.voters > 0).collect(),
            gave_all: None,
        }
    }

    /// What the supporters of each project still lacked when the count ended.
    fn lose_others(&self, selection: &mut Selection, misfit: Option<&Offer>) {
        let Some(end) = misfit else { return };
        let mut lacking = Vec::new();
        for (project, _) in self.open.iter().filter(|(project, _)| *project != end.project) {
            let offer = self.offer(*project);
            // The time still to go, times the supporters: both times over one denominator.
            let wait = &offer.amount * end.supporters - &end.amount * offer.supporters;
            let lacked = whole(&wait.div_ceil(&(self.ledger.denominator() * end.supporters)));
            let cost = self.projects[*project].cost;
            let lacked = lacked.min(cost);
            lacking.push((lacked, lacked.shortfall(cost), *project));
        }
        lacking.sort_by_key(|(lacked, _, _)| *lacked);
        for (lacked, left, project) in lacking {
            selection.lose(project, Reason::SupportersLack { left, lacked });
        }
    }
}

impl Offer {
    fn compare(&self, other: &Self) -> Ordering {
        (&self.amount * other.supporters).cmp(&(&other.amount * self.supporters))
    }
}
