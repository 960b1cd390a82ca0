//! Commenting an initiative.

use super::{
    may_comment,
    speech::{Said, Speaker},
};
use crate::{
    base::{CommentId, Ctx, InitiativeId, Stop},
    comments::{Draft, Frame, State, actions, queries, rules},
    initiatives::queries::find_frame,
};

/// Writes a comment under an initiative, or a reply to one. Says whether everybody reads it or a moderator first.
pub async fn comment(ctx: &Ctx, initiative: InitiativeId, draft: &Draft) -> Result<(CommentId, State), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = find_frame(&transaction, initiative).await?;
    may_comment(&ctx.actor, &frame, ctx.now)?;
    let parent = match draft.parent {
        Some(parent) => Some(queries::find_frame(&transaction, parent).await?),
        None => None,
    };
    if let Some(parent) = &parent {
        rules::may_reply(parent, initiative.into())?;
    }
    let speaker = Speaker::find(&transaction, ctx, &frame, draft.capacity).await?;
    let id = CommentId::new();
    let text = draft.text.as_str();
    let comment = Frame {
        id,
        subject: initiative.into(),
        thread: parent.map_or(id, |parent| parent.thread),
        parent: draft.parent,
        author: ctx.actor.person()?.id,
        organisation: speaker.organisation(),
        state: speaker.state(),
        text: text.to_owned(),
        language: speaker.language(draft.language, text),
        created_at: ctx.now,
    };
    actions::store(&transaction, &comment).await?;
    let said = Said { subject: id.into(), text, language: comment.language };
    speaker.say(&transaction, &said).await?;
    transaction.commit().await?;
    Ok((id, comment.state))
}

/// Takes one's own comment back: its text goes, its place in the thread stays.
pub async fn withdraw_comment(ctx: &Ctx, id: CommentId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    rules::may_withdraw(&ctx.actor, &queries::find_frame(&transaction, id).await?)?;
    super::settled::withdraw(&transaction, ctx, id.into()).await?;
    transaction.commit().await?;
    Ok(())
}
