//! Projects and ballots, equal ballots gathered in groups.

use crate::ballot::Ballot;
use crate::project::{ProjectIndex, Projects};

/// The number that the caller gives to a constituency; "not stated" is a number like any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConstituencyIndex(pub u16);

/// Voters of one constituency who cast the same ballot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BallotGroup {
    /// Where they belong.
    pub constituency: ConstituencyIndex,
    /// What each of them marked.
    pub ballot: Ballot,
    /// How many they are.
    pub voters: u32,
}

impl BallotGroup {
    /// One voter.
    pub const fn single(constituency: ConstituencyIndex, ballot: Ballot) -> Self {
        Self { constituency, ballot, voters: 1 }
    }
}

/// A ballot names a project that is not part of the election.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a ballot names project number {} of fewer", .0.0)]
pub struct ForeignProject(pub ProjectIndex);

/// Everything that is counted. Ballots keep no trace of the order in which they were cast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Election {
    projects: Projects,
    groups: Vec<BallotGroup>,
}

impl Election {
    /// Gathers ballots, given one by one or already in groups; fails where one names a project not in
    /// `projects`.
    pub fn new(
        projects: Projects,
        groups: impl IntoIterator<Item = BallotGroup>,
    ) -> Result<Self, ForeignProject> {
        let groups: Vec<BallotGroup> = groups.into_iter().collect();
        let foreign = |index: &ProjectIndex| index.position() >= projects.len();
        match groups.iter().filter_map(|group| group.ballot.last_named()).find(foreign) {
            Some(index) => Err(ForeignProject(index)),
            None => Ok(Self::gathered(projects, groups)),
        }
    }

    /// As [`Election::new`], for ballots known to name only these projects.
    pub(crate) fn gathered(projects: Projects, mut groups: Vec<BallotGroup>) -> Self {
        groups.sort_unstable();
        groups.dedup_by(|next, kept| {
            let equal = next.constituency == kept.constituency && next.ballot == kept.ballot;
            if equal {
                kept.voters = kept.voters.saturating_add(next.voters);
            }
            equal
        });
        Self { projects, groups }
    }

    /// What could be chosen.
    pub const fn projects(&self) -> &Projects {
        &self.projects
    }

    /// The ballots: sorted, and no two groups alike.
    pub fn groups(&self) -> &[BallotGroup] {
        &self.groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::Approval;
    use crate::money::Money;
    use crate::project::Project;

    fn approving(constituency: u16, projects: &[u32]) -> BallotGroup {
        let approval = Approval::new(projects.iter().copied().map(ProjectIndex));
        BallotGroup::single(ConstituencyIndex(constituency), Ballot::Approval(approval))
    }

    fn one_project() -> Projects {
        Projects::new(vec![Project { id: "a".into(), cost: Money::ZERO }]).unwrap()
    }

    #[test]
    fn equal_ballots_of_one_constituency_become_one_group() {
        let cast = [approving(1, &[0]), approving(0, &[0]), approving(1, &[]), approving(1, &[0])];
        let election = Election::new(one_project(), cast).unwrap();
        let twice = BallotGroup { voters: 2, ..approving(1, &[0]) };
        assert_eq!(election.groups(), [approving(0, &[0]), approving(1, &[]), twice]);
    }

    #[test]
    fn a_ballot_cannot_name_a_project_of_another_election() {
        let refused = Election::new(one_project(), [approving(0, &[0, 1])]);
        assert_eq!(refused, Err(ForeignProject(ProjectIndex(1))));
    }
}
