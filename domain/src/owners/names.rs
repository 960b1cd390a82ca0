//! What things are called that others are tied to, whatever their kind. Only what everybody may read has a name here.

use serde::{Deserialize, Serialize};

use crate::base::{Language, Subject};

#[cfg(feature = "db")]
pub use addresses::find_subjects;
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
    /// The address of its page behind the language.
    pub address: String,
}

#[cfg(feature = "db")]
mod addresses;
#[cfg(feature = "db")]
mod listing;
