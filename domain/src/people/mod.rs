//! People: participants with a pseudonym, their declared constituency, their roles, and the two ways in.
//!
//! No nationality, permit or document is ever stored. A participant comes in with an invitation code and gets a
//! personal card with which to come back; staff come in with e-mail and password.

use serde::{Deserialize, Serialize};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod attempts;
pub mod code;
pub mod constituency;
pub mod credentials;
#[cfg(feature = "db")]
pub mod queries;
pub mod records;
pub mod rules;
#[cfg(feature = "db")]
pub(crate) mod tables;
#[cfg(all(test, feature = "testing"))]
mod tests;

pub use code::Code;
pub use constituency::{Constituency, Glyph};
pub use credentials::{Email, Password};

words! {
    /// How a person came to the platform.
    pub enum Channel {
        /// With a printed or copied invitation code.
        Invitation = "invitation",
        /// Through a link for staff.
        Staff = "staff",
        /// Made by the demonstration.
        Demonstration = "demonstration",
    }
}

/// In which capacity a person acts on a board.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Capacity {
    /// For herself.
    Personal,
    /// On behalf of an organisation to which she belongs.
    OnBehalfOf(crate::base::OrganisationId),
}

impl Capacity {
    /// The organisation on whose behalf the person acts.
    pub fn organisation(self) -> Option<crate::base::OrganisationId> {
        match self {
            Self::Personal => None,
            Self::OnBehalfOf(organisation) => Some(organisation),
        }
    }
}

impl std::str::FromStr for Capacity {
    type Err = crate::base::Refusal;
    /// Reads what a form sends: the id of an organisation, or nothing for oneself.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() { Ok(Self::Personal) } else { text.parse().map(Self::OnBehalfOf) }
    }
}
