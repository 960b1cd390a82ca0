use std::borrow::Cow;
use std::collections::HashSet;

use super::listing::Listing;
use super::meta::Meta;
use super::vote::Vote;
use crate::project::{ProjectId, Projects};
use crate::rule::RankPoints;
use crate::tally::Tally;

/// Something in a file that is odd but does not keep it from being counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// The coordinates of a project are left out: they are not on earth.
    #[error("line {line}: coordinates that are not on earth are left out")]
    NoPlaceOnEarth {
        /// Where.
        line: usize,
    },
    /// A ballot names a project twice; it counts once.
    #[error("line {line}: a project named twice on one ballot counts once")]
    RepeatedOnBallot {
        /// Where.
        line: usize,
    },
    /// A ballot names more or fewer projects than the file allows; it counts.
    #[error("line {line}: a ballot with {named} projects, outside the limits of the file, is counted")]
    OutsideLimits {
        /// Where.
        line: usize,
        /// How many different projects it names.
        named: usize,
    },
    /// An earlier vote has the same voter; both count.
    #[error("line {line}: a second vote of the same voter is counted too")]
    RepeatedVoter {
        /// Where.
        line: usize,
    },
    /// The file states another number of projects than it lists.
    #[error("{stated} projects stated, {found} listed")]
    ProjectsDiffer {
        /// What the file says.
        stated: u64,
        /// What it lists.
        found: u64,
    },
    /// The file states another number of votes than it holds.
    #[error("{stated} votes stated, {found} found")]
    VotesDiffer {
        /// What the file says.
        stated: u64,
        /// What it holds.
        found: u64,
    },
    /// The file states other votes for a project than its ballots give; the ballots are trusted.
    #[error("project {project}: {stated} votes stated, {counted} on the ballots")]
    ProjectVotesDiffer {
        /// Which project.
        project: ProjectId,
        /// What the file says.
        stated: u64,
        /// What the ballots give.
        counted: u64,
    },
    /// The file states another score for a project than its ballots give; the ballots are trusted.
    #[error("project {project}: a score of {stated} stated, {counted} on the ballots")]
    ProjectScoreDiffers {
        /// Which project.
        project: ProjectId,
        /// What the file says.
        stated: i64,
        /// What the ballots give.
        counted: i64,
    },
}

/// Watches the votes go by and compares them with what the file states.
pub struct Audit<'a> {
    warnings: Vec<Warning>,
    voters: HashSet<Cow<'a, str>>,
    tally: Tally,
    rank_points: RankPoints,
    votes: u64,
}

impl<'a> Audit<'a> {
    pub fn new(warnings: Vec<Warning>, projects: usize, rank_points: RankPoints) -> Self {
        let tally = Tally::empty(projects);
        Self { warnings, voters: HashSet::new(), tally, rank_points, votes: 0 }
    }

    /// How many votes have gone by.
    pub const fn votes(&self) -> u64 {
        self.votes
    }

    pub fn observe(&mut self, vote: &Vote<'a>, meta: &Meta) {
        let line = vote.line;
        let different = vote.ballot.len();
        self.votes += 1;
        self.tally.add(&vote.ballot, 1, self.rank_points);
        if !self.voters.insert(vote.voter.clone()) {
            self.warnings.push(Warning::RepeatedVoter { line });
        }
        if vote.named > different {
            self.warnings.push(Warning::RepeatedOnBallot { line });
        }
        if meta.limits.admit(different).is_err() {
            self.warnings.push(Warning::OutsideLimits { line, named: different });
        }
    }

    /// Everything odd, once all votes have gone by.
    pub fn finish(mut self, meta: &Meta, listings: &[Listing], projects: &Projects) -> Vec<Warning> {
        let listed = projects.len() as u64;
        if let Some(stated) = meta.projects_stated.filter(|stated| *stated != listed) {
            self.warnings.push(Warning::ProjectsDiffer { stated, found: listed });
        }
        if let Some(stated) = meta.votes_stated.filter(|stated| *stated != self.votes) {
            self.warnings.push(Warning::VotesDiffer { stated, found: self.votes });
        }
        for ((index, _), listing) in projects.iter().zip(listings) {
            let (counted, score) = (self.tally.votes(index), self.tally.score(index));
            let project = || listing.id.clone();
            if let Some(stated) = listing.votes.filter(|stated| *stated != counted) {
                self.warnings.push(Warning::ProjectVotesDiffer { project: project(), stated, counted });
            }
            if let Some(stated) = listing.score.filter(|stated| *stated != score) {
                self.warnings.push(Warning::ProjectScoreDiffers {
                    project: project(),
                    stated,
                    counted: score,
                });
            }
        }
        self.warnings
    }
}
