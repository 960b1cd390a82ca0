use crate::project::ProjectIndex;

/// A set of projects, all liked alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Approval(Box<[ProjectIndex]>);

impl Approval {
    /// The set of these projects; one marked twice counts once.
    pub fn new(projects: impl IntoIterator<Item = ProjectIndex>) -> Self {
        let mut projects: Vec<_> = projects.into_iter().collect();
        projects.sort_unstable();
        projects.dedup();
        Self(projects.into())
    }

    /// The approved projects in the order of their ids.
    pub fn projects(&self) -> &[ProjectIndex] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_marking_and_a_second_mark_change_nothing() {
        let marked = [3, 1, 3, 2].map(ProjectIndex);
        let once = [1, 2, 3].map(ProjectIndex);
        assert_eq!(Approval::new(marked), Approval::new(once));
        assert_eq!(Approval::new(marked).projects(), once);
    }
}
