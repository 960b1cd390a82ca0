//! What things are called that others are tied to, whatever their kind. Only what everybody may read has a name here.

use serde::{Deserialize, Serialize};

use crate::base::{Language, Subject};

#[cfg(feature = "db")]
pub use listing::list_names;
#[cfg(feature = "db")]
pub(crate) use listing::{list_own_names, names};

/// A thing and what it is called.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Named {
    /// The thing.
    pub subject: Subject,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// Its number in addresses, where its kind has one.
    pub number: Option<i64>,
}

impl Named {
    /// The address of its page behind the language, where it has one.
    pub fn address(&self) -> Option<String> {
        self.subject.address_with(self.number)
    }
}

#[cfg(feature = "db")]
mod listing;
