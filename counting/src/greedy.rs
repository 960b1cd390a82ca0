//! Greedy: from the best downwards while the budget lasts.

use std::cmp::Ordering;

use crate::money::Money;
use crate::outcome::{Reason, Selection};
use crate::project::{ProjectId, ProjectIndex, Projects};
use crate::tally::Tally;

/// What a funded project is worth to a voter who supports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Utility {
    /// Its cost: greedy then goes by score alone.
    Cost,
    /// One: greedy then goes by score per cost.
    Cardinality,
}

/// What happens when the next project costs more than is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Misfit {
    /// It is passed over and the next is tried.
    Skip,
    /// The count ends.
    Stop,
}

/// Funds projects from the best downwards while the budget lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Greedy {
    /// The money to be spent.
    pub budget: Money,
    /// What "best" means.
    pub utility: Utility,
    /// What happens when the next project costs more than is left.
    pub misfit: Misfit,
    /// The score that a project needs at least.
    pub minimum_score: Option<i64>,
    /// Sets of projects of which one at the most can be carried out.
    #[cfg_attr(feature = "serde", serde(default))]
    pub exclusive: Vec<Vec<ProjectId>>,
}

/// A project as this method sees it.
#[derive(Clone, Copy)]
struct Contender {
    index: ProjectIndex,
    score: i64,
    cost: Money,
    place: usize,
}

impl Greedy {
    pub(crate) fn select(&self, projects: &Projects, tally: &Tally, places: &[usize]) -> Selection {
        let all: Vec<ProjectIndex> = projects.iter().map(|(index, _)| index).collect();
        self.select_among(&all, projects, tally, places)
    }

    /// As [`Greedy::select`], as if there were only these projects.
    pub(crate) fn select_among(
        &self,
        open: &[ProjectIndex],
        projects: &Projects,
        tally: &Tally,
        places: &[usize],
    ) -> Selection {
        let contender = |index: &ProjectIndex| Contender {
            index: *index,
            score: tally.score(*index),
            cost: projects[*index].cost,
            place: places[index.position()],
        };
        let barring = |one: &Contender| Reason::barring(one.score, self.minimum_score);
        let mut ordered: Vec<Contender> = open.iter().map(contender).collect();
        // Those with a score first, because nothing at a cost of nothing has no place in an order by ratio.
        ordered.sort_by_key(|one| (barring(one).is_some(), one.place));
        let eligible = ordered.partition_point(|one| barring(one).is_none());
        ordered[..eligible].sort_by(|one, other| self.utility.compare(one, other));
        let mut selection = self.fund(&ordered[..eligible], &Rivals::new(projects, &self.exclusive));
        selection
            .losers
            .extend(ordered[eligible..].iter().filter_map(|one| Some((one.index, barring(one)?))));
        selection
    }

    fn fund(&self, ordered: &[Contender], rivals: &Rivals) -> Selection {
        let mut selection = Selection::default();
        let mut left = self.budget;
        let mut won: Vec<Contender> = Vec::new();
        let mut stopped_by: Option<Contender> = None;
        for contender in ordered {
            if let Some(rival) = won.iter().find(|one| rivals.exclude(one.index, contender.index)) {
                let lacked = self.utility.score_lacked(contender, rival);
                selection.lose(contender.index, Reason::RivalWon { lacked });
            } else if let Some(first) = stopped_by {
                let lacked = self.utility.score_lacked(contender, &first);
                selection.lose(contender.index, Reason::AfterStop { lacked });
            } else if let Some(rest) = left.after_paying(contender.cost) {
                left = rest;
                won.push(*contender);
            } else {
                let lacked = left.shortfall(contender.cost);
                selection.lose(contender.index, Reason::DoesNotFit { left, lacked });
                stopped_by = (self.misfit == Misfit::Stop).then_some(*contender);
            }
        }
        selection.winners = won.into_iter().map(|one| one.index).collect();
        selection
    }
}

/// The sets of projects that exclude each other, by the positions of the projects.
struct Rivals(Vec<Vec<ProjectIndex>>);

impl Rivals {
    fn new(projects: &Projects, exclusive: &[Vec<ProjectId>]) -> Self {
        let set = |ids: &Vec<ProjectId>| ids.iter().filter_map(|id| projects.index(id.as_str())).collect();
        Self(exclusive.iter().map(set).collect())
    }

    fn exclude(&self, one: ProjectIndex, other: ProjectIndex) -> bool {
        self.0.iter().any(|set| set.contains(&one) && set.contains(&other))
    }
}

impl Utility {
    /// The better one first. Ratios are compared crosswise, so nothing is rounded.
    fn compare(self, one: &Contender, other: &Contender) -> Ordering {
        let by_worth = match self {
            Self::Cost => other.score.cmp(&one.score),
            Self::Cardinality => crosswise(other, one).cmp(&crosswise(one, other)),
        };
        by_worth.then(one.place.cmp(&other.place))
    }

    /// How much more score would have put this one level with `ahead`.
    fn score_lacked(self, one: &Contender, ahead: &Contender) -> i64 {
        let level = match self {
            Self::Cost => i128::from(ahead.score),
            // What costs nothing is ahead of everything that costs something, whatever the score.
            Self::Cardinality if ahead.cost == Money::ZERO => i128::from(one.score),
            Self::Cardinality => {
                let cost = i128::from(ahead.cost.minor());
                (crosswise(ahead, one) + cost - 1) / cost
            }
        };
        i64::try_from(level - i128::from(one.score)).unwrap_or(i64::MAX)
    }
}

/// The score of the one times the cost of the other.
fn crosswise(score: &Contender, cost: &Contender) -> i128 {
    i128::from(score.score) * i128::from(cost.cost.minor())
}
