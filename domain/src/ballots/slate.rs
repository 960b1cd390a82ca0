//! What stands on a ballot, in the words of the counting crate.

use counting::{
    election::{BallotGroup, Election},
    money::Money,
    project::{Project, ProjectId, ProjectIndex, Projects},
};

use super::{Choice, Exclusion};
use crate::base::{Failure, InitiativeId};

/// What can win.
pub(super) struct Slate {
    pub projects: Projects,
    /// The projects by the number of their option; `None` for one that moderation took off the ballot.
    pub by_number: Vec<Option<ProjectIndex>>,
    /// Sets of projects of which one at the most wins.
    pub exclusive: Vec<Vec<ProjectId>>,
}

/// An option as far as the count is concerned.
pub(super) struct Entry {
    pub initiative: InitiativeId,
    pub cost_cents: i64,
    /// Whether moderation took it off the ballot.
    pub struck: bool,
}

impl From<&Choice> for Entry {
    fn from(choice: &Choice) -> Self {
        Self { initiative: choice.initiative, cost_cents: choice.cost_cents, struck: false }
    }
}

impl Slate {
    /// The options in the order of their numbers, and which of them exclude each other.
    pub fn new(options: impl IntoIterator<Item = Entry>, exclusions: &[Exclusion]) -> Result<Self, Failure> {
        let options: Vec<Entry> = options.into_iter().collect();
        let project = |entry: &Entry| -> Result<Project, Failure> {
            let cost = Money::from_minor(entry.cost_cents).map_err(unreadable)?;
            Ok(Project { id: entry.initiative.to_string().into(), cost })
        };
        let projects = options.iter().filter(|entry| !entry.struck).map(project).collect::<Result<_, _>>()?;
        let projects = Projects::new(projects).map_err(unreadable)?;
        let index = |initiative: InitiativeId| projects.index(&initiative.to_string());
        let by_number = options.iter().map(|entry| index(entry.initiative)).collect();
        let id = |initiative| index(initiative).map(|index| projects[index].id.clone());
        let group = |group: &Exclusion| -> Vec<ProjectId> {
            group.initiatives.iter().filter_map(|one| id(one.initiative)).collect()
        };
        let exclusive = exclusions.iter().map(group).filter(|group| group.len() > 1).collect();
        Ok(Self { projects, by_number, exclusive })
    }

    /// The numbers of the options that were taken off the ballot.
    pub fn struck(&self) -> Vec<u16> {
        let numbered = (1..).zip(&self.by_number);
        numbered.filter(|(_, project)| project.is_none()).map(|(number, _)| number).collect()
    }

    /// These ballots on these options.
    pub fn election(&self, groups: impl IntoIterator<Item = BallotGroup>) -> Result<Election, Failure> {
        Election::new(self.projects.clone(), groups).map_err(unreadable)
    }
}

fn unreadable(error: impl std::error::Error) -> Failure {
    Failure::Unreadable(error.to_string())
}
