//! The most voted: a fixed number of winners, no budget.

use std::cmp::Reverse;
use std::num::NonZeroU32;

use crate::outcome::{Reason, Selection};
use crate::project::{ProjectIndex, Projects};
use crate::tally::Tally;

/// The projects with the highest scores win, at most so many.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MostVoted {
    /// How many can win.
    pub seats: NonZeroU32,
    /// The score that a project needs at least.
    pub minimum_score: Option<i64>,
}

impl MostVoted {
    pub(crate) fn select(&self, projects: &Projects, tally: &Tally, places: &[usize]) -> Selection {
        let mut ranked: Vec<ProjectIndex> = projects.iter().map(|(index, _)| index).collect();
        ranked.sort_by_key(|index| (Reverse(tally.score(*index)), places[index.position()]));
        let mut selection = Selection::default();
        let mut last_score = 0;
        for index in ranked {
            let score = tally.score(index);
            if let Some(reason) = Reason::barring(score, self.minimum_score) {
                selection.lose(index, reason);
            } else if selection.winners.len() < self.seats.get() as usize {
                selection.winners.push(index);
                last_score = score;
            } else if score == last_score {
                selection.lose(index, Reason::LostTie);
            } else {
                selection.lose(index, Reason::Outvoted { lacked: last_score - score });
            }
        }
        selection
    }
}
