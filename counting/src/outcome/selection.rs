use crate::equal_shares::Compared;
use crate::outcome::{Reason, Round};
use crate::project::ProjectIndex;

/// What a counting method found, before names and figures are put to it.
#[derive(Default)]
pub struct Selection {
    /// In the order of selection.
    pub winners: Vec<ProjectIndex>,
    /// In the order in which they were considered.
    pub losers: Vec<(ProjectIndex, Reason)>,
    /// Who paid, where voters pay; in the order of selection.
    pub rounds: Vec<Round>,
    /// What every voter had to spend, where voters pay: an exact fraction in units of the currency.
    pub endowment: Option<String>,
    /// How the comparison step decided, where there was one.
    pub compared: Option<Compared>,
}

impl Selection {
    pub fn lose(&mut self, project: ProjectIndex, reason: Reason) {
        self.losers.push((project, reason));
    }
}
