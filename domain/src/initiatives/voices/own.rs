//! What a person said, what she follows, and what changed in it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::base::{Language, Moment, SubjectKind};

#[cfg(feature = "db")]
pub use queries::{list_news, list_shelf};

#[cfg(feature = "db")]
mod queries;

/// What others do to an initiative that whoever cares about it hears of: the words of the record.
pub const NEWS: &[&str] = &[
    "comments.publish",
    "pledges.publish",
    "initiatives.revise",
    "initiatives.publish_version",
    "initiatives.begin_co_design",
    "initiatives.admit",
    "initiatives.not_admit",
    "initiatives.put_on_ballot",
    "answers.answer",
    "answers.amend",
    "answers.adopt",
    "answers.not_adopt",
    "milestones.add",
    "milestones.begin",
    "milestones.reach",
    "milestones.complete",
    "milestones.stop",
    "tables.put_on_agenda",
    "tables.decide",
];
/// What somebody who follows a board hears of besides: new initiatives and the counted vote.
pub const NEWS_OF_BOARDS: [&str; 2] = ["initiatives.publish", "ballots.count"];

words! {
    /// The lists of a person's own things.
    pub enum Shelf {
        /// Comments that she wrote.
        Comments = "comments",
        /// Stances that she took.
        Stances = "stances",
        /// Help that she offered.
        Pledges = "pledges",
        /// Boards and initiatives that she follows.
        Follows = "follows",
    }
}

/// One of a person's own things, or something that changed in what she cares about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Thing {
    /// Breaks ties in the order.
    pub id: Uuid,
    /// On the page of what kind of thing it is found.
    pub kind: SubjectKind,
    /// Of which one.
    pub subject_id: Uuid,
    /// What that is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// What she wrote there, where she wrote something; not HTML.
    pub text: Option<String>,
    /// The language of what she wrote.
    pub text_language: Option<Language>,
    /// A stance, the state of a text, or a deed.
    pub word: String,
    /// When.
    pub at: Moment,
}
