//! One text, for whoever reports it, and what the moderators said about it, for its authors.

use crate::{
    base::{Ctx, InitiativeId, Refusal, RevisionId, Stop, Subject, SubjectKind},
    desk::{AuthorNote, Reportable, actions::Text},
    initiatives,
    moderation::{self, Note, rules},
};

/// The public text that somebody is about to report. At most three statements.
///
/// # Errors
/// [`Refusal::NotFound`] for what is not public.
pub async fn find_reportable(ctx: &Ctx, subject: Subject) -> Result<Reportable, Stop> {
    let text = Text::find(ctx.db.reader(), subject).await?;
    if !text.is_public() {
        return Err(Refusal::NotFound.into());
    }
    let shown = text.body.chars().take(400).collect();
    Ok(Reportable { text: Note { text: shown, language: text.language }, page: text.page })
}

/// What the moderators said last about an initiative that they sent back or hid, or about a version of one; nothing
/// for people who are not among its authors. At most three statements.
pub async fn find_note(ctx: &Ctx, subject: Subject) -> Result<Option<AuthorNote>, Stop> {
    let Some(reader) = ctx.actor.id() else { return Ok(None) };
    let db = ctx.db.reader();
    let id = match subject.kind {
        SubjectKind::Initiative => InitiativeId(subject.id),
        SubjectKind::Revision => {
            initiatives::queries::find_version(db, RevisionId(subject.id)).await?.initiative_id
        }
        _ => return Ok(None),
    };
    let authors = initiatives::queries::list_authors(db, id).await?;
    if !initiatives::rules::is_author(&authors, reader) {
        return Ok(None);
    }
    let latest = moderation::queries::find_latest(db, subject).await?;
    let objection = latest.filter(|(decision, _)| !decision.verdict.is_favourable());
    Ok(objection.map(|(decision, author)| AuthorNote {
        may_appeal: author == Some(reader)
            && decision.appeal.is_none()
            && rules::may_appeal(decision.verdict, decision.decided_at, ctx.now).is_ok(),
        decision,
    }))
}
