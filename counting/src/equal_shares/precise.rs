use std::cmp::Ordering;
use std::ops::Range;

use super::contest::Candidate;
use super::estimate::Margin;
use super::purses::{Price, Purses};
use crate::exact::{Holdings, Ledger, ratio};

/// The exact price per point of a project that certainly lies in a range; `None` where its supporters cannot
/// pay together.
///
/// Who has less than the least price is poor for certain, who has more than the highest is not. If that leaves
/// nobody in doubt, the price is found; else it rises until it makes nobody else poor.
pub fn price(
    ledger: &Ledger,
    purses: &Purses,
    candidate: &Candidate<'_>,
    range: Range<f64>,
) -> Option<Price> {
    let cost = candidate.cost.minor().unsigned_abs();
    let (poor, rich, is_certain) = split_surely(purses, candidate, range);
    let mut price = shared(ledger, cost, &poor, rich)?;
    if is_certain {
        return Some(price);
    }
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

/// What those hold who are poor for certain, the points of the others, and whether these are rich for certain.
fn split_surely(purses: &Purses, candidate: &Candidate<'_>, range: Range<f64>) -> (Holdings, u64, bool) {
    let (mut poor, mut rich, mut is_certain) = (Holdings::default(), 0, true);
    for (points, segment) in candidate.support.segments() {
        let least = Margin::around(range.start * f64::from(points), purses.error());
        let highest = Margin::around(range.end * f64::from(points), purses.error());
        for supporters in segment {
            let left = purses.left(*supporters);
            if least.place(left) == Some(Ordering::Less) {
                purses.add_to(&mut poor, *supporters);
            } else {
                is_certain &= highest.place(left) == Some(Ordering::Greater);
                rich += u64::from(points) * u64::from(supporters.voters);
            }
        }
    }
    (poor, rich, is_certain)
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
