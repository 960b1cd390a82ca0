//! What one voter marked.
//!
//! Choose-one and knapsack ballots are approvals under tighter [`Limits`]; scoring ballots are points.

mod approval;
mod limits;
mod points;
mod ranking;
pub mod written;

pub use approval::Approval;
pub use limits::{LimitError, Limits};
pub use points::Points;
pub use ranking::Ranking;

use crate::project::ProjectIndex;
use crate::rule::RankPoints;

/// The content of one ballot. Equal ballots are equal values, whatever order the voter marked them in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ballot {
    /// A set of projects, all liked alike.
    Approval(Approval),
    /// Points handed out to projects.
    Points(Points),
    /// Projects in order, the best first.
    Ranking(Ranking),
}

impl Ballot {
    /// How many different projects the ballot names.
    pub fn len(&self) -> usize {
        match self {
            Self::Approval(approval) => approval.projects().len(),
            Self::Points(points) => points.given().len(),
            Self::Ranking(ranking) => ranking.projects().len(),
        }
    }

    /// Whether the ballot names no project: blank, or withdrawn.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The projects that the voter supports: approved, given more than zero points, or ranked.
    pub fn supported(&self) -> impl Iterator<Item = ProjectIndex> {
        let (marked, points): (&[ProjectIndex], &[(ProjectIndex, i32)]) = match self {
            Self::Approval(approval) => (approval.projects(), &[]),
            Self::Points(points) => (&[], points.given()),
            Self::Ranking(ranking) => (ranking.projects(), &[]),
        };
        let given = points.iter().filter(|(_, points)| *points > 0).map(|(project, _)| *project);
        marked.iter().copied().chain(given)
    }

    /// The projects that the ballot names, each with what the mark is worth.
    pub(crate) fn points(&self, rank_points: RankPoints) -> impl Iterator<Item = (ProjectIndex, i64)> {
        let (approved, given, ranked): (&[ProjectIndex], &[(ProjectIndex, i32)], &[ProjectIndex]) = match self
        {
            Self::Approval(approval) => (approval.projects(), &[], &[]),
            Self::Points(points) => (&[], points.given(), &[]),
            Self::Ranking(ranking) => (&[], &[], ranking.projects()),
        };
        let approved = approved.iter().map(|project| (*project, 1));
        let given = given.iter().map(|(project, points)| (*project, i64::from(*points)));
        let worth =
            move |(place, project): (usize, &ProjectIndex)| (*project, rank_points.at(place, ranked.len()));
        approved.chain(given).chain(ranked.iter().enumerate().map(worth))
    }

    /// The highest index that the ballot names.
    pub(crate) fn last_named(&self) -> Option<ProjectIndex> {
        match self {
            Self::Approval(approval) => approval.projects().last().copied(),
            Self::Points(points) => points.given().last().map(|(project, _)| *project),
            Self::Ranking(ranking) => ranking.projects().iter().max().copied(),
        }
    }
}
