//! What readers say is wrong with a service. Its organisation reads it, and not who said it.

use serde::{Deserialize, Serialize};

use crate::base::{Language, Moment, OfferNoteId};

words! {
    /// What is wrong.
    pub enum Flaw {
        /// It does not exist any longer.
        Closed = "closed",
        /// Nobody answers under this contact.
        Contact = "contact",
        /// It is open at other hours.
        Hours = "hours",
        /// It is somewhere else.
        Place = "place",
        /// I was asked for something that the text does not say, or turned away.
        TurnedAway = "turned_away",
        /// Something else.
        Other = "other",
    }
}

/// A note of a reader.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Note {
    /// Its id.
    pub id: OfferNoteId,
    /// What is wrong.
    pub flaw: Flaw,
    /// More about it.
    pub text: Option<String>,
    /// The language of the text.
    pub language: Language,
    /// When it was written.
    pub created_at: Moment,
}
