//! The second person's ruling on an appeal.

use sea_orm::EntityTrait;

use super::Text;
use crate::{
    activity::{self, Entry},
    base::{Ctx, DecisionId, Deed, Language, Refusal, Stop, Subject, text::Reasons},
    moderation::{
        AppealOutcome,
        actions::{Ruling, settle},
        rules,
        tables::{appeal, decision},
    },
};

/// Rules on an appeal. A decision that is taken back gives the text the state that it had before.
///
/// # Errors
/// [`Refusal::SamePersonDecides`], [`Refusal::OwnText`], [`Refusal::AlreadyDecided`], [`Refusal::NotAllowed`]
/// outside the moderator's territories.
pub async fn rule(
    ctx: &Ctx,
    id: DecisionId,
    outcome: AppealOutcome,
    reasons: &Reasons,
    language: Language,
) -> Result<(), Stop> {
    let moderator = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    let appeal = appeal::Entity::find_by_id(id).one(&transaction).await?.ok_or(Refusal::NotFound)?;
    let first = decision::Entity::find_by_id(id).one(&transaction).await?.ok_or(Refusal::NotFound)?;
    let subject = Subject { kind: first.subject_kind, id: first.subject_id };
    let text = Text::find(&transaction, subject).await?;
    ctx.actor.may(Deed::Moderate, Some(text.scope))?;
    rules::may_decide_appeal(moderator, first.decided_by, appeal.participant_id)?;
    text.authors.iter().try_for_each(|author| rules::may_decide(moderator, Some(*author)))?;
    settle(&transaction, id, &Ruling { outcome, reasons, language, by: moderator }, ctx.now).await?;
    if outcome == AppealOutcome::Overturned {
        text.restore(&transaction, &first.state_before, ctx.now).await?;
    }
    let entry = Entry {
        at: ctx.now,
        deed: "desk.rule",
        actor: Some(moderator),
        board: first.board_id,
        subject: Some(subject),
        detail: Some(outcome.to_string()),
    };
    activity::record(&transaction, entry).await?;
    transaction.commit().await?;
    Ok(())
}
