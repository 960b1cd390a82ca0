use crate::project::ProjectIndex;

/// Projects in order, the best first; not all need to be ranked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ranking(Box<[ProjectIndex]>);

impl Ranking {
    /// This order; a project named twice keeps its better place, and those after it move up.
    pub fn new(projects: impl IntoIterator<Item = ProjectIndex>) -> Self {
        let mut ranked: Vec<ProjectIndex> = Vec::new();
        for project in projects {
            if !ranked.contains(&project) {
                ranked.push(project);
            }
        }
        Self(ranked.into())
    }

    /// The ranked projects, the best first.
    pub fn projects(&self) -> &[ProjectIndex] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_ranked_twice_keeps_its_better_place() {
        let ranking = Ranking::new([4, 2, 4, 1].map(ProjectIndex));
        assert_eq!(ranking.projects(), [4, 2, 1].map(ProjectIndex));
    }
}
