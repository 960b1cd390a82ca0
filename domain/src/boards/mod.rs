//! Boards: a question put to a territory, with phases from first idea to accounted-for result. The rules are
//! frozen and hashed when a board opens, and shown in plain words.

use serde::{Deserialize, Serialize};

use crate::{
    base::{BoardId, Currency, Language, Moment, OrganisationId},
    people::Constituency,
    territories::Territory,
};

#[cfg(feature = "db")]
pub mod actions;
mod phases;
pub mod preparing;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;
#[cfg(feature = "db")]
pub mod seats;
#[cfg(feature = "db")]
pub(crate) mod tables;
#[cfg(all(test, feature = "testing"))]
mod tests;
mod voting;

pub use phases::{Phase, Phases};
pub use voting::{BallotKind, CountingRule, Part, Roll, Voting};

words! {
    /// What a board is about.
    pub enum Theme {
        /// *Volontariato*.
        Volunteering = "volunteering",
        /// *Protezione civile*.
        CivilProtection = "civil_protection",
        /// *Ambiente*.
        Environment = "environment",
        /// *Cultura*.
        Culture = "culture",
    }
}

words! {
    /// When a moderator looks at what people write.
    pub enum Moderation {
        /// Before it is published.
        Before = "before",
        /// After it is published, when somebody reports it.
        After = "after",
    }
}

/// What the rules of a board say; frozen and hashed when it opens.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rules {
    /// When a moderator looks.
    pub moderation: Moderation,
    /// Days within which the municipality answers an initiative.
    pub answer_days: u16,
    /// What the adopted initiatives may cost together, in cents; `None` where no money is shared out.
    pub budget_cents: Option<i64>,
    /// The currency of the board's amounts.
    pub currency: Currency,
    /// How people vote and how it is counted.
    pub voting: Voting,
    /// The most options that a ballot may name; on a ranking, its places.
    pub ballot_maximum: Option<u16>,
    /// The most initiatives that are adopted.
    pub winners_maximum: Option<u16>,
    /// When each phase begins.
    pub phases: Phases,
    /// Keys of the constituencies that take part, in their order.
    pub constituencies: Vec<String>,
}

/// What a board asks, in one language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wording {
    /// The language of the text.
    pub language: Language,
    /// The question.
    pub question: String,
    /// What it is about, in Markdown.
    pub description: String,
}

/// A constituency at the table of a board.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seat {
    /// Which one.
    pub constituency: Constituency,
    /// How many of its people did something on the board; `None` where so few are not told apart.
    pub participants: Option<u64>,
}

/// A board as its page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Board {
    /// Its id.
    pub id: BoardId,
    /// Where it belongs.
    pub territory: Territory,
    /// Who opened it: id and name.
    pub organisation: Option<(OrganisationId, String)>,
    /// What it is about.
    pub theme: Theme,
    /// The text in the reader's language, or in the board's own.
    pub wording: Wording,
    /// The frozen rules.
    pub rules: Rules,
    /// SHA-256 of the frozen rules, in hexadecimal; `None` on a draft.
    pub rules_hash: Option<String>,
    /// SHA-256 of the rulebook with what stands on the ballot, in hexadecimal; `None` until voting begins.
    pub rulebook_hash: Option<String>,
    /// Since when people can read it; `None` on a draft.
    pub opened_at: Option<Moment>,
    /// The constituencies around the table.
    pub seats: Vec<Seat>,
    /// How many public initiatives it has.
    pub initiatives: i64,
    /// How many ballots were cast.
    pub ballots: i64,
    /// When the vote was counted.
    pub counted_at: Option<Moment>,
    /// Name of the file from which the board was imported.
    pub imported_from: Option<String>,
}

impl Board {
    /// The phase in which the board is.
    pub fn phase(&self, now: Moment) -> Phase {
        self.rules.phases.at(self.opened_at, now)
    }
}

/// A board in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: BoardId,
    /// The question in the reader's language, or in the board's own.
    pub question: String,
    /// The language of the question.
    pub language: Language,
    /// Name of its territory.
    pub territory: String,
    /// What it is about.
    pub theme: Theme,
    /// Its phase at the moment of reading.
    pub phase: Phase,
    /// When the phase ends; `None` for a draft and for a closed board.
    pub phase_ends: Option<Moment>,
    /// How many public initiatives it has.
    pub initiatives: i64,
    /// How many people did something; `None` below five.
    pub participants: Option<i64>,
}
