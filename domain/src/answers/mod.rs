//! The official answer: accepted, in part, or not, with reasons, within the promised days.
//!
//! The clock begins when the initiative is published and is public. There is one answer; it may be put right, and
//! then says since when it stands as it is.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        BoardId, Currency, Cursor, InitiativeId, Language, Moment,
        text::{Label, Reasons},
    },
    initiatives::{Frame, State},
};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;
#[cfg(feature = "db")]
pub(crate) mod tables;
#[cfg(all(test, feature = "testing"))]
mod tests;

words! {
    /// What the municipality says.
    pub enum Outcome {
        /// It will be done as proposed.
        Accepted = "accepted",
        /// Some of it will be done.
        AcceptedInPart = "accepted_in_part",
        /// It will not be done.
        NotAccepted = "not_accepted",
    }
}

words! {
    /// What an officer sees to.
    pub enum Errand {
        /// Initiatives that nobody answered yet.
        Answer = "answer",
        /// Initiatives that are to be admitted, put on the ballot or adopted.
        Assess = "assess",
        /// Initiatives that are being carried out.
        CarryOut = "carry_out",
    }
}

/// An answer as an officer writes it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What the municipality says.
    pub outcome: Outcome,
    /// Why.
    pub reasons: Reasons,
    /// The language of the reasons.
    pub language: Language,
    /// What it costs, in cents.
    pub cost_cents: Option<i64>,
    /// The office that sees to it.
    pub office: Label,
}

/// The answer to an initiative.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OfficialAnswer {
    /// What the municipality says.
    pub outcome: Outcome,
    /// Why, in Markdown.
    pub reasons: String,
    /// The language of the reasons.
    pub language: Language,
    /// What it costs, in cents.
    pub cost_cents: Option<i64>,
    /// The office that sees to it.
    pub office: String,
    /// When it was given.
    pub answered_at: Moment,
    /// Days from publication to the answer.
    pub days_taken: i64,
    /// Since when it stands as it is, where it was put right.
    pub amended_at: Option<Moment>,
}

/// How an initiative stands with its answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Clock {
    /// Nobody owes an answer: the initiative is not public, or came from an imported file.
    Still,
    /// An answer is due by this moment.
    Due(Moment),
    /// It was answered.
    Answered(OfficialAnswer),
}

/// An initiative before an officer, with what may be done with it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Task {
    /// The initiative.
    pub frame: Frame,
    /// How it stands with its answer.
    pub clock: Clock,
    /// Whether the officer decides about the adoption, because nobody votes.
    pub may_decide: bool,
}

/// An initiative that waits for an officer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Waiting {
    /// The initiative.
    pub id: InitiativeId,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// How far it came.
    pub state: State,
    /// How many people support it.
    pub supports: i64,
    /// Its board.
    pub board: BoardId,
    /// What the board asks, in its own language.
    pub question: String,
    /// The language of the question.
    pub question_language: Language,
    /// When an answer is due.
    pub due: Moment,
    /// What it may cost as the municipality estimates it, in cents.
    pub officer_cost_cents: Option<i64>,
    /// The currency of the board's amounts.
    pub currency: Currency,
}

impl Waiting {
    /// Where the list goes on after this row.
    pub fn cursor(&self) -> Cursor {
        Cursor { key: self.due.0, id: self.id.0 }
    }
}
