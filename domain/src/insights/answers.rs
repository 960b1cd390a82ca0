//! How the promise to answer within so many days is kept.

use serde::{Deserialize, Serialize};

/// Answers and what waits for one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Answers {
    /// Answered within the promised days.
    pub in_time: i64,
    /// Answered later.
    pub late: i64,
    /// Not answered, and the promised days are not over.
    pub waiting: i64,
    /// Not answered, and the promised days are over.
    pub overdue: i64,
    /// Days until the answer in the middle, the shorter one of two; `None` where there is no answer.
    pub median_days: Option<i64>,
}

/// The day in the middle of so many answers after so many days each, given with the days ascending.
#[cfg_attr(not(feature = "db"), allow(dead_code))]
pub(super) fn median_days(answers: &[(i64, i64)]) -> Option<i64> {
    let all: i64 = answers.iter().map(|(_, count)| count).sum();
    let mut passed = 0;
    answers.iter().find_map(|(days, count)| {
        passed += count;
        (2 * passed >= all && *count > 0).then_some(*days)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(&[], None)]
    #[case(&[(3, 1)], Some(3))]
    #[case(&[(3, 1), (9, 1)], Some(3))]
    #[case(&[(3, 1), (9, 2)], Some(9))]
    #[case(&[(1, 5), (40, 4)], Some(1))]
    fn the_median_is_the_answer_in_the_middle(#[case] answers: &[(i64, i64)], #[case] expected: Option<i64>) {
        assert_eq!(median_days(answers), expected);
    }
}
