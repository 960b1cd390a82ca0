//! Provinces and the municipalities within them, with their ISTAT codes. Boards, roles and organisations belong
//! to one; a role held for a province reaches its municipalities.

use serde::{Deserialize, Serialize};

use crate::base::{Scope, TerritoryId};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
#[cfg(feature = "db")]
mod reach;
#[cfg(feature = "db")]
pub(crate) mod tables;

#[cfg(feature = "db")]
pub use reach::reach;

words! {
    /// The two kinds of territory.
    pub enum Kind {
        /// A province or metropolitan city.
        Province = "province",
        /// A municipality.
        Municipality = "municipality",
    }
}

/// A province or municipality.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Territory {
    /// Its id.
    pub id: TerritoryId,
    /// Three digits for a province, six for a municipality.
    pub istat_code: String,
    /// Which of the two it is.
    pub kind: Kind,
    /// Its Italian name.
    pub name: String,
    /// The region in which it lies.
    pub region: String,
    /// The province around a municipality.
    pub within: Option<TerritoryId>,
}

impl Territory {
    /// Where permissions for things of this territory are looked up.
    pub fn scope(&self) -> Scope {
        Scope { territory: self.id, within: self.within }
    }
}

#[cfg(all(test, feature = "testing"))]
mod tests;
