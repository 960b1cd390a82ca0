//! What those who hand out invitations and keep accounts read.

use serde::{Deserialize, Serialize};

use crate::base::{BatchId, Moment, ParticipantId, Role, StaffInvitationId, TerritoryId};

/// A batch of invitation codes: who can say only how many were used, not by whom.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Batch {
    /// Its id.
    pub id: BatchId,
    /// What those who made it call it.
    pub label: String,
    /// Name of the territory for which it was made.
    pub territory: String,
    /// How many codes it has.
    pub size: i64,
    /// How many of them opened an account.
    pub used: i64,
    /// When it was made.
    pub created_at: Moment,
    /// Until when its codes are good.
    pub expires_at: Moment,
    /// When it was withdrawn.
    pub revoked_at: Option<Moment>,
}

/// An account in the list of those who keep the platform.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Account {
    /// Its id.
    pub id: ParticipantId,
    /// What the person is called here.
    pub pseudonym: String,
    /// The e-mail address, of staff only.
    pub email: Option<String>,
    /// When the account was made.
    pub created_at: Moment,
    /// Since when it is suspended.
    pub suspended_at: Option<Moment>,
    /// Its roles.
    pub roles: Vec<HeldRole>,
}

/// A role and where it holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HeldRole {
    /// The role.
    pub role: Role,
    /// Id and name of the territory; `None` is everywhere.
    pub territory: Option<(TerritoryId, String)>,
}

/// A link for staff that nobody has opened yet, for those who may withdraw it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OpenLink {
    /// Its id.
    pub id: StaffInvitationId,
    /// For which address it was made.
    pub email: String,
    /// The role that it gives.
    pub role: Role,
    /// Name of the territory; `None` is everywhere.
    pub territory: Option<String>,
    /// What the person who made it is called; nobody where the command line made it.
    pub invited_by: Option<String>,
    /// When it was made.
    pub created_at: Moment,
    /// Until when it is good.
    pub expires_at: Moment,
}

/// What a link for staff offers, to whoever opens it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Offer {
    /// For which address it was made.
    pub email: String,
    /// The role that it gives; `participant` where it only sets a new password.
    pub role: Role,
    /// Name of the territory; `None` is everywhere.
    pub territory: Option<String>,
    /// Name of the organisation to whose people it adds.
    pub organisation: Option<String>,
    /// Whether an account with this address exists.
    pub known: bool,
}
