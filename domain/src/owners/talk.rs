//! Comments on whatever can be commented: each kind brings its ground, and the number of comments that it carries along.
//! Under an initiative people also take a seat at its board: see [`initiatives::voices`](crate::initiatives::voices).

use sea_orm::ConnectionTrait;

use crate::{
    base::{
        CommentId, Ctx, Cursor, InitiativeId, Language, Moment, NewsId, Page, Refusal, Stop, Subject,
        SubjectKind,
    },
    boards::Moderation,
    comments::{self, Draft, Ground, State, Thread, rules},
    initiatives::{
        self,
        voices::{self, Floor},
    },
    news, organisations,
};

/// What the comments on a thing need to know of it. One statement.
///
/// # Errors
/// [`Refusal::NotFound`] for what cannot be commented.
pub async fn find_ground(db: &impl ConnectionTrait, subject: Subject) -> Result<Ground, Stop> {
    match subject.kind {
        SubjectKind::Initiative => {
            let frame = initiatives::queries::find_frame(db, InitiativeId(subject.id)).await?;
            Ok(Ground {
                subject,
                board: Some(frame.board),
                territory: frame.territory,
                is_public: frame.is_public,
                moderation: frame.rules.moderation,
            })
        }
        SubjectKind::News => news::queries::find_ground(db, NewsId(subject.id)).await,
        _ => Err(Refusal::NotFound.into()),
    }
}

/// Moves the number of comments that a thing on no board carries along. One statement.
async fn move_comments(db: &impl ConnectionTrait, subject: Subject, by: i32) -> Result<(), Stop> {
    match subject.kind {
        SubjectKind::News if by != 0 => Ok(news::actions::move_comments(db, NewsId(subject.id), by).await?),
        _ => Ok(()),
    }
}

/// Writes a comment, or a reply to one. Says whether everybody reads it or a moderator first.
///
/// # Errors
/// [`Refusal::NotFound`] for what is not public or cannot be commented, and the refusals of its kind.
pub async fn comment(ctx: &Ctx, subject: Subject, draft: &Draft) -> Result<(CommentId, State), Stop> {
    if subject.kind == SubjectKind::Initiative {
        return voices::comment(ctx, InitiativeId(subject.id), draft).await;
    }
    let transaction = ctx.db.begin().await?;
    let ground = find_ground(&transaction, subject).await?;
    let comment = comments::actions::say(&transaction, ctx, &ground, draft).await?;
    move_comments(&transaction, subject, i32::from(comment.state == State::Published)).await?;
    transaction.commit().await?;
    Ok((comment.id, comment.state))
}

/// Takes one's own comment back: its text goes, its place in the thread stays.
///
/// # Errors
/// [`Refusal::NotFound`] for the comments of others.
pub async fn withdraw_comment(ctx: &Ctx, id: CommentId) -> Result<(), Stop> {
    let found = comments::queries::find_frame(ctx.db.reader(), id).await?;
    if found.subject.kind == SubjectKind::Initiative {
        return voices::withdraw_comment(ctx, id).await;
    }
    let transaction = ctx.db.begin().await?;
    let before = comments::actions::withdraw(&transaction, ctx, id).await?;
    move_comments(&transaction, before.subject, -i32::from(before.state == State::Published)).await?;
    transaction.commit().await?;
    Ok(())
}

/// Lets a moderator's verdict about a comment or an offer of help take effect, within the transaction of the verdict.
///
/// # Errors
/// As [`voices::settle`].
pub async fn settle(db: &impl ConnectionTrait, subject: Subject, to: State, now: Moment) -> Result<(), Stop> {
    if subject.kind == SubjectKind::Comment {
        let id = CommentId(subject.id);
        let found = comments::queries::find_frame(db, id).await?;
        if found.subject.kind != SubjectKind::Initiative {
            comments::actions::enter_state(db, id, to).await?;
            let by = i32::from(to == State::Published) - i32::from(found.state == State::Published);
            return move_comments(db, found.subject, by).await;
        }
    }
    voices::settle(db, subject, to, now).await
}

/// The comments on a thing, and whether the reader may add to them. Three statements at the most; none is told of one
/// on what is not public.
///
/// # Errors
/// [`Refusal::NotFound`] for what cannot be commented.
pub async fn list_comments(
    ctx: &Ctx,
    subject: Subject,
    language: Language,
    after: Option<Cursor>,
) -> Result<(Page<Thread>, Floor), Stop> {
    if subject.kind == SubjectKind::Initiative {
        return voices::list_comments(ctx, InitiativeId(subject.id), language, after).await;
    }
    let db = ctx.db.reader();
    let ground = find_ground(db, subject).await?;
    let threads = if ground.is_public {
        comments::queries::list_threads(db, subject, ctx.actor.id(), language, after).await?
    } else {
        Page { rows: Vec::new(), next: None }
    };
    let may = rules::may_comment(&ctx.actor, &ground);
    let organisations = match ctx.actor.person() {
        Ok(person) if may.is_ok() => organisations::queries::list_memberships(db, person).await?,
        _ => Vec::new(),
    };
    let is_moderated = ground.moderation == Moderation::Before;
    Ok((threads, Floor { why_not: may.err(), organisations, is_moderated }))
}
