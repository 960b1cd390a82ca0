//! Exact money.

use std::fmt;
use std::str::FromStr;

/// Minor units in one unit of a currency (cents in a euro).
const MINOR_PER_UNIT: i64 = 100;

/// An amount of money, never negative, in whole minor units (cents).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "i64", into = "i64"))]
pub struct Money(i64);

/// Why something is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The text is not digits with at most one decimal point or comma.
    #[error("not an amount of money")]
    NotANumber,
    /// The amount is below zero.
    #[error("an amount below zero")]
    Negative,
    /// The amount has a fraction of a minor unit.
    #[error("more than two decimals")]
    FinerThanMinorUnit,
    /// The amount does not fit into 64 bits of minor units.
    #[error("an amount too large to count")]
    TooLarge,
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// One unit of the currency.
    pub const UNIT: Self = Self(MINOR_PER_UNIT);

    /// The amount of so many minor units; fails below zero.
    pub const fn from_minor(minor: i64) -> Result<Self, MoneyError> {
        if minor < 0 { Err(MoneyError::Negative) } else { Ok(Self(minor)) }
    }

    /// The amount in minor units.
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Units without decimals that say nothing, for machines: `1200.5`, `1200`.
    pub fn plain(self) -> String {
        let text = self.to_string();
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// What remains after paying `cost`, or nothing if it cannot be paid.
    pub fn after_paying(self, cost: Self) -> Option<Self> {
        (cost <= self).then(|| Self(self.0 - cost.0))
    }

    /// How much is missing to reach `cost`; zero if nothing is.
    #[must_use]
    pub fn shortfall(self, cost: Self) -> Self {
        Self((cost.0 - self.0).max(0))
    }

    /// The sum, held at the largest amount that can be expressed.
    #[must_use]
    pub fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    /// Reads units with at most two decimals after a point or a comma: `1200`, `1200.5`, `1200,50`,
    /// `1200.000`.
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let text = text.trim();
        let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
        let (units, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        if units.is_empty() || !units.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit()) {
            return Err(MoneyError::NotANumber);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > 2 {
            return Err(MoneyError::FinerThanMinorUnit);
        }
        let units: i64 = units.parse().map_err(|_| MoneyError::TooLarge)?;
        let minor = format!("{decimals:0<2}").parse().map_err(|_| MoneyError::NotANumber)?;
        let amount = units
            .checked_mul(MINOR_PER_UNIT)
            .and_then(|whole| whole.checked_add(minor))
            .ok_or(MoneyError::TooLarge)?;
        if sign == "-" && amount > 0 { Err(MoneyError::Negative) } else { Ok(Self(amount)) }
    }
}

impl fmt::Display for Money {
    /// Units with two decimals after a point and no grouping, for machines: `1200.50`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:02}", self.0 / MINOR_PER_UNIT, self.0 % MINOR_PER_UNIT)
    }
}

impl TryFrom<i64> for Money {
    type Error = MoneyError;

    fn try_from(minor: i64) -> Result<Self, MoneyError> {
        Self::from_minor(minor)
    }
}

impl From<Money> for i64 {
    fn from(money: Money) -> Self {
        money.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("1200", Ok(120_000))]
    #[case(" 2458488.22 ", Ok(245_848_822))]
    #[case("100000.0", Ok(10_000_000))]
    #[case("7,5", Ok(750))]
    #[case("3.14000", Ok(314))]
    #[case("-0", Ok(0))]
    #[case("-3", Err(MoneyError::Negative))]
    #[case("1.005", Err(MoneyError::FinerThanMinorUnit))]
    #[case("1,234.50", Err(MoneyError::NotANumber))]
    #[case("12 000", Err(MoneyError::NotANumber))]
    #[case("", Err(MoneyError::NotANumber))]
    #[case("1e6", Err(MoneyError::NotANumber))]
    #[case("92233720368547758.08", Err(MoneyError::TooLarge))]
    #[case("99999999999999999999", Err(MoneyError::TooLarge))]
    fn an_amount_is_read_exactly_or_not_at_all(
        #[case] text: &str,
        #[case] expected: Result<i64, MoneyError>,
    ) {
        assert_eq!(text.parse::<Money>().map(Money::minor), expected);
    }

    #[rstest]
    #[case(0, "0")]
    #[case(120_000, "1200")]
    #[case(120_050, "1200.5")]
    #[case(7, "0.07")]
    fn decimals_that_say_nothing_are_left_out(#[case] minor: i64, #[case] expected: &str) {
        assert_eq!(Money::from_minor(minor).unwrap().plain(), expected);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(minor in 0..=i64::MAX) {
            let money = Money::from_minor(minor).unwrap();
            prop_assert_eq!(money.to_string().parse(), Ok(money));
        }
    }
}
