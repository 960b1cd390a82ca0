//! The inclusion offer: services of organisations, described by all in one schema, so that they can be searched as a
//! person would ask, printed, compared, and seen to be missing.
//!
//! The schema follows Open Referral HSDS 3 where it matches (<https://docs.openreferral.org>). Nothing in it asks who
//! somebody is before the law: whoever may come is said in words. A service is fresh for half a year after its
//! organisation last said that it is right; then it sinks in the lists and says so.

// A schema asks much to which the answer is yes or no, and each stands for itself.
#![allow(clippy::struct_excessive_bools)]

use serde::{Deserialize, Serialize};

mod draft;
mod gaps;
mod hours;
mod mediators;
mod notes;
mod offer;
pub mod rules;
mod search;

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
#[cfg(feature = "db")]
pub(crate) mod tables;
#[cfg(all(test, feature = "testing"))]
pub(crate) mod tests;
#[cfg(feature = "db")]
pub mod understanding;

pub use draft::{Draft, Misfit, Phone, Places, Written};
pub use gaps::{Cell, Demand, Gaps, Row, Supply};
pub use hours::{DayPart, Hours, Slot, Slots, Weekday};
pub use mediators::{FEW_WORDS, OwnRequest, Request, RequestState};
pub use notes::{Flaw, Note};
pub use offer::{Card, Kept, Nearness, Offer};
pub use search::{Filter, Listing, Told, Understood};

words! {
    /// What a service is about.
    pub enum Theme {
        /// Courses of Italian and of other languages.
        LanguageCourses = "language_courses",
        /// Help with papers and offices.
        Documents = "documents",
        /// Help with rights and law.
        LegalHelp = "legal_help",
        /// Looking for a home, keeping one.
        Housing = "housing",
        /// Looking for work, training, one's own business.
        Work = "work",
        /// Doctors, advice, mental health.
        Health = "health",
        /// Enrolment, homework, talking with school.
        School = "school",
        /// Children, parents, play.
        Family = "family",
        /// For women, also against violence.
        Women = "women",
        /// Food, clothes, washing, a bed for tonight.
        BasicNeeds = "basic_needs",
        /// Reading, music, sport, meeting others.
        Culture = "culture",
        /// Doing something for others.
        Volunteering = "volunteering",
    }
}

words! {
    /// What a service costs.
    pub enum Cost {
        /// Nothing.
        Free = "free",
        /// Something.
        Paid = "paid",
        /// It depends: on income, on what one asks for.
        Depends = "depends",
    }
}

/// The most bytes of a table of services that is sent as a file.
pub const MOST_TABLE_BYTES: usize = 1024 * 1024;
/// For how many days a service counts as fresh after it was confirmed.
pub const FRESH_DAYS: i64 = 183;

/// A territory as services name it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// Its id.
    pub id: crate::base::TerritoryId,
    /// Its ISTAT code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Whether it is a province or a municipality.
    pub kind: crate::territories::Kind,
}
