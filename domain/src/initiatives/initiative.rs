//! An initiative as its page shows it.

use serde::{Deserialize, Serialize};

use super::{Agreement, Author, Frame};
use crate::{
    base::{InitiativeId, Language, Moment},
    people::Constituency,
};

/// Everything with which the page of an initiative begins.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Initiative {
    /// Board, state, title and what else rules ask for.
    pub frame: Frame,
    /// What is proposed, in Markdown.
    pub body: String,
    /// Where it would happen.
    pub place: Option<String>,
    /// What it may cost, in cents, as the authors estimate it.
    pub cost_cents: Option<i64>,
    /// What it may cost, in cents, as the municipality estimates it.
    pub officer_cost_cents: Option<i64>,
    /// When an officer checked that amount; `None` where it is an estimate.
    pub cost_checked_at: Option<Moment>,
    /// Why it is in its state, where that needs a reason.
    pub state_reason: Option<String>,
    /// When everybody could first read it.
    pub published_at: Option<Moment>,
    /// When it was last changed.
    pub changed_at: Moment,
    /// Those who agreed to be its authors, in their order.
    pub authors: Vec<Author>,
    /// The organisation on whose behalf it was written.
    pub organisation: Option<String>,
    /// The name of its territory.
    pub territory: String,
    /// The question of its board in the reader's language, or in the board's own.
    pub question: String,
    /// The language of the question.
    pub question_language: Language,
    /// Id and title of the initiative into which it was merged.
    pub merged_into: Option<(InitiativeId, String)>,
    /// The constituencies around the board's table.
    pub seats: Vec<Constituency>,
    /// How they stand to it.
    pub agreement: Agreement,
}

/// What somebody reads who is asked to be an author too.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Invitation {
    /// The initiative.
    pub initiative: InitiativeId,
    /// What it is called.
    pub title: String,
    /// What is proposed, in Markdown.
    pub body: String,
    /// The language of both.
    pub language: Language,
    /// What the author is called who asks.
    pub invited_by: String,
}
