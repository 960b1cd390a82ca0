//! Results: what came of a project, or of what happened in a territory and in what lies within, counted from what is
//! there: boards, initiatives, meetings, tables, services, organisations.
//!
//! Figures about people are withheld where they are few, meeting by meeting and board by board; larger wholes add up
//! what each publishes, so that no subtraction finds more than the parts say themselves. What everybody can read and
//! count one by one (boards, initiatives, sessions, commitments, services) is not withheld.

use crate::{
    base::{Day, Language, TableId},
    insights::Outline,
    offers::{Cell, Theme},
    organisations,
    projects::Project,
    territories::Territory,
};

mod figure;
mod meetings;
#[cfg(feature = "db")]
pub mod queries;
mod scope;
#[cfg(feature = "db")]
mod statements;
#[cfg(all(test, feature = "testing"))]
mod tests;

pub use figure::Figure;
pub use meetings::{Indicator, Meetings};
pub use scope::Scope;

/// What a report is about, as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum About {
    /// A project.
    Project(Box<Project>),
    /// A territory.
    Territory(Territory),
}

/// The dated steps of adopted initiatives.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Milestones {
    /// Those that are reached.
    pub reached: i64,
    /// Those whose day is over.
    pub late: i64,
    /// Those whose day is to come.
    pub coming: i64,
}

impl Milestones {
    /// All of them.
    pub const fn all(self) -> i64 {
        self.reached + self.late + self.coming
    }
}

/// What an integration table did; nothing confidential is counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// Its id.
    pub id: TableId,
    /// What it is called.
    pub name: String,
    /// The language of its name.
    pub language: Language,
    /// Sessions held.
    pub sessions: i64,
    /// What was decided.
    pub decisions: i64,
    /// Commitments that were kept.
    pub kept: i64,
    /// Commitments whose day is to come.
    pub open: i64,
    /// Commitments whose day is over.
    pub late: i64,
}

/// Everything that a report says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// Under which address it stands.
    pub scope: Scope,
    /// What it is about.
    pub about: About,
    /// The day on which it was read.
    pub today: Day,
    /// The boards, who took part in them, and what became of the initiatives.
    pub outline: Outline,
    /// The steps of adopted initiatives.
    pub milestones: Milestones,
    /// Meetings by kind, sessions of tables left out.
    pub meetings: Vec<Meetings>,
    /// What was answered after the meetings, question by question; those of which nothing can be told are left out.
    pub useful: Vec<Indicator>,
    /// The integration tables, by name.
    pub tables: Vec<Table>,
    /// Services by theme, all themes, beside what initiatives ask for.
    pub offers: Vec<(Theme, Cell)>,
    /// In how many services which language is spoken, the most first.
    pub languages: Vec<(Language, i64)>,
    /// How many organisations there are of which kind.
    pub organisations: Vec<(organisations::Kind, i64)>,
}

impl Report {
    /// Whether there is nothing to tell of.
    pub fn is_empty(&self) -> bool {
        self.outline.boards.is_empty()
            && self.meetings.is_empty()
            && self.tables.is_empty()
            && self.organisations.is_empty()
            && self.offers.iter().all(|(_, cell)| cell.is_empty())
    }
}
