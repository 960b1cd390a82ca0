//! One published figure.

use serde::{Deserialize, Serialize};

/// A count as it is published.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Count {
    /// The whole count.
    Shown(i64),
    /// What the boards that publish it have together; others withhold theirs.
    AtLeast(i64),
    /// Too few to be published, or what would reveal others that are too few.
    Withheld,
}

impl Count {
    /// The number that stands there, if one does.
    pub const fn number(self) -> Option<i64> {
        match self {
            Self::Shown(number) | Self::AtLeast(number) => Some(number),
            Self::Withheld => None,
        }
    }

    /// What several published counts are together: nothing enters but what they publish themselves.
    pub fn sum(counts: impl IntoIterator<Item = Self>) -> Self {
        let (mut sum, mut whole) = (0, true);
        for count in counts {
            sum += count.number().unwrap_or_default();
            whole &= matches!(count, Self::Shown(_));
        }
        match (whole, sum) {
            (true, sum) => Self::Shown(sum),
            (false, 0) => Self::Withheld,
            (false, sum) => Self::AtLeast(sum),
        }
    }
}

impl From<Option<i64>> for Count {
    fn from(cell: Option<i64>) -> Self {
        cell.map_or(Self::Withheld, Self::Shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(&[], Count::Shown(0))]
    #[case(&[Count::Shown(7), Count::Shown(0)], Count::Shown(7))]
    #[case(&[Count::Shown(7), Count::Withheld], Count::AtLeast(7))]
    #[case(&[Count::AtLeast(7), Count::Shown(5)], Count::AtLeast(12))]
    #[case(&[Count::Withheld, Count::Shown(0)], Count::Withheld)]
    fn a_sum_says_when_it_lacks_something(#[case] counts: &[Count], #[case] expected: Count) {
        assert_eq!(Count::sum(counts.iter().copied()), expected);
    }
}
