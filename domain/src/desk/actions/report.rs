//! Reporting a text to the moderators.

use super::Text;
use crate::{
    activity::{self, Entry},
    base::{Ctx, Deed, Refusal, Stop, Subject, text::Message},
    moderation::{
        Origin, Reason,
        actions::{Opening, add_report, open_case},
    },
};

/// Brings a public text before the moderators of its territory; once per person and case.
///
/// # Errors
/// [`Refusal::NotFound`] for what is not public, [`Refusal::ReasonDoesNotFit`], [`Refusal::AlreadyReported`].
pub async fn report(ctx: &Ctx, subject: Subject, reason: Reason, note: Option<&Message>) -> Result<(), Stop> {
    ctx.actor.may(Deed::Report, None)?;
    let reporter = ctx.actor.person()?.id;
    if reason == Reason::FollowsRules {
        return Err(Refusal::ReasonDoesNotFit.into());
    }
    let transaction = ctx.db.begin().await?;
    let text = Text::find(&transaction, subject).await?;
    if !text.is_public() {
        return Err(Refusal::NotFound.into());
    }
    let opening = Opening {
        subject,
        board: text.board,
        territory: text.scope.territory,
        author: text.authors.first().copied(),
        origin: Origin::Report,
        excerpt: &text.body,
        language: text.language,
    };
    let case = open_case(&transaction, opening, ctx.now).await?;
    add_report(&transaction, case, reporter, reason, note, ctx.now).await?;
    let entry = Entry {
        at: ctx.now,
        deed: "desk.report",
        actor: Some(reporter),
        board: text.board,
        subject: Some(subject),
        detail: Some(reason.to_string()),
    };
    activity::record(&transaction, entry).await?;
    transaction.commit().await?;
    Ok(())
}
