//! Projects: what brings boards, meetings, tables, offers and news together. A page says what a project is for, who has
//! which part in it, who pays, when and where it is, and what came of it. Officers of its territories keep it.

use serde::{Deserialize, Serialize};

use crate::{
    base::{Day, Language, OrganisationId, ProjectId, Refusal, Subject, TerritoryId, text::Label},
    organisations::Website,
};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;
#[cfg(all(test, feature = "testing"))]
pub(crate) mod tests;

words! {
    /// Who may read about a project.
    pub enum State {
        /// Those who keep it.
        Draft = "draft",
        /// Everybody.
        Published = "published",
    }
}

words! {
    /// The part of an organisation in a project.
    pub enum Part {
        /// It leads; one does at the most.
        Lead = "lead",
        /// It carries the project out with others.
        Partner = "partner",
        /// It helps without being a partner.
        Associated = "associated",
    }
}

texts! {
    /// What a project is called.
    pub struct Name(One, 3..=200);
    /// What a project is, in a sentence or two.
    pub struct Summary(One, 10..=400);
}

/// The most graphemes of what a project is for, and of what came of it.
pub const TEXT_LONGEST: usize = 8000;
/// The most things that belong to a project.
pub const MOST_LINKS: usize = 200;

/// What is written about a project in one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wording {
    /// The language.
    pub language: Language,
    /// What it is called.
    pub name: Name,
    /// What it is, in a sentence or two.
    pub summary: Summary,
    /// What it is for, in Markdown; may be empty.
    pub objectives: String,
    /// What came of it, in Markdown; may be empty.
    pub results: String,
}

/// What holds of a project in every language.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sheet {
    /// The programme out of which it is paid.
    pub programme: Option<Label>,
    /// Its first day.
    pub starts_on: Option<Day>,
    /// Its last day.
    pub ends_on: Option<Day>,
    /// What it costs, in cents.
    pub budget_cents: Option<i64>,
    /// Its own page.
    pub website: Option<Website>,
}

impl Sheet {
    /// The sheet, if its days follow one another.
    pub fn check(self) -> Result<Self, Refusal> {
        match (self.starts_on, self.ends_on) {
            (Some(first), Some(last)) if last < first => Err(Refusal::DatesOutOfOrder),
            _ => Ok(self),
        }
    }
}

/// A project in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: ProjectId,
    /// Who may read about it.
    pub state: State,
    /// The language of name and summary.
    pub language: Language,
    /// What it is called.
    pub name: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// The programme out of which it is paid.
    pub programme: Option<String>,
    /// Its first day.
    pub starts_on: Option<Day>,
    /// Its last day.
    pub ends_on: Option<Day>,
    /// Name of who leads it.
    pub lead: Option<String>,
}

/// An organisation with its part in a project.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Partner {
    /// The organisation.
    pub organisation: OrganisationId,
    /// What it is called.
    pub name: String,
    /// Its part.
    pub part: Part,
    /// What it does there.
    pub task: Option<String>,
}

/// A project as its page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Project {
    /// What a list shows of it.
    pub card: Card,
    /// What it is for, in Markdown.
    pub objectives: String,
    /// What came of it, in Markdown.
    pub results: String,
    /// What it costs, in cents.
    pub budget_cents: Option<i64>,
    /// Its own page.
    pub website: Option<String>,
    /// Where it is: id and name.
    pub territories: Vec<(TerritoryId, String)>,
    /// Who has which part in it, who leads first.
    pub partners: Vec<Partner>,
    /// What belongs to it, in the order in which it was added.
    pub links: Vec<Subject>,
}
