//! Writing comments and moving them from state to state, within the transaction of the deed.

use sea_orm::{ConnectionTrait, DbErr};

use super::{Draft, Frame, Ground, State, queries, rules};
use crate::{
    activity::{self, Entry},
    base::{CommentId, Ctx, Language, ParticipantId, Refusal, Stop, Subject, database::statement},
    boards::{Moderation, rules::may_act_as},
    moderation::{
        Closing, Origin,
        actions::{Opening, close_undecided, open_case},
    },
};

/// Writes a comment about a thing that stands on no board, or a reply to one. Everybody reads it, or a moderator first.
/// Four statements at the most.
pub(crate) async fn say(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    ground: &Ground,
    draft: &Draft,
) -> Result<Frame, Stop> {
    rules::may_comment(&ctx.actor, ground)?;
    let person = ctx.actor.person()?;
    may_act_as(person, draft.capacity)?;
    let parent = match draft.parent {
        Some(parent) => Some(queries::find_frame(db, parent).await?),
        None => None,
    };
    if let Some(parent) = &parent {
        rules::may_reply(parent, ground.subject)?;
    }
    let id = CommentId::new();
    let text = draft.text.as_str();
    let comment = Frame {
        id,
        subject: ground.subject,
        thread: parent.map_or(id, |parent| parent.thread),
        parent: draft.parent,
        author: person.id,
        organisation: draft.capacity.organisation(),
        state: if ground.moderation == Moderation::Before { State::Waiting } else { State::Published },
        text: text.to_owned(),
        language: draft.language.or_else(|| Language::detect(text)).unwrap_or(person.language),
        created_at: ctx.now,
    };
    store(db, &comment).await?;
    record(db, ctx, "comments.write", Some(person.id), id.into()).await?;
    if comment.state == State::Waiting {
        let opening = Opening {
            subject: id.into(),
            board: ground.board,
            territory: ground.territory.territory,
            author: Some(person.id),
            origin: Origin::Submission,
            excerpt: text,
            language: comment.language,
        };
        open_case(db, opening, ctx.now).await?;
    }
    Ok(comment)
}

/// Takes one's own comment back; no moderator decides about it any more. Tells how it stood before. Five statements.
pub(crate) async fn withdraw(db: &impl ConnectionTrait, ctx: &Ctx, id: CommentId) -> Result<Frame, Stop> {
    rules::may_withdraw(&ctx.actor, &queries::find_frame(db, id).await?)?;
    let before = enter_state(db, id, State::Withdrawn).await?;
    close_undecided(db, id.into(), Closing::Withdrawn, ctx.now).await?;
    record(db, ctx, "comments.withdraw", ctx.actor.id(), id.into()).await?;
    Ok(before)
}

async fn record(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    deed: &str,
    actor: Option<ParticipantId>,
    subject: Subject,
) -> Result<(), DbErr> {
    let entry = Entry { at: ctx.now, deed, actor, board: None, subject: Some(subject), detail: None };
    activity::record(db, entry).await
}

/// Stores a comment. One statement.
pub(crate) async fn store(db: &impl ConnectionTrait, comment: &Frame) -> Result<(), DbErr> {
    const SQL: &str = "INSERT INTO comments (id, subject_kind, subject_id, thread_id, parent_id, participant_id, \
            organisation_id, text, language, state, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let values = [
        comment.id.into(),
        comment.subject.kind.as_str().into(),
        comment.subject.id.into(),
        comment.thread.into(),
        comment.parent.map(|parent| parent.0).into(),
        comment.author.into(),
        comment.organisation.map(|organisation| organisation.0).into(),
        comment.text.as_str().into(),
        comment.language.into(),
        comment.state.as_str().into(),
        comment.created_at.into(),
    ];
    db.execute_raw(statement(db, SQL, values)).await?;
    Ok(())
}

/// Moves a comment to another state and tells how it stood before. A withdrawn one loses its text for good.
/// Two statements. Whoever calls it for a moderator uses
/// [`owners::talk::settle`](crate::owners::talk::settle), which also moves what is counted.
///
/// # Errors
/// [`Refusal::WrongState`] where the step does not exist, [`Refusal::ChangedMeanwhile`] where another came first.
pub(crate) async fn enter_state(db: &impl ConnectionTrait, id: CommentId, to: State) -> Result<Frame, Stop> {
    const SQL: &str = "UPDATE comments SET state = $2, text = CASE WHEN $2 = 'withdrawn' THEN '' ELSE text END \
         WHERE id = $1 AND state = $3";
    let before = queries::find_frame(db, id).await?;
    before.state.may_become(to)?;
    let values = [id.into(), to.as_str().into(), before.state.as_str().into()];
    match db.execute_raw(statement(db, SQL, values)).await?.rows_affected() {
        0 => Err(Refusal::ChangedMeanwhile.into()),
        _ => Ok(before),
    }
}
