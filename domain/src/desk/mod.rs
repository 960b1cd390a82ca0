//! The desk of moderators: the queue with what it is about, and decisions that take effect on their subject.
//!
//! [`moderation`](crate::moderation) knows a text only by its id; the desk knows what a verdict does to it.

use serde::{Deserialize, Serialize};

use crate::{
    base::{CaseId, Cursor, Language, Moment, Subject},
    initiatives::Pending,
    moderation::{Decision, Note, Origin, Place, Reason},
};

#[cfg(feature = "db")]
pub mod actions;
pub mod effect;
#[cfg(feature = "db")]
pub mod queries;
#[cfg(all(test, feature = "testing"))]
mod tests;

/// What a reader said about a text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Report {
    /// Why it was reported.
    pub reason: Reason,
    /// What the reader added.
    pub note: Option<String>,
}

/// A case as it lies on the desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// What it is about.
    pub subject: Subject,
    /// The thing on whose page the text stands: the initiative itself, or what a comment or pledge belongs to.
    pub page: Subject,
    /// How it came.
    pub origin: Origin,
    /// The title, where the text has one.
    pub title: Option<String>,
    /// The text, or its beginning.
    pub text: Note,
    /// Whether only the beginning is shown.
    pub is_cut: bool,
    /// The board or the piece of news to which it belongs.
    pub place: Place,
    /// Name of the territory.
    pub territory: String,
    /// Since when it waits.
    pub opened_at: Moment,
    /// Whether the moderator who reads the queue wrote it, alone or with others.
    pub is_own: bool,
    /// The language of whoever is told.
    pub author_language: Option<Language>,
    /// A new version of what everybody reads, beside what they read.
    pub version: Option<Pending>,
    /// What readers said, the first ones first.
    pub reports: Vec<Report>,
}

impl Case {
    /// Where the queue goes on after this case.
    pub fn cursor(&self) -> Cursor {
        Cursor { key: self.opened_at.0, id: self.id.0 }
    }
}

/// How much waits on the desk.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Waiting {
    /// Texts that were sent in.
    pub submissions: i64,
    /// Texts that were reported.
    pub reports: i64,
    /// Appeals.
    pub appeals: i64,
    /// Since when the oldest case waits.
    pub oldest: Option<Moment>,
}

/// A decision that its author appealed, as the second person reads it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Appealed {
    /// The decision with the appeal.
    pub decision: Decision,
    /// Whether the person who reads the list decided first.
    pub is_own_decision: bool,
    /// Whether she wrote the text.
    pub is_own_text: bool,
    /// The board or the piece of news to which the text belongs.
    pub place: Place,
}

/// A text that somebody is about to report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reportable {
    /// The text, or its beginning.
    pub text: Note,
    /// On whose page it stands.
    pub page: Subject,
}

/// The latest word of the moderators about a text, for its authors.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AuthorNote {
    /// Which decision it was.
    pub decision: Decision,
    /// Whether the reader may appeal it now.
    pub may_appeal: bool,
}
