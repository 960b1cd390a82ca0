use num_bigint::BigUint;
use num_integer::Integer;

/// The endowment of a voter and the price found in each round, all over one denominator.
///
/// Every amount that occurs in a count is a whole-number combination of these few numbers, so nobody's purse
/// has to be kept as a fraction, and sums over thousands of voters are sums of whole numbers.
#[derive(Clone)]
pub struct Ledger {
    denominator: BigUint,
    endowment: BigUint,
    prices: Vec<BigUint>,
}

/// What some voters hold together: so many endowments, less so many times the price of each round.
#[derive(Clone, Default)]
pub struct Holdings {
    /// How many endowments.
    pub endowments: u64,
    /// How often the price of each round was paid; rounds after the last one that was paid may be missing.
    pub payments: Vec<u64>,
}

impl Holdings {
    /// As many voters once more paid the price of a round so many times.
    pub fn pay(&mut self, round: usize, times: u64) {
        if self.payments.len() <= round {
            self.payments.resize(round + 1, 0);
        }
        self.payments[round] += times;
    }
}

impl Ledger {
    /// No round yet; the endowment is a fraction.
    pub fn new(endowment: BigUint, denominator: BigUint) -> Self {
        Self { denominator, endowment, prices: Vec::new() }
    }

    /// The denominator of every amount.
    pub const fn denominator(&self) -> &BigUint {
        &self.denominator
    }

    /// The endowment over the denominator.
    pub const fn endowment(&self) -> &BigUint {
        &self.endowment
    }

    /// The price of a round over the denominator.
    pub fn price(&self, round: usize) -> &BigUint {
        &self.prices[round]
    }

    /// The holdings over the denominator; no voter spends more than the endowment, so they are not negative.
    pub fn held(&self, holdings: &Holdings) -> BigUint {
        &self.endowment * holdings.endowments - self.paid(holdings)
    }

    /// What a cost exceeds the holdings by, over the denominator; nothing where it does not.
    pub fn missing(&self, cost: u64, holdings: &Holdings) -> BigUint {
        let owed = self.owed(cost, holdings);
        let had = &self.endowment * holdings.endowments;
        if owed > had { owed - had } else { BigUint::ZERO }
    }

    /// A cost and what the holdings have paid so far, over the denominator.
    pub fn owed(&self, cost: u64, holdings: &Holdings) -> BigUint {
        &self.denominator * cost + self.paid(holdings)
    }

    fn paid(&self, holdings: &Holdings) -> BigUint {
        let mut sum = BigUint::ZERO;
        for (price, times) in self.prices.iter().zip(&holdings.payments).filter(|(_, times)| **times > 0) {
            sum += price * *times;
        }
        sum
    }

    /// Adds the price of the next round: an amount over the denominator, divided by `parts`.
    pub fn add(&mut self, amount: BigUint, parts: u64) {
        let rest = (&amount % parts).iter_u64_digits().next().unwrap_or(0);
        let common = rest.gcd(&parts);
        let factor = parts / common;
        if factor > 1 {
            self.denominator *= factor;
            self.endowment *= factor;
            for price in &mut self.prices {
                *price *= factor;
            }
        }
        self.prices.push(amount / common);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_stay_exact_over_one_denominator() {
        // Two thirds each; three share a price of 1, of whom one holds two thirds less a third.
        let mut ledger = Ledger::new(2_u32.into(), 3_u32.into());
        ledger.add(ledger.missing(1, &Holdings::default()), 3);
        let mut one = Holdings { endowments: 1, payments: Vec::new() };
        one.pay(0, 1);
        assert_eq!(ledger.held(&one) * 3_u32, ledger.denominator().clone());
        // A cost of 1 less that third, shared by two.
        let missing = ledger.missing(1, &one);
        ledger.add(missing, 2);
        assert_eq!(ledger.price(0), ledger.price(1));
        assert_eq!(ledger.missing(0, &one), BigUint::ZERO);
    }
}
