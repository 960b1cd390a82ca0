//! Initiatives: what people propose on a board, in numbered revisions, by one author or several. An initiative
//! goes from its author's draft through moderation, co-design and the vote to being carried out; the state says
//! how far it came, and a state is entered only by a step that follows from the one before.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        BoardId, InitiativeId, Language, Moment, OrganisationId, ParticipantId, Refusal, Scope, TerritoryId,
        text::{Body, Label, Title, optional},
    },
    boards::{Phase, Rules, Theme},
};

#[cfg(feature = "db")]
pub mod actions;
mod amount;
mod card;
mod concertation;
mod initiative;
#[cfg(feature = "db")]
pub mod queries;
mod revision;
pub mod rules;
mod state;
#[cfg(feature = "db")]
pub(crate) mod tables;
#[cfg(feature = "testing")]
#[cfg(test)]
mod tests;
pub mod voices;

pub use amount::parse_amount;
pub use card::{Card, Choices, Column, Filter, Own, Similar, Sort};
pub use concertation::{Agreement, ENOUGH_VOICES, Voices};
pub use initiative::{Initiative, Invitation};
#[cfg(feature = "db")]
pub use revision::compare;
pub use revision::{Change, Content, Kept, Pending, Revision, Standing};
pub use state::{Stage, State};

words! {
    /// What somebody who was asked to be an author answered.
    pub enum Consent {
        /// Yes.
        Given = "given",
        /// No, or not any more.
        Declined = "declined",
    }
}

/// What authors write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// What it is called.
    pub title: Title,
    /// What is proposed, in Markdown.
    pub body: Body,
    /// The language of both; `None` where it should be detected.
    pub language: Option<Language>,
    /// What it is about.
    pub theme: Theme,
    /// A municipality within the board's territory; `None` for the whole territory.
    pub territory: Option<TerritoryId>,
    /// Where it would happen.
    pub place: Option<Label>,
    /// What it may cost, in cents, as the authors estimate it.
    pub cost_cents: Option<i64>,
}

impl Draft {
    /// Reads what was typed into a form.
    pub fn parse(
        title: &str,
        body: &str,
        language: &str,
        theme: Theme,
        territory: &str,
        place: &str,
        cost: &str,
    ) -> Result<Self, Refusal> {
        Ok(Self {
            title: Title::parse(title)?,
            body: Body::parse(body)?,
            language: optional(language, str::parse)?,
            theme,
            territory: optional(territory, str::parse)?,
            place: optional(place, Label::parse)?,
            cost_cents: optional(cost, parse_amount)?,
        })
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
    /// The number of the revision that readers see.
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
