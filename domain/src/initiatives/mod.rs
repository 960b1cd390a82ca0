//! Initiatives: what people propose on a board, in numbered revisions, by one author or several. An initiative
//! goes from its author's draft through moderation, co-design and the vote to being carried out; the state says
//! how far it came, and a state is entered only by a step that follows from the one before.

use serde::{Deserialize, Serialize};

use crate::{
    base::{BoardId, InitiativeId, Language, Moment, OrganisationId, ParticipantId, Scope},
    boards::{Phase, Rules, Theme},
};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;
mod state;
#[cfg(feature = "db")]
pub(crate) mod tables;
pub mod voices;

pub use state::State;

words! {
    /// Whether somebody who was asked to be an author agreed.
    pub enum Consent {
        /// Not yet.
        Asked = "asked",
        /// Yes.
        Given = "given",
        /// No, or not any more.
        Declined = "declined",
    }
}

/// What rules need to know of an initiative and its board.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Frame {
    /// The initiative.
    pub id: InitiativeId,
    /// Its board.
    pub board: BoardId,
    /// Since when people can read the board.
    pub opened_at: Option<Moment>,
    /// The rules of the board.
    pub rules: Rules,
    /// Where the initiative belongs; permissions are looked up here.
    pub territory: Scope,
    /// What it is about.
    pub theme: Theme,
    /// The language of its text.
    pub language: Language,
    /// How far it came.
    pub state: State,
    /// What it is called.
    pub title: String,
    /// Who wrote it first; `None` for an imported one.
    pub created_by: Option<ParticipantId>,
    /// On whose behalf it was written.
    pub organisation: Option<OrganisationId>,
    /// The number of its latest revision.
    pub revision: u32,
    /// Whether lists show it.
    pub is_public: bool,
    /// The initiative into which it was merged.
    pub merged_into: Option<InitiativeId>,
}

impl Frame {
    /// The phase in which the board is.
    pub fn phase(&self, now: Moment) -> Phase {
        self.rules.phases.at(self.opened_at, now)
    }
}

/// One of those who answer for an initiative.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Author {
    /// Who.
    pub participant: ParticipantId,
    /// What she is called here.
    pub pseudonym: String,
    /// Her declared constituency.
    pub constituency: Option<String>,
    /// Whether she agreed.
    pub consent: Consent,
}
