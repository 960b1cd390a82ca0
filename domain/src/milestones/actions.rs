//! Reporting how an adopted initiative comes along.

use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};

use super::{Draft, rules, tables::milestone};
use crate::{
    activity::{self, Entry},
    base::{
        Ctx, InitiativeId, MilestoneId, Refusal, Stop,
        text::{Message, Reasons},
    },
    initiatives::{self, Frame, State, queries::find_frame},
};

/// Adds a milestone.
///
/// # Errors
/// [`Refusal::WrongState`] before the adoption, [`Refusal::NotAllowed`] for people who are no officers there.
pub async fn add(ctx: &Ctx, initiative: InitiativeId, draft: &Draft) -> Result<MilestoneId, Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = find_frame(&transaction, initiative).await?;
    rules::may_report(&ctx.actor, &frame)?;
    let id = MilestoneId::new();
    let row = milestone::ActiveModel {
        id: Set(id),
        initiative_id: Set(initiative),
        created_by: Set(ctx.actor.id()),
        created_at: Set(ctx.now),
        ..columns(draft)
    };
    milestone::Entity::insert(row).exec_without_returning(&transaction).await?;
    record(&transaction, ctx, &frame, "milestones.add").await?;
    transaction.commit().await?;
    Ok(id)
}

/// Changes a milestone, or says that it is reached.
///
/// # Errors
/// As [`add`]; [`Refusal::NotFound`].
pub async fn change(ctx: &Ctx, id: MilestoneId, draft: &Draft) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let found = milestone::Entity::find_by_id(id).one(&transaction).await?.ok_or(Refusal::NotFound)?;
    let frame = find_frame(&transaction, found.initiative_id).await?;
    rules::may_report(&ctx.actor, &frame)?;
    let row = milestone::ActiveModel { id: Set(id), ..columns(draft) };
    milestone::Entity::update(row).exec(&transaction).await?;
    let deed = if draft.is_done && !found.done { "milestones.reach" } else { "milestones.change" };
    record(&transaction, ctx, &frame, deed).await?;
    transaction.commit().await?;
    Ok(())
}

/// Says that carrying out began, is completed, or was given up.
///
/// # Errors
/// [`Refusal::ReasonMissing`] where it was given up without reasons; [`Refusal::WrongState`].
pub async fn advance(
    ctx: &Ctx,
    initiative: InitiativeId,
    to: State,
    reasons: Option<&Reasons>,
) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = find_frame(&transaction, initiative).await?;
    rules::may_advance(&ctx.actor, &frame, to)?;
    let reasons = reasons.map(Reasons::as_str);
    initiatives::actions::enter_state(&transaction, initiative, to, reasons, ctx.now).await?;
    let deed = match to {
        State::Completed => "milestones.complete",
        State::Stopped => "milestones.stop",
        _ => "milestones.begin",
    };
    record(&transaction, ctx, &frame, deed).await?;
    transaction.commit().await?;
    Ok(())
}

fn columns(draft: &Draft) -> milestone::ActiveModel {
    milestone::ActiveModel {
        on_day: Set(draft.on),
        title: Set(draft.title.as_str().to_owned()),
        text: Set(draft.text.clone().map_or_else(String::new, Message::into_string)),
        language: Set(draft.language),
        done: Set(draft.is_done),
        ..Default::default()
    }
}

async fn record(db: &impl ConnectionTrait, ctx: &Ctx, frame: &Frame, deed: &str) -> Result<(), DbErr> {
    let (actor, board) = (ctx.actor.id(), Some(frame.board));
    let subject = Some(frame.id.into());
    activity::record(db, Entry { at: ctx.now, deed, actor, board, subject, detail: None }).await
}
