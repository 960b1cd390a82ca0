use std::cmp::Ordering;

use num_bigint::BigUint;

use super::estimate::Margin;
use crate::electorate::{Electorate, Support, Supporters};
use crate::exact::{Holdings, Ledger, ROUNDING};

/// What everybody has left: approximately, with a bound on the error, and exactly on demand.
pub struct Purses {
    /// By group of voters.
    left: Vec<f64>,
    /// By group of voters: the place of its history.
    history: Vec<u32>,
    histories: Vec<Payment>,
    /// By history: the first one that goes on from it in the present round.
    onward: Vec<u32>,
    endowment: f64,
    rounds: usize,
}

/// A history: one more payment after another history.
#[derive(Clone, Copy)]
struct Payment {
    before: u32,
    round: u32,
    points: u32,
    /// Another one after the same history in the same round, with other points.
    sibling: u32,
}

/// The history of those who paid nothing so far.
const NOTHING_PAID: u32 = 0;
/// That of those who gave all they had.
const ALL_GIVEN: u32 = u32::MAX;
const NONE: u32 = u32::MAX;

impl Purses {
    /// Everybody has the whole endowment, given within four roundings.
    pub fn new(electorate: &Electorate, endowment: f64) -> Self {
        let groups = electorate.groups();
        let root = Payment { before: NONE, round: 0, points: 0, sibling: NONE };
        Self {
            left: vec![endowment; groups],
            history: vec![NOTHING_PAID; groups],
            histories: vec![root],
            onward: vec![NONE],
            endowment,
            rounds: 0,
        }
    }

    /// Puts everything back to the beginning with another endowment.
    pub fn refill(&mut self, endowment: f64) {
        self.left.fill(endowment);
        self.history.fill(NOTHING_PAID);
        self.histories.truncate(1);
        self.onward.truncate(1);
        self.onward[0] = NONE;
        self.endowment = endowment;
        self.rounds = 0;
    }

    /// What each member of a group has left, within [`Purses::error`].
    pub fn left(&self, supporters: Supporters) -> f64 {
        self.left[supporters.group as usize]
    }

    /// How far any purse can be from its approximate value. Each payment errs by that of the price (four
    /// roundings), of the product and of the difference, of amounts below the endowment.
    #[expect(clippy::cast_precision_loss, reason = "rounds are few")]
    pub fn error(&self) -> f64 {
        (self.rounds + 1) as f64 * 8.0 * ROUNDING * self.endowment
    }

    /// Adds what so many voters of a group hold.
    pub fn add_to(&self, holdings: &mut Holdings, supporters: Supporters) {
        let voters = u64::from(supporters.voters);
        self.add_history(holdings, self.history[supporters.group as usize], voters);
    }

    /// What they all hold together.
    pub fn of_all(&self, support: &Support) -> Holdings {
        let mut holdings = Holdings::default();
        for (_, segment) in support.segments() {
            for supporters in segment {
                self.add_to(&mut holdings, *supporters);
            }
        }
        holdings
    }

    fn add_history(&self, holdings: &mut Holdings, mut history: u32, voters: u64) {
        if history == ALL_GIVEN {
            return;
        }
        holdings.endowments += voters;
        while history != NOTHING_PAID {
            let payment = self.histories[history as usize];
            holdings.pay(payment.round as usize, voters * u64::from(payment.points));
            history = payment.before;
        }
    }

    /// How what each member of these groups has left compares with a price per point times so many points;
    /// exact where the approximate values are too close to tell.
    pub fn compare<'a>(
        &'a self,
        ledger: &'a Ledger,
        segment: &'a [Supporters],
        points: u32,
        price: &'a Price,
    ) -> impl Iterator<Item = (Supporters, Ordering)> {
        let margin = Margin::around(price.value * f64::from(points), self.error());
        // Comparisons already made, by history.
        let mut known: Vec<(u32, Ordering)> = Vec::new();
        segment.iter().map(move |supporters| {
            let exactly = || {
                let history = self.history[supporters.group as usize];
                if let Some((_, ordering)) = known.iter().find(|(other, _)| *other == history) {
                    return *ordering;
                }
                let mut holdings = Holdings::default();
                self.add_history(&mut holdings, history, 1);
                let ordering = (ledger.held(&holdings) * price.parts).cmp(&(&price.amount * points));
                known.push((history, ordering));
                ordering
            };
            (*supporters, margin.place(self.left(*supporters)).unwrap_or_else(exactly))
        })
    }

    /// Everybody pays the price of a round, which is not in the ledger yet, or gives all that is left.
    pub fn pay(&mut self, ledger: &Ledger, support: &Support, price: &Price) -> Paid {
        let round = u32::try_from(self.rounds).unwrap_or(u32::MAX);
        let mut paid = Paid::default();
        let mut orderings = Vec::new();
        self.onward.fill(NONE);
        for (points, segment) in support.segments() {
            orderings.clear();
            orderings.extend(self.compare(ledger, segment, points, price));
            let due = price.value * f64::from(points);
            let mut full = 0;
            for (supporters, ordering) in &orderings {
                let group = supporters.group as usize;
                let voters = u64::from(supporters.voters);
                match ordering {
                    Ordering::Less => paid.gave_all += voters,
                    Ordering::Equal | Ordering::Greater => full += voters,
                }
                if *ordering == Ordering::Greater {
                    self.left[group] -= due;
                    self.history[group] = self.onward(self.history[group], round, points);
                } else {
                    self.left[group] = 0.0;
                    self.history[group] = ALL_GIVEN;
                }
            }
            if full > 0 {
                paid.full.push((points, full));
            }
        }
        self.rounds += 1;
        paid
    }

    /// The history that goes on from this one with a payment in the present round.
    fn onward(&mut self, before: u32, round: u32, points: u32) -> u32 {
        let first = self.onward[before as usize];
        let mut next = first;
        while next != NONE {
            let payment = self.histories[next as usize];
            if payment.points == points {
                return next;
            }
            next = payment.sibling;
        }
        let new = u32::try_from(self.histories.len()).unwrap_or(ALL_GIVEN - 1);
        self.histories.push(Payment { before, round, points, sibling: first });
        self.onward.push(NONE);
        self.onward[before as usize] = new;
        new
    }
}

/// A price per point, exact: an amount over the denominator of the ledger, divided by `parts`.
#[derive(Clone)]
pub struct Price {
    pub amount: BigUint,
    pub parts: u64,
    /// The same within four roundings.
    pub value: f64,
}

/// Who paid in a round.
#[derive(Clone, Default)]
pub struct Paid {
    /// Points, and how many voters with so many paid in full.
    pub full: Vec<(u32, u64)>,
    /// How many gave all they had, which was less.
    pub gave_all: u64,
}
