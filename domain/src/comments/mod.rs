//! Comments, two levels deep, on anything that has an id.
//!
//! What a comment is about is known here only by its kind and id; the noun brings the rules that depend on its
//! own state ([`owners`](crate::owners)). An initiative brings more: a seat at its board, the numbers of the day
//! ([`initiatives::voices`](crate::initiatives::voices)).

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        BoardId, CommentId, Language, Moment, OrganisationId, ParticipantId, Scope, Subject, text::Message,
    },
    boards::Moderation,
    people::{Capacity, Constituency},
};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;
#[cfg(test)]
mod tests;

words! {
    /// Who may read a text that was written under a subject: a comment, an offer of help.
    pub enum State {
        /// Its author and the moderators, until one of them has read it.
        Waiting = "waiting",
        /// Everybody.
        Published = "published",
        /// Its author; moderation hid it.
        Hidden = "hidden",
        /// Nobody; its author took it back.
        Withdrawn = "withdrawn",
    }
}

/// A comment as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// The comment to which it replies.
    pub parent: Option<CommentId>,
    /// What it says, in Markdown.
    pub text: Message,
    /// Its language; detected where the writer does not say.
    pub language: Option<Language>,
    /// In which capacity, where this is the person's first deed on the board.
    pub capacity: Capacity,
}

/// What a thing says of itself to those who comment it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ground {
    /// The thing.
    pub subject: Subject,
    /// The board on which it stands, where it stands on one.
    pub board: Option<BoardId>,
    /// Where it belongs: its moderators decide about the comments.
    pub territory: Scope,
    /// Whether everybody may read it.
    pub is_public: bool,
    /// When a moderator looks at comments.
    pub moderation: Moderation,
}

/// What rules need to know of a comment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Frame {
    /// The comment.
    pub id: CommentId,
    /// What it is about.
    pub subject: Subject,
    /// The comment that began the thread.
    pub thread: CommentId,
    /// The comment to which it replies.
    pub parent: Option<CommentId>,
    /// Who wrote it.
    pub author: ParticipantId,
    /// On whose behalf it was written.
    pub organisation: Option<OrganisationId>,
    /// Who may read it.
    pub state: State,
    /// What it says, in Markdown.
    pub text: String,
    /// The language of the text.
    pub language: Language,
    /// When it was written.
    pub created_at: Moment,
}

/// Who wrote something, as readers see her.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Writer {
    /// Her pseudonym.
    pub pseudonym: String,
    /// Her declared constituency, in the reader's language.
    pub constituency: Option<Constituency>,
    /// Name of the organisation on whose behalf she wrote.
    pub organisation: Option<String>,
}

/// A comment as a reader sees it. The text of one that is hidden or withdrawn stays in the house.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comment {
    /// The comment.
    pub id: CommentId,
    /// Who wrote it.
    pub writer: Writer,
    /// Whether the reader wrote it herself.
    pub is_own: bool,
    /// Who may read it.
    pub state: State,
    /// What it says, in Markdown; empty where the reader may not read it.
    pub text: String,
    /// The language of the text.
    pub language: Language,
    /// When it was written.
    pub created_at: Moment,
    /// The word of the published reason for which moderation hid it.
    pub hidden_for: Option<String>,
}

/// A comment and the replies to it, oldest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Thread {
    /// The comment that began it.
    pub first: Comment,
    /// What others said to it.
    pub replies: Vec<Comment>,
}
