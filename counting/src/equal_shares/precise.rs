use std::cmp::Ordering;

use super::contest::Candidate;
use super::estimate::Margin;
use super::purses::{Price, Purses};
use crate::exact::{Holdings, Ledger, ratio};

/// The exact price per point of a project; `None` where its supporters cannot pay together.
///
/// `least` is a price that is certainly not above it: whoever has less is poor for certain. From there the
/// price rises until it makes nobody else poor.
pub fn price(ledger: &Ledger, purses: &Purses, candidate: &Candidate<'_>, least: f64) -> Option<Price> {
    let cost = candidate.cost.minor().unsigned_abs();
    let (poor, rich) = split_surely(purses, candidate, least);
    let mut price = shared(ledger, cost, &poor, rich)?;
    loop {
        let (poor, rich) = split(ledger, purses, candidate, &price);
        if rich == price.parts {
            return Some(price);
        }
        price = shared(ledger, cost, &poor, rich)?;
    }
}

fn shared(ledger: &Ledger, cost: u64, poor: &Holdings, rich: u64) -> Option<Price> {
    if rich == 0 {
        return None;
    }
    let amount = ledger.missing(cost, poor);
    let value = ratio(&amount, &(ledger.denominator() * rich));
    Some(Price { amount, parts: rich, value })
}

/// What the poor hold, and the points of the rich.
fn split_surely(purses: &Purses, candidate: &Candidate<'_>, least: f64) -> (Holdings, u64) {
    let (mut poor, mut rich) = (Holdings::default(), 0);
    for (points, segment) in candidate.support.segments() {
        let margin = Margin::around(least * f64::from(points), purses.error());
        for supporters in segment {
            if margin.place(purses.left(*supporters)) == Some(Ordering::Less) {
                purses.add_to(&mut poor, *supporters);
            } else {
                rich += u64::from(points) * u64::from(supporters.voters);
            }
        }
    }
    (poor, rich)
}

fn split(ledger: &Ledger, purses: &Purses, candidate: &Candidate<'_>, price: &Price) -> (Holdings, u64) {
    let (mut poor, mut rich) = (Holdings::default(), 0);
    for (points, segment) in candidate.support.segments() {
        for (supporters, ordering) in purses.compare(ledger, segment, points, price) {
            if ordering == Ordering::Less {
                purses.add_to(&mut poor, supporters);
            } else {
                rich += u64::from(points) * u64::from(supporters.voters);
            }
        }
    }
    (poor, rich)
}

/// Which of two prices asks less for a unit of utility.
pub fn compare(one: (&Candidate<'_>, &Price), other: (&Candidate<'_>, &Price)) -> Ordering {
    let side = |(_, price): (&Candidate<'_>, &Price), (across, other): (&Candidate<'_>, &Price)| {
        &price.amount * other.parts * across.worth
    };
    side(one, other).cmp(&side(other, one))
}
