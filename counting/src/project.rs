//! What can be chosen, with its cost.

use std::fmt;
use std::ops::Index;

use crate::money::Money;

/// The name of a project inside one election. Ids are compared byte by byte, which for UTF-8 is the order
/// of the code points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ProjectId(String);

impl ProjectId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for ProjectId {
    fn from(id: T) -> Self {
        Self(id.into())
    }
}

impl fmt::Display for ProjectId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Something that voters can choose. A vote without a budget gives its projects the cost zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its name in this election.
    pub id: ProjectId,
    /// What it costs.
    pub cost: Money,
}

/// The place of a project in its [`Projects`]; a short stand-in for the id inside ballots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectIndex(pub(crate) u32);

impl ProjectIndex {
    pub(crate) const fn position(self) -> usize {
        self.0 as usize
    }
}

/// Two projects bear the same id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two projects bear the id {0}")]
pub struct RepeatedProject(pub ProjectId);

/// All projects of one election, sorted by id, so that the order in which they came plays no part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Projects(Vec<Project>);

impl Projects {
    /// Sorts the projects by id; fails where two share one.
    pub fn new(mut projects: Vec<Project>) -> Result<Self, RepeatedProject> {
        projects.sort_by(|one, other| one.id.cmp(&other.id));
        match projects.windows(2).find(|pair| pair[0].id == pair[1].id) {
            Some(pair) => Err(RepeatedProject(pair[0].id.clone())),
            None => Ok(Self(projects)),
        }
    }

    /// As [`Projects::new`], for projects known to be sorted by ids that differ.
    pub(crate) const fn from_sorted(projects: Vec<Project>) -> Self {
        Self(projects)
    }

    /// The place of the project with this id.
    pub fn index(&self, id: &str) -> Option<ProjectIndex> {
        let position = self.0.binary_search_by(|project| project.id.as_str().cmp(id)).ok()?;
        u32::try_from(position).ok().map(ProjectIndex)
    }

    /// The projects in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (ProjectIndex, &Project)> {
        (0..).map(ProjectIndex).zip(&self.0)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Index<ProjectIndex> for Projects {
    type Output = Project;

    fn index(&self, index: ProjectIndex) -> &Project {
        &self.0[index.position()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn free(id: &str) -> Project {
        Project { id: id.into(), cost: Money::ZERO }
    }

    #[test]
    fn two_projects_cannot_share_an_id() {
        let repeated = Projects::new(vec![free("b"), free("a"), free("b")]);
        assert_eq!(repeated, Err(RepeatedProject("b".into())));
    }

    #[test]
    fn a_project_is_found_by_its_id_whatever_the_order_was() {
        let projects = Projects::new(vec![free("10"), free("9"), free("è")]).unwrap();
        let index = projects.index("9").unwrap();
        assert_eq!(projects[index], free("9"));
        assert_eq!(projects.index("11"), None);
        let ids: Vec<&str> = projects.iter().map(|(_, project)| project.id.as_str()).collect();
        assert_eq!(ids, ["10", "9", "è"]);
    }
}
