//! Votes and points added up.

use crate::ballot::Ballot;
use crate::election::Election;
use crate::project::ProjectIndex;
use crate::rule::RankPoints;

/// What every project received.
pub struct Tally {
    votes: Vec<u64>,
    scores: Vec<i64>,
}

impl Tally {
    pub fn empty(projects: usize) -> Self {
        Self { votes: vec![0; projects], scores: vec![0; projects] }
    }

    pub fn of(election: &Election, rank_points: RankPoints) -> Self {
        let mut tally = Self::empty(election.projects().len());
        for group in election.groups() {
            tally.add(&group.ballot, group.voters, rank_points);
        }
        tally
    }

    /// Adds the same ballot of so many voters.
    pub fn add(&mut self, ballot: &Ballot, voters: u32, rank_points: RankPoints) {
        for project in ballot.supported() {
            self.votes[project.position()] += u64::from(voters);
        }
        let voters = i64::from(voters);
        for (project, points) in ballot.points(rank_points) {
            self.scores[project.position()] += voters * points;
        }
    }

    /// How many voters support the project.
    pub fn votes(&self, project: ProjectIndex) -> u64 {
        self.votes[project.position()]
    }

    /// Its votes on approval ballots, its points on the others.
    pub fn score(&self, project: ProjectIndex) -> i64 {
        self.scores[project.position()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::{Approval, Points, Ranking};
    use rstest::rstest;

    const A: ProjectIndex = ProjectIndex(0);
    const B: ProjectIndex = ProjectIndex(1);
    const C: ProjectIndex = ProjectIndex(2);

    #[rstest]
    #[case::approval(Ballot::Approval(Approval::new([A, C])), [2, 0, 2], [2, 0, 2])]
    #[case::points(Ballot::Points(Points::new([(A, 5), (B, 0), (C, -1)])), [2, 0, 0], [10, 0, -2])]
    #[case::ranking(Ballot::Ranking(Ranking::new([C, A])), [2, 0, 2], [4, 0, 6])]
    fn every_kind_of_ballot_gives_votes_and_points(
        #[case] ballot: Ballot,
        #[case] votes: [u64; 3],
        #[case] scores: [i64; 3],
    ) {
        let mut tally = Tally::empty(3);
        tally.add(&ballot, 2, RankPoints::Positional { places: 3 });
        assert_eq!(tally.votes, votes);
        assert_eq!(tally.scores, scores);
    }
}
