//! The three questions after a meeting. What was answered belongs to nobody: only how often each answer was given is kept.

use serde::{Deserialize, Serialize};

use crate::base::withhold::{FEWEST, withhold};

words! {
    /// What is asked.
    pub enum Question {
        /// Was it useful for your integration, for your life here?
        Useful = "useful",
        /// Could you follow what was said?
        Understood = "understood",
        /// Were you listened to?
        Heard = "heard",
    }
}

words! {
    /// What can be answered.
    pub enum Answer {
        /// Yes.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// No.
        No = "no",
    }
}

/// What was answered to the three questions, as far as it may be told.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Figures {
    /// For each question in its order: how many gave each answer in its order, and how many answered; `None` where
    /// they are so few that they could be recognised.
    pub rows: Vec<(Question, Vec<Option<i64>>, Option<i64>)>,
}

impl Figures {
    /// What may be told of the counts.
    pub fn publish(counted: &[(Question, Answer, i64)]) -> Self {
        let row = |question: &Question| {
            let counts: Vec<i64> = Answer::ALL
                .iter()
                .map(|answer| {
                    counted
                        .iter()
                        .filter(|(q, a, _)| (q, a) == (question, answer))
                        .map(|(_, _, count)| count)
                        .sum()
                })
                .collect();
            let published = withhold(&counts, FEWEST);
            (*question, published.cells, published.total)
        };
        Self { rows: Question::ALL.iter().map(row).collect() }
    }

    /// Whether anything may be told.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|(_, _, total)| total.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_answers_are_not_told_and_many_are() {
        use Answer::{No, Partly, Yes};
        let counted = [
            (Question::Useful, Yes, 20),
            (Question::Useful, Partly, 6),
            (Question::Useful, No, 5),
            (Question::Heard, Yes, 3),
        ];
        let figures = Figures::publish(&counted);
        assert_eq!(figures.rows[0], (Question::Useful, vec![Some(20), Some(6), Some(5)], Some(31)));
        assert_eq!(figures.rows[2], (Question::Heard, vec![None; 3], None));
        assert!(!figures.is_empty());
        assert!(Figures::publish(&counted[3..]).is_empty());
    }
}
