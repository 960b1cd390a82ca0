//! What the comments ask of the server.

use domain::{
    base::{CommentId, Language, Moment, Page, Subject, SubjectKind},
    comments::{State, Writer},
    initiatives::voices::Floor,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{ui::prose::Html, wire::Error};

/// A comment with its text rendered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// The comment.
    pub id: CommentId,
    /// Who wrote it.
    pub writer: Writer,
    /// Whether the reader wrote it herself.
    pub is_own: bool,
    /// Who may read it.
    pub state: State,
    /// What it says; nothing where the reader may not read it.
    pub html: Option<Html>,
    /// The language of the text.
    pub language: Language,
    /// When it was written.
    pub created_at: Moment,
    /// The word of the reason for which moderation hid it.
    pub hidden_for: Option<String>,
}

/// A comment and the replies to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thread {
    /// The comment that began it.
    pub first: Shown,
    /// What others said to it.
    pub replies: Vec<Shown>,
}

/// The comments under a thing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Discussion {
    /// The threads, those begun last first.
    pub threads: Page<Thread>,
    /// Whether the reader may add to them.
    pub floor: Floor,
    /// When they were read.
    pub now: Moment,
}

#[cfg(feature = "ssr")]
impl From<domain::comments::Comment> for Shown {
    fn from(comment: domain::comments::Comment) -> Self {
        let html = (!comment.text.is_empty()).then(|| Html::from_markdown(&comment.text));
        Self {
            id: comment.id,
            writer: comment.writer,
            is_own: comment.is_own,
            state: comment.state,
            html,
            language: comment.language,
            created_at: comment.created_at,
            hidden_for: comment.hidden_for,
        }
    }
}

/// The comments under a thing.
#[server(endpoint = "comments/list", output = Postcard)]
pub async fn list(subject: Subject, after: Option<String>) -> Result<Discussion, Error> {
    use domain::{base::Cursor, owners::talk};
    let ctx = crate::wire::ctx();
    let after = after.as_deref().and_then(Cursor::from_address);
    let (threads, floor) = talk::list_comments(&ctx, subject, crate::wire::language(), after).await?;
    let thread = |thread: domain::comments::Thread| Thread {
        first: thread.first.into(),
        replies: thread.replies.into_iter().map(Shown::from).collect(),
    };
    Ok(Discussion { threads: threads.map(thread), floor, now: ctx.now })
}

/// Writes a comment or, with `parent`, a reply.
#[server(endpoint = "comments/write", output = Postcard)]
pub async fn write(
    kind: SubjectKind,
    id: String,
    #[server(default)] parent: String,
    text: String,
    #[server(default)] language: String,
    #[server(default)] capacity: String,
) -> Result<State, Error> {
    use crate::wire::At;
    use domain::base::text::{Message, optional};
    let draft = domain::comments::Draft {
        parent: optional(&parent, str::parse)?,
        text: Message::parse(&text).at("text")?,
        language: optional(&language, str::parse).at("language")?,
        capacity: capacity.parse().at("capacity")?,
    };
    let subject = crate::moderation::report::subject(kind, &id)?;
    let (_, state) = domain::owners::talk::comment(&crate::wire::ctx(), subject, &draft).await?;
    Ok(state)
}

/// Takes one's own comment back.
#[server(endpoint = "comments/withdraw", output = Postcard)]
pub async fn withdraw(comment: CommentId) -> Result<(), Error> {
    Ok(domain::owners::talk::withdraw_comment(&crate::wire::ctx(), comment).await?)
}
