use crate::outcome::Reason;
use crate::project::ProjectIndex;

/// What a counting method found, before names and figures are put to it.
#[derive(Default)]
pub struct Selection {
    /// In the order of selection.
    pub winners: Vec<ProjectIndex>,
    /// In the order in which they were considered.
    pub losers: Vec<(ProjectIndex, Reason)>,
}

impl Selection {
    pub fn lose(&mut self, project: ProjectIndex, reason: Reason) {
        self.losers.push((project, reason));
    }
}
