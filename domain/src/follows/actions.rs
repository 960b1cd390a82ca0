//! Following, and no longer following.

use sea_orm::ConnectionTrait;

use crate::{
    activity::{self, Entry},
    base::{Ctx, Deed, Refusal, Stop, Subject, SubjectKind, database::statement},
};

/// Follows something that everybody may read and that goes on: [`exists`]; following it again changes nothing.
///
/// # Errors
/// [`Refusal::NotFound`] where there is no such thing that everybody may read.
pub async fn follow(ctx: &Ctx, subject: Subject) -> Result<(), Stop> {
    const SQL: &str = "INSERT INTO follows (subject_kind, subject_id, participant_id, since) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (participant_id, subject_id) DO NOTHING";
    ctx.actor.may(Deed::Follow, None)?;
    let exists = exists(subject.kind).ok_or(Refusal::NotFound)?;
    let transaction = ctx.db.begin().await?;
    let found = transaction.query_one_raw(statement(&transaction, exists, [subject.id.into()])).await?;
    if found.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let values =
        [subject.kind.as_str().into(), subject.id.into(), ctx.actor.person()?.id.into(), ctx.now.into()];
    if transaction.execute_raw(statement(&transaction, SQL, values)).await?.rows_affected() > 0 {
        record(&transaction, ctx, "follows.follow", subject).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// How one asks whether there is such a thing that everybody may read; `None` for kinds that nobody follows.
const fn exists(kind: SubjectKind) -> Option<&'static str> {
    Some(match kind {
        SubjectKind::Board => "SELECT 1 FROM boards WHERE id = $1 AND opened_at IS NOT NULL",
        SubjectKind::Initiative => "SELECT 1 FROM initiatives WHERE id = $1 AND is_public",
        SubjectKind::Organisation => "SELECT 1 FROM organisations WHERE id = $1",
        SubjectKind::Meeting => "SELECT 1 FROM meetings WHERE id = $1 AND state <> 'draft'",
        SubjectKind::Table => "SELECT 1 FROM tables WHERE id = $1",
        SubjectKind::Procedure => "SELECT 1 FROM procedures WHERE id = $1",
        SubjectKind::Project => "SELECT 1 FROM projects WHERE id = $1 AND state = 'published'",
        _ => return None,
    })
}

/// No longer follows; nothing happens where one did not.
pub async fn unfollow(ctx: &Ctx, subject: Subject) -> Result<(), Stop> {
    const SQL: &str = "DELETE FROM follows WHERE participant_id = $1 AND subject_id = $2";
    ctx.actor.may(Deed::Follow, None)?;
    let transaction = ctx.db.begin().await?;
    let values = [ctx.actor.person()?.id.into(), subject.id.into()];
    if transaction.execute_raw(statement(&transaction, SQL, values)).await?.rows_affected() > 0 {
        record(&transaction, ctx, "follows.unfollow", subject).await?;
    }
    transaction.commit().await?;
    Ok(())
}

async fn record(db: &impl ConnectionTrait, ctx: &Ctx, deed: &str, subject: Subject) -> Result<(), Stop> {
    let (actor, subject) = (ctx.actor.id(), Some(subject));
    activity::record(db, Entry { at: ctx.now, deed, actor, board: None, subject, detail: None }).await?;
    Ok(())
}
