use crate::project::ProjectIndex;

/// Points handed out to projects, on a cumulative or a scoring ballot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(Box<[(ProjectIndex, i32)]>);

impl Points {
    /// These points; of a project named twice the first mention counts.
    pub fn new(given: impl IntoIterator<Item = (ProjectIndex, i32)>) -> Self {
        let mut given: Vec<_> = given.into_iter().collect();
        // A stable sort, so that the first mention stays the first.
        given.sort_by_key(|(project, _)| *project);
        given.dedup_by_key(|(project, _)| *project);
        Self(given.into())
    }

    /// The projects in the order of their ids, each with its points.
    pub fn given(&self) -> &[(ProjectIndex, i32)] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_mention_of_a_project_counts() {
        let points = Points::new([(ProjectIndex(2), 1), (ProjectIndex(1), 5), (ProjectIndex(2), 7)]);
        assert_eq!(points.given(), [(ProjectIndex(1), 5), (ProjectIndex(2), 1)]);
    }
}
