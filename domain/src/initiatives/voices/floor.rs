//! Whether a reader may add to what stands under an initiative.

use serde::{Deserialize, Serialize};

use crate::base::{OrganisationId, Refusal};

/// Whether the reader may say something here.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Floor {
    /// Why not; `None` where she may.
    pub why_not: Option<Refusal>,
    /// The organisations among which she may choose to act for one; none where there is nothing to choose.
    pub organisations: Vec<(OrganisationId, String)>,
    /// Whether a moderator reads texts first.
    pub is_moderated: bool,
}
