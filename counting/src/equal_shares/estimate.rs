use std::cmp::Ordering;

use super::purses::Purses;
use crate::electorate::{Support, Supporters};
use crate::exact::ROUNDING;

/// What can be said about a price per point without exact arithmetic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Estimate {
    /// It lies between these.
    Between(f64, f64),
    /// It is not below this, which is more than was asked for.
    AtLeast(f64),
    /// The supporters cannot pay together.
    Unaffordable,
    /// Only exact arithmetic can tell.
    Open,
}

/// How close to a price a purse must come for the slope there to be in doubt.
const DOUBT: f64 = 1.0 / 1_048_576.0;
/// When the next price is so close to the last, the search is over.
const SETTLED: f64 = 1.0 / 68_719_476_736.0;

/// The least price per point at which the supporters pay the cost, each that price times the own points or all
/// that is left. The search goes upwards from `start`, which must not be above it, and ends above `enough`.
///
/// The sum that they pay grows with the price and ever more slowly. So if the sum at the price found is within
/// `error` of the cost, the true price is within `error / slope` of it, where the slope is that just above: the
/// points of those who are clearly richer. And where nobody became poorer the sum would grow faster, so each
/// next price of the search is a lower bound.
pub fn price(purses: &Purses, support: &Support, cost: f64, start: f64, enough: f64) -> Estimate {
    let mut at = start;
    loop {
        let sums = Sums::at(purses, support, at);
        let rounding = sums.rounding(purses, support, cost);
        let rich = support.points() - sums.poor_points;
        if rich == 0 {
            return if sums.poor + rounding < cost { Estimate::Unaffordable } else { Estimate::Open };
        }
        let next = (cost - sums.poor) / float(rich);
        if next > at * (1.0 + SETTLED) {
            let least = next * (1.0 - 8.0 * ROUNDING) - rounding / float(rich) * (1.0 + 8.0 * ROUNDING);
            if least > enough {
                return Estimate::AtLeast(least);
            }
            at = next;
            continue;
        }
        let error = rounding + float(support.points()) * (next - at).abs();
        let slope = float(support.points() - sums.doubtful_points);
        let reach = error / slope * (1.0 + 8.0 * ROUNDING) + next * 8.0 * ROUNDING;
        // Without anybody certainly rich `reach` is infinite or not a number, and the answer is open too.
        return if reach <= next * DOUBT / 4.0 {
            Estimate::Between(next - reach, next + reach)
        } else {
            Estimate::Open
        };
    }
}

/// What those pay who cannot pay in full.
struct Sums {
    poor: f64,
    poor_points: u64,
    /// The points of those who are not richer by a clear margin.
    doubtful_points: u64,
}

impl Sums {
    fn at(purses: &Purses, support: &Support, price: f64) -> Self {
        let mut sums = Self { poor: 0.0, poor_points: 0, doubtful_points: 0 };
        for (points, segment) in support.segments() {
            let due = price * f64::from(points);
            let clearly_more = due * (1.0 + DOUBT) + 2.0 * purses.error();
            let (poor, voters, doubtful) = below(purses, segment, due, clearly_more);
            sums.poor += poor;
            sums.poor_points += voters * u64::from(points);
            sums.doubtful_points += doubtful * u64::from(points);
        }
        sums
    }

    /// How far the sum of the payments can be off: by the errors of the purses, and by one rounding of the sum
    /// for each of its terms.
    #[expect(clippy::cast_precision_loss, reason = "groups are fewer than 2^53")]
    fn rounding(&self, purses: &Purses, support: &Support, cost: f64) -> f64 {
        let terms = support.groups() as f64 + 8.0;
        let sum = terms * ROUNDING * self.poor + 8.0 * ROUNDING * cost;
        (float(support.voters()) * purses.error() + sum) * (1.0 + DOUBT)
    }
}

/// What those hold together who have less than is due, how many they are, and how many have less than a bit
/// more. Two sums run side by side, in an order that never changes.
fn below(purses: &Purses, segment: &[Supporters], due: f64, more: f64) -> (f64, u64, u64) {
    let mut sums = [0.0_f64; 2];
    let (mut poor, mut doubtful) = (0_u64, 0_u64);
    for pair in segment.chunks(2) {
        for (sum, supporters) in sums.iter_mut().zip(pair) {
            let left = purses.left(*supporters);
            let voters = supporters.voters;
            *sum += if left < due { left * f64::from(voters) } else { 0.0 };
            poor += u64::from(if left < due { voters } else { 0 });
            doubtful += u64::from(if left < more { voters } else { 0 });
        }
    }
    (sums[0] + sums[1], poor, doubtful)
}

/// Rounded once for counts beyond 2^53, which the margins cover.
#[expect(clippy::cast_precision_loss, reason = "counted in the bound of the error")]
const fn float(count: u64) -> f64 {
    count as f64
}

/// The range in which a purse cannot be told apart from what is due.
pub struct Margin {
    from: f64,
    to: f64,
}

impl Margin {
    /// Around what is due, given within eight roundings, for purses given within `error`.
    pub fn around(due: f64, error: f64) -> Self {
        let width = (error + 16.0 * ROUNDING * due) * (1.0 + DOUBT);
        Self { from: due - width, to: due + width }
    }

    /// Whether the purse holds less or more; `None` where that is in doubt.
    pub fn place(&self, left: f64) -> Option<Ordering> {
        if left < self.from {
            Some(Ordering::Less)
        } else if left > self.to {
            Some(Ordering::Greater)
        } else {
            None
        }
    }
}
