//! Adding files to what one keeps, and removing them.

use super::queries::find_closeness;
use crate::{
    attachments::{self, Checked, Draft, queries, rules},
    base::{ActId, AttachmentId, Ctx, Stop, Subject, SubjectKind},
    procedures,
};

/// Whether the person may add files to the subject: asked before a file is read at all. Two statements at the most.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::base::Refusal::NotAllowed),
/// [`Refusal::NotFound`](crate::base::Refusal::NotFound) for what she may not know of.
pub async fn may_attach(ctx: &Ctx, subject: Subject) -> Result<(), Stop> {
    ctx.actor.person()?;
    Ok(rules::may_keep(find_closeness(ctx.db.reader(), &ctx.actor, subject).await?)?)
}

/// Adds a checked file to a subject.
///
/// # Errors
/// As [`may_attach`] and [`attachments::actions::attach`].
pub async fn attach(ctx: &Ctx, draft: &Draft, file: Checked) -> Result<AttachmentId, Stop> {
    ctx.actor.person()?;
    let transaction = ctx.db.begin().await?;
    rules::may_keep(find_closeness(&transaction, &ctx.actor, draft.subject).await?)?;
    let id = attachments::actions::attach(&transaction, ctx, draft, file).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Removes a file for good. Files of acts stand as their act does.
///
/// # Errors
/// As [`may_attach`]; [`Refusal::ActStands`](crate::base::Refusal::ActStands).
pub async fn remove(ctx: &Ctx, id: AttachmentId) -> Result<(), Stop> {
    ctx.actor.person()?;
    let transaction = ctx.db.begin().await?;
    let file = queries::find(&transaction, id).await?;
    match file.subject.kind {
        SubjectKind::Act => {
            let (_, scope) = procedures::queries::find_of_act(&transaction, ActId(file.subject.id)).await?;
            procedures::rules::may_strike(&ctx.actor, scope)?;
        }
        _ => rules::may_keep(find_closeness(&transaction, &ctx.actor, file.subject).await?)?,
    }
    attachments::actions::remove(&transaction, ctx, &file).await?;
    transaction.commit().await?;
    Ok(())
}
