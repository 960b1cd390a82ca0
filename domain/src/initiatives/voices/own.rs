//! What a person said and what she follows; what changed in it is read in `messages`.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::base::{Language, Moment, Subject, SubjectKind};

#[cfg(feature = "db")]
pub use queries::list_shelf;

#[cfg(feature = "db")]
mod queries;

words! {
    /// The lists of a person's own things.
    pub enum Shelf {
        /// Comments that she wrote.
        Comments = "comments",
        /// Stances that she took.
        Stances = "stances",
        /// Help that she offered.
        Pledges = "pledges",
        /// What she follows.
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
    /// Its number in addresses, where its kind has one.
    pub number: Option<i64>,
    /// When what it asks for is over, or when it begins.
    pub until: Option<Moment>,
}

impl Thing {
    /// The address of the page on which it is found, behind the language.
    pub fn address(&self) -> Option<String> {
        Subject { kind: self.kind, id: self.subject_id }.address_with(self.number)
    }
}
