//! Moderation: cases that wait for a moderator, decisions with a reason from the published list, appeals decided
//! by another person, and the append-only log.
//!
//! What a case is about is known here only by its kind and id; the [`desk`](crate::desk) lets a verdict take effect.

use serde::{Deserialize, Serialize};

use uuid::Uuid;

use crate::base::{DecisionId, Language, Moment, Subject, SubjectKind};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;
#[cfg(feature = "db")]
pub(crate) mod tables;

words! {
    /// How a text came before the moderators.
    pub enum Origin {
        /// Its author sent it, on a board where texts are read before they are published.
        Submission = "submission",
        /// A reader reported it.
        Report = "report",
    }
}

words! {
    /// What a moderator decides.
    pub enum Verdict {
        /// Everybody may read it.
        Publish = "publish",
        /// It stays as it is.
        Keep = "keep",
        /// It goes back to its author, with a note.
        Return = "return",
        /// Nobody but its author reads it any more.
        Hide = "hide",
    }
}

words! {
    /// The published list of reasons: every decision and every report names one of them.
    pub enum Reason {
        /// It keeps to the rules.
        FollowsRules = "follows_rules",
        /// Something is missing that people need in order to understand it.
        NeedsDetail = "needs_detail",
        /// It cannot be understood.
        Unreadable = "unreadable",
        /// The same has been said already.
        Duplicate = "duplicate",
        /// It does not answer the board's question.
        OffTopic = "off_topic",
        /// Those who opened the board cannot decide about it.
        NotOurs = "not_ours",
        /// It tells who somebody is, where she lives or how to reach her.
        PersonalData = "personal_data",
        /// It insults somebody.
        Insult = "insult",
        /// It attacks people for their origin, faith, sex, body or love.
        Hate = "hate",
        /// It states as a fact what is not true.
        FalseClaim = "false_claim",
        /// It sells something.
        Advertising = "advertising",
    }
}

words! {
    /// What the second person says about a decision.
    pub enum AppealOutcome {
        /// The decision stands.
        Upheld = "upheld",
        /// The decision is taken back.
        Overturned = "overturned",
    }
}

words! {
    /// Why a case was closed about which nobody decided.
    pub enum Closing {
        /// Its author took the text back.
        Withdrawn = "withdrawn",
        /// Its author wrote another text, which has a case of its own.
        Replaced = "replaced",
        /// The text could no longer take effect.
        Lapsed = "lapsed",
    }
}

/// Whether a decision was appealed, and with what success.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Contest {
    /// Nobody has appealed.
    Unopposed,
    /// The appeal waits for a second person.
    Appealed,
    /// The second person has spoken.
    Ruled(AppealOutcome),
}

/// Where a text stands that goes before the moderators: a board with its question, a piece of news with its title.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The thing.
    pub subject: Subject,
    /// What it is called.
    pub title: Note,
}

/// A line of the public log of a board, or of what stands on none: neither author nor text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LogLine {
    /// Its id: of the decision, or of the case where there is none.
    pub id: Uuid,
    /// What kind of text it was about.
    pub kind: SubjectKind,
    /// What became of it.
    pub end: End,
    /// When.
    pub at: Moment,
}

/// What became of a case.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum End {
    /// A moderator decided.
    Decided {
        /// What.
        verdict: Verdict,
        /// Why.
        reason: Reason,
        /// What came after it.
        contest: Contest,
    },
    /// Nobody decided, and nobody counts it as a decision.
    Undecided(Closing),
}

/// How often something was decided on a board for the same reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Count {
    /// What was decided.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// How often.
    pub decisions: i64,
    /// How many of them were appealed.
    pub appealed: i64,
    /// How many of them were taken back.
    pub overturned: i64,
}

/// What a moderator or the second person wrote, in her own language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Note {
    /// The text, in Markdown.
    pub text: String,
    /// Its language.
    pub language: Language,
}

/// What became of an appeal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Appeal {
    /// What the author wrote.
    pub text: Note,
    /// When.
    pub created_at: Moment,
    /// The ruling and its reasons, once there is one.
    pub ruling: Option<(AppealOutcome, Note)>,
}

/// A decision as the author of the text reads it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// What it is about.
    pub subject: Subject,
    /// The text that was decided about.
    pub excerpt: Note,
    /// What was decided.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// What the moderator adds to the reason.
    pub message: Option<Note>,
    /// When.
    pub decided_at: Moment,
    /// The author's appeal.
    pub appeal: Option<Appeal>,
}
