//! Formal procedures in the script.

use serde::Deserialize;

use crate::procedures::{ActKind, Basis, DocumentKind, FormKind, Outcome};

/// A procedure beside a board.
#[derive(Debug, Deserialize)]
pub struct Procedure {
    /// Key of the board.
    pub board: String,
    /// Who of the cast runs it.
    pub keeper: String,
    /// What it is called.
    pub title: String,
    /// The language of its acts.
    pub language: String,
    /// The office that runs it.
    pub office: String,
    /// On which rules it stands.
    pub basis: Basis,
    /// Its acts in their order.
    pub acts: Vec<Act>,
    /// Who expresses interest, in the order of the receipts.
    pub expressions: Vec<Expression>,
}

/// An act.
#[derive(Debug, Deserialize)]
pub struct Act {
    /// How many days from now; before now where negative.
    pub days: i64,
    /// What it is.
    pub kind: ActKind,
    /// Its number.
    pub number: String,
    /// What it is called.
    pub title: String,
    /// What it says.
    pub text: String,
    /// By when the next one is meant to follow, in days from now.
    pub next_by: Option<i64>,
    /// The deadline of a notice, in days from now.
    pub deadline: Option<i64>,
    /// The criteria of a notice.
    #[serde(default)]
    pub criteria: Vec<String>,
    /// What the final document is.
    pub document: Option<DocumentKind>,
    /// The receipt of whoever signs.
    pub receipt: Option<u32>,
    /// What is signed.
    pub form: Option<FormKind>,
    /// What was to be spent, in cents.
    pub planned_cents: Option<i64>,
    /// What was spent, in cents.
    pub spent_cents: Option<i64>,
}

/// An expression of interest.
#[derive(Debug, Deserialize)]
pub struct Expression {
    /// How many days from now.
    pub days: i64,
    /// Who of the cast writes it.
    pub who: String,
    /// Key of the organisation on whose behalf.
    pub organisation: Option<String>,
    /// Name of the group for which.
    pub group: Option<String>,
    /// Name under which she writes for herself.
    pub person: Option<String>,
    /// What they would bring in.
    pub text: String,
    /// The language of the text.
    pub language: String,
    /// How the office reaches them.
    pub contact: String,
    /// What the office finds before the list.
    pub verdict: Option<Verdict>,
}

/// What the office finds.
#[derive(Debug, Deserialize)]
pub struct Verdict {
    /// In one word.
    pub outcome: Outcome,
    /// The criterion that is not met.
    pub criterion: Option<u16>,
    /// Reasons or conditions.
    #[serde(default)]
    pub reasons: String,
}
