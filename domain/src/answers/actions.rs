//! Answering, putting an answer right, deciding where nothing is voted on.

use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};

use super::{Draft, rules, tables::official_answer};
use crate::{
    activity::{self, Entry},
    base::{Ctx, InitiativeId, Refusal, Stop, failure::is_taken, text::Reasons},
    initiatives::{self, Frame, State, queries::find_frame},
};

/// Gives the official answer, once.
///
/// # Errors
/// [`Refusal::AlreadyAnswered`]; [`Refusal::WrongState`] for what is not public; [`Refusal::NotAllowed`] for people
/// who are no officers of its territory.
pub async fn answer(ctx: &Ctx, id: InitiativeId, draft: &Draft) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = find_frame(&transaction, id).await?;
    rules::may_answer(&ctx.actor, &frame)?;
    let published_at = initiatives::actions::date_answer(&transaction, id, ctx.now).await?;
    let row = official_answer::ActiveModel {
        initiative_id: Set(id),
        answered_by: Set(ctx.actor.id()),
        answered_at: Set(ctx.now),
        days_taken: Set(i32::try_from(ctx.now.days_since(published_at)).unwrap_or(i32::MAX)),
        ..columns(draft)
    };
    let inserted = official_answer::Entity::insert(row).exec_without_returning(&transaction).await;
    inserted.map_err(
        |error| if is_taken(&error) { Refusal::AlreadyAnswered.into() } else { Stop::from(error) },
    )?;
    record(&transaction, ctx, &frame, "answers.answer", Some(draft.outcome.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

/// Puts an answer right; when it was given and how long it took stays.
///
/// # Errors
/// [`Refusal::NotFound`] where there is no answer yet.
pub async fn amend(ctx: &Ctx, id: InitiativeId, draft: &Draft) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = find_frame(&transaction, id).await?;
    rules::may_answer(&ctx.actor, &frame)?;
    let before = official_answer::Entity::find_by_id(id).one(&transaction).await?.ok_or(Refusal::NotFound)?;
    let row = official_answer::ActiveModel {
        initiative_id: Set(id),
        amended_at: Set(Some(ctx.now)),
        ..columns(draft)
    };
    official_answer::Entity::update(row).exec(&transaction).await?;
    let detail = format!("{} {}", before.outcome, draft.outcome);
    record(&transaction, ctx, &frame, "answers.amend", Some(detail)).await?;
    transaction.commit().await?;
    Ok(())
}

/// Adopts an admitted initiative of a board without a vote.
pub async fn adopt(ctx: &Ctx, id: InitiativeId) -> Result<(), Stop> {
    decide(ctx, id, State::Adopted, None, "answers.adopt").await
}

/// Turns an admitted initiative of a board without a vote down.
pub async fn not_adopt(ctx: &Ctx, id: InitiativeId, reasons: &Reasons) -> Result<(), Stop> {
    decide(ctx, id, State::NotAdopted, Some(reasons), "answers.not_adopt").await
}

async fn decide(
    ctx: &Ctx,
    id: InitiativeId,
    to: State,
    reasons: Option<&Reasons>,
    deed: &str,
) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = find_frame(&transaction, id).await?;
    rules::may_decide(&ctx.actor, &frame)?;
    initiatives::actions::enter_state(&transaction, id, to, reasons.map(Reasons::as_str), ctx.now).await?;
    record(&transaction, ctx, &frame, deed, None).await?;
    transaction.commit().await?;
    Ok(())
}

fn columns(draft: &Draft) -> official_answer::ActiveModel {
    official_answer::ActiveModel {
        outcome: Set(draft.outcome),
        reasons: Set(draft.reasons.as_str().to_owned()),
        language: Set(draft.language),
        cost_cents: Set(draft.cost_cents),
        office: Set(draft.office.as_str().to_owned()),
        ..Default::default()
    }
}

async fn record(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    frame: &Frame,
    deed: &str,
    detail: Option<String>,
) -> Result<(), DbErr> {
    let (actor, board) = (ctx.actor.id(), Some(frame.board));
    let subject = Some(frame.id.into());
    activity::record(db, Entry { at: ctx.now, deed, actor, board, subject, detail }).await
}
