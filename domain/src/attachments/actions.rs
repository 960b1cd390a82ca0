//! Keeping files, within the transaction of the deed. Who may is for [`rules`] and whoever calls.

use sea_orm::{ConnectionTrait, DbErr};

use super::{Attachment, Checked, Draft, Purpose, name, queries, rules};
use crate::{
    activity::{self, Entry},
    base::{AttachmentId, Ctx, Stop, Subject, database::statement},
};

/// Attaches a checked file. A logo takes the place of the one before. Three statements, or four.
///
/// # Errors
/// [`Refusal::TooManyFiles`](crate::base::Refusal::TooManyFiles),
/// [`Refusal::FileKindUnfit`](crate::base::Refusal::FileKindUnfit).
pub async fn attach(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    draft: &Draft,
    file: Checked,
) -> Result<AttachmentId, Stop> {
    const SQL: &str = "INSERT INTO attachments (id, subject_kind, subject_id, purpose, visibility, media_type, \
            file_name, alternative, language, width, height, size, sha256, created_by, created_at, bytes, small) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    const NO_LOGO: &str = "DELETE FROM attachments WHERE subject_id = $1 AND purpose = 'logo'";
    rules::may_serve(draft.purpose, file.media_type)?;
    rules::may_add(queries::count(db, draft.subject).await?)?;
    if draft.purpose == Purpose::Logo {
        db.execute_raw(statement(db, NO_LOGO, [draft.subject.id.into()])).await?;
    }
    let id = AttachmentId::new();
    let values = [
        id.into(),
        draft.subject.kind.as_str().into(),
        draft.subject.id.into(),
        draft.purpose.as_str().into(),
        draft.visibility.as_str().into(),
        file.media_type.as_str().into(),
        name::harmless(&draft.file_name, file.media_type).into(),
        draft.alternative.as_str().into(),
        draft.language.into(),
        file.dimensions.map(|(width, _)| width).into(),
        file.dimensions.map(|(_, height)| height).into(),
        i64::try_from(file.bytes.len()).unwrap_or(i64::MAX).into(),
        file.sha256.into(),
        ctx.actor.id().map(|actor| actor.0).into(),
        ctx.now.into(),
        file.bytes.into(),
        file.small.into(),
    ];
    db.execute_raw(statement(db, SQL, values)).await?;
    record(db, ctx, "attachments.attach", draft.subject, draft.purpose).await?;
    Ok(id)
}

/// Removes a file for good. Two statements.
pub async fn remove(db: &impl ConnectionTrait, ctx: &Ctx, file: &Attachment) -> Result<(), DbErr> {
    const SQL: &str = "DELETE FROM attachments WHERE id = $1";
    db.execute_raw(statement(db, SQL, [file.id.into()])).await?;
    record(db, ctx, "attachments.remove", file.subject, file.purpose).await
}

/// Removes all files of a thing that is thrown away, for good; whoever throws it away records that. One statement.
pub async fn remove_all(db: &impl ConnectionTrait, subject: Subject) -> Result<(), DbErr> {
    const SQL: &str = "DELETE FROM attachments WHERE subject_kind = $1 AND subject_id = $2";
    db.execute_raw(statement(db, SQL, [subject.kind.as_str().into(), subject.id.into()])).await?;
    Ok(())
}

async fn record(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    deed: &str,
    subject: Subject,
    purpose: Purpose,
) -> Result<(), DbErr> {
    let entry = Entry {
        at: ctx.now,
        deed,
        actor: ctx.actor.id(),
        board: None,
        subject: Some(subject),
        detail: Some(purpose.to_string()),
    };
    activity::record(db, entry).await
}
