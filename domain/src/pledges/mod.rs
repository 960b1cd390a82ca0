//! Pledges: "I can help", with time, skills, space, materials or translation.
//!
//! What a pledge is for is known here only by its id; the noun brings the rules that depend on its own state
//! ([`initiatives::voices`](crate::initiatives::voices)).

use serde::{Deserialize, Serialize};

use crate::{
    base::{Language, Moment, OrganisationId, ParticipantId, PledgeId},
    comments::{State, Writer},
    people::Capacity,
};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;

words! {
    /// What somebody offers.
    pub enum Kind {
        /// Hours of work.
        Time = "time",
        /// Something that she can do.
        Skills = "skills",
        /// A room or a piece of ground.
        Space = "space",
        /// Tools, plants, books ...
        Materials = "materials",
        /// Translating or interpreting.
        Translation = "translation",
    }
}

texts! {
    /// What exactly is offered.
    pub struct Offer(Many, 3..=500);
}

/// A pledge as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// What kind of help.
    pub kind: Kind,
    /// What exactly.
    pub text: Offer,
    /// Its language; detected where the writer does not say.
    pub language: Option<Language>,
    /// In which capacity, where this is the person's first deed on the board.
    pub capacity: Capacity,
}

/// What rules need to know of a pledge.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Frame {
    /// The pledge.
    pub id: PledgeId,
    /// What it is for.
    pub subject: uuid::Uuid,
    /// Who made it.
    pub author: ParticipantId,
    /// On whose behalf it was made.
    pub organisation: Option<OrganisationId>,
    /// What kind of help.
    pub kind: Kind,
    /// What exactly.
    pub text: String,
    /// The language of the text.
    pub language: Language,
    /// Who may read it.
    pub state: State,
    /// When it was made.
    pub created_at: Moment,
}

/// A pledge as a reader sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pledge {
    /// The pledge.
    pub id: PledgeId,
    /// What kind of help.
    pub kind: Kind,
    /// What exactly; not HTML.
    pub text: String,
    /// The language of the text.
    pub language: Language,
    /// Who made it.
    pub writer: Writer,
    /// Whether the reader made it herself.
    pub is_own: bool,
    /// Who may read it: others see only what is published.
    pub state: State,
    /// When it was made.
    pub created_at: Moment,
}
