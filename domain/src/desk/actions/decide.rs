//! Deciding about one case or several.

use sea_orm::{DatabaseTransaction, EntityTrait};
use std::collections::BTreeSet;

use super::Text;
use crate::{
    activity::{self, Entry},
    base::{CaseId, Ctx, DecisionId, Deed, Language, Refusal, Stop, Subject, text::Message},
    desk::effect,
    moderation::{
        Reason, Verdict,
        actions::{append, close_case},
        rules,
        tables::{case, decision},
    },
};

/// What a moderator wants.
#[derive(Clone, Debug)]
pub struct Wish {
    /// What is to be decided.
    pub verdict: Verdict,
    /// Why; favourable decisions need no choice.
    pub reason: Option<Reason>,
    /// What the author is told beside the reason, and in which language.
    pub message: Option<(Message, Language)>,
}

/// Decides about every case in the same way, all or nothing. The verdicts take effect on their texts, the log has a
/// line for each, and the authors find it among their things.
///
/// # Errors
/// [`Refusal::NothingChosen`], [`Refusal::NotAllowed`] outside the moderator's territories, [`Refusal::OwnText`],
/// [`Refusal::AlreadyDecided`], [`Refusal::ReasonMissing`] and [`Refusal::ReasonDoesNotFit`].
pub async fn decide(ctx: &Ctx, cases: &[CaseId], wish: &Wish) -> Result<(), Stop> {
    let moderator = ctx.actor.person()?;
    rules::reason_for(wish.verdict, wish.reason)?;
    let cases: BTreeSet<CaseId> = cases.iter().copied().collect();
    if cases.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    let transaction = ctx.db.begin().await?;
    for id in cases {
        decide_one(&transaction, ctx, id, wish, moderator.id).await?;
    }
    transaction.commit().await?;
    Ok(())
}

async fn decide_one(
    transaction: &DatabaseTransaction,
    ctx: &Ctx,
    id: CaseId,
    wish: &Wish,
    moderator: crate::base::ParticipantId,
) -> Result<(), Stop> {
    let case = case::Entity::find_by_id(id).one(transaction).await?.ok_or(Refusal::NotFound)?;
    let subject = Subject { kind: case.subject_kind, id: case.subject_id };
    let text = Text::find(transaction, subject).await?;
    ctx.actor.may(Deed::Moderate, Some(text.scope))?;
    text.authors.iter().try_for_each(|author| rules::may_decide(moderator, Some(*author)))?;
    effect::may_give(wish.verdict, subject.kind)?;
    close_case(transaction, id, ctx.now).await?;

    let verdict = effect::verdict_on(case.origin, wish.verdict);
    let reason = rules::reason_for(verdict, wish.reason)?;
    let (message, message_language) = wish.message.clone().unzip();
    let line = decision::Model {
        id: DecisionId::new(),
        case_id: id,
        subject_kind: subject.kind,
        subject_id: subject.id,
        board_id: case.board_id,
        verdict,
        reason,
        message: message.map(Message::into_string),
        message_language,
        state_before: text.state().to_owned(),
        decided_by: moderator,
        author_id: case.author_id,
        decided_at: ctx.now,
    };
    append(transaction, line).await?;
    text.judge(transaction, verdict, reason, ctx.now).await?;
    let entry = Entry {
        at: ctx.now,
        deed: "desk.decide",
        actor: Some(moderator),
        board: case.board_id,
        subject: Some(subject),
        detail: Some(format!("{verdict} {reason}")),
    };
    Ok(activity::record(transaction, entry).await?)
}
