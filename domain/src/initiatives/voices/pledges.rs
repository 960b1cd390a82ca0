//! Offering help for an initiative.

use super::{
    may_pledge,
    speech::{Said, Speaker},
};
use crate::{
    base::{Ctx, InitiativeId, PledgeId, Stop},
    comments::State,
    initiatives::queries::find_frame,
    pledges::{Draft, Frame, actions, queries, rules},
};

/// Offers help for an initiative. Says whether everybody reads it or a moderator first.
pub async fn pledge(ctx: &Ctx, initiative: InitiativeId, draft: &Draft) -> Result<(PledgeId, State), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = find_frame(&transaction, initiative).await?;
    may_pledge(&ctx.actor, &frame, ctx.now)?;
    let speaker = Speaker::find(&transaction, ctx, &frame, draft.capacity).await?;
    let text = draft.text.as_str();
    let pledge = Frame {
        id: PledgeId::new(),
        subject: initiative.0,
        author: ctx.actor.person()?.id,
        organisation: speaker.organisation(),
        kind: draft.kind,
        text: text.to_owned(),
        language: speaker.language(draft.language, text),
        state: speaker.state(),
        created_at: ctx.now,
    };
    actions::store(&transaction, &pledge).await?;
    let said = Said { subject: pledge.id.into(), text, language: pledge.language };
    speaker.say(&transaction, &said).await?;
    transaction.commit().await?;
    Ok((pledge.id, pledge.state))
}

/// Takes one's own pledge back.
pub async fn withdraw_pledge(ctx: &Ctx, id: PledgeId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    rules::may_withdraw(&ctx.actor, &queries::find_frame(&transaction, id).await?)?;
    super::settled::withdraw(&transaction, ctx, id.into()).await?;
    transaction.commit().await?;
    Ok(())
}
