//! Stances: support, doubt or pass. Public only as totals per constituency; concertation is computed from them.
//!
//! What a stance is about is known here only by its id; the noun brings the rules and keeps the totals
//! ([`initiatives::voices`](crate::initiatives::voices)).

use serde::{Deserialize, Serialize};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;

words! {
    /// Where a person stands. Never called a vote.
    pub enum Stance {
        /// I support it.
        Support = "support",
        /// I have doubts.
        Doubt = "doubt",
        /// I do not know.
        Pass = "pass",
    }
}

/// How many people stand where; as a difference, it may be negative.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    /// Stances of support.
    pub supports: i64,
    /// Stances of doubt.
    pub doubts: i64,
    /// People who pass.
    pub passes: i64,
}

impl Tally {
    /// Moves the number of one stance.
    pub fn add(&mut self, stance: Stance, by: i64) {
        match stance {
            Stance::Support => self.supports += by,
            Stance::Doubt => self.doubts += by,
            Stance::Pass => self.passes += by,
        }
    }

    /// Whether nothing is counted.
    pub fn is_zero(self) -> bool {
        self == Self::default()
    }
}
