//! How close somebody stands to the owner of a file, and what is in it.

use sea_orm::ConnectionTrait;

use crate::{
    attachments::{self, Attachment, Size, rules},
    base::{
        ActId, Actor, AttachmentId, Closeness, Ctx, ItemId, MeetingId, NewsId, OrganisationId, ProjectId,
        Stop, Subject, SubjectKind,
    },
    meetings, news, organisations, procedures, projects, tables,
};

/// How close the actor stands to the subject. Three statements at the most, and six for a point of an agenda.
pub async fn find_closeness(
    db: &impl ConnectionTrait,
    actor: &Actor,
    subject: Subject,
) -> Result<Closeness, Stop> {
    match subject.kind {
        SubjectKind::Organisation => {
            organisations::queries::find_closeness(db, actor, OrganisationId(subject.id)).await
        }
        SubjectKind::Meeting => meetings::queries::find_closeness(db, actor, MeetingId(subject.id)).await,
        SubjectKind::TableItem => tables::queries::find_closeness(db, actor, ItemId(subject.id)).await,
        SubjectKind::Act => procedures::queries::find_closeness(db, actor, ActId(subject.id)).await,
        SubjectKind::News => Ok(news::queries::find_closeness(db, actor, NewsId(subject.id)).await?.1),
        SubjectKind::Project => {
            Ok(projects::queries::find_closeness(db, actor, ProjectId(subject.id)).await?.1)
        }
        _ => Ok(Closeness::Stranger),
    }
}

/// The files of a subject for somebody who keeps them. Three statements at the most.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::base::Refusal::NotAllowed) for everybody else.
pub async fn list_kept(ctx: &Ctx, subject: Subject) -> Result<Vec<Attachment>, Stop> {
    ctx.actor.person()?;
    let db = ctx.db.reader();
    let closeness = find_closeness(db, &ctx.actor, subject).await?;
    rules::may_keep(closeness)?;
    Ok(attachments::queries::list_of(db, subject, closeness).await?)
}

/// Opens a file for somebody who may see it, in a size. Five statements at the most.
///
/// # Errors
/// [`Refusal::NotFound`](crate::base::Refusal::NotFound) for whoever may not.
pub async fn open(ctx: &Ctx, id: AttachmentId, size: Size) -> Result<(Attachment, Vec<u8>), Stop> {
    let db = ctx.db.reader();
    let file = attachments::queries::find(db, id).await?;
    rules::may_see(file.visibility, find_closeness(db, &ctx.actor, file.subject).await?)?;
    let bytes = attachments::queries::read(db, id, size).await?;
    Ok((file, bytes))
}
