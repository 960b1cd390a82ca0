//! Describing services, changing, confirming, withdrawing them and bringing them back.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{
    find_organisation, record,
    rows::{Atlas, insert, prepare, replace_parts},
};
use crate::{
    base::{Ctx, Language, OfferId, OrganisationId, Refusal, Stop, text::Message},
    offers::{Draft, queries, rules, tables::offer},
};

/// Describes a service of an organisation; everybody finds it at once.
pub async fn create(ctx: &Ctx, organisation: OrganisationId, draft: &Draft) -> Result<OfferId, Stop> {
    let transaction = ctx.db.begin().await?;
    let (name, scope) = find_organisation(&transaction, organisation).await?;
    rules::may_keep(&ctx.actor, organisation, scope)?;
    let atlas = Atlas::read(&transaction).await?;
    let id = OfferId::new();
    let prepared = prepare(id, (organisation, &name), draft, &atlas, own_language(ctx), ctx.now);
    insert(&transaction, vec![prepared.map_err(|misfit| misfit.refusal)?], ctx.now).await?;
    record(&transaction, ctx, "offers.create", id, None).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Changes what is written about a service, which says at the same time that it is right.
pub async fn change(ctx: &Ctx, id: OfferId, draft: &Draft) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = queries::find_frame(&transaction, id).await?;
    rules::may_keep(&ctx.actor, frame.organisation_id, frame.scope())?;
    let atlas = Atlas::read(&transaction).await?;
    let organisation = (frame.organisation_id, frame.organisation.as_str());
    let prepared = prepare(id, organisation, draft, &atlas, own_language(ctx), ctx.now);
    let row = replace_parts(&transaction, id, prepared.map_err(|misfit| misfit.refusal)?).await?;
    update(&transaction, id, row).await?;
    record(&transaction, ctx, "offers.change", id, None).await?;
    transaction.commit().await?;
    Ok(())
}

/// Says that what is written about a service is still right.
pub async fn confirm(ctx: &Ctx, id: OfferId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = queries::find_frame(&transaction, id).await?;
    rules::may_keep(&ctx.actor, frame.organisation_id, frame.scope())?;
    if frame.withdrawn_at.is_some() {
        return Err(Refusal::WrongState.into());
    }
    update(&transaction, id, offer::ActiveModel { confirmed_at: Set(ctx.now), ..Default::default() }).await?;
    record(&transaction, ctx, "offers.confirm", id, None).await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes a service off the lists. Whoever is not of the organisation says why, and the organisation reads it.
///
/// # Errors
/// [`Refusal::ReasonMissing`] for an officer who says nothing.
pub async fn withdraw(ctx: &Ctx, id: OfferId, reason: Option<&Message>) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = queries::find_frame(&transaction, id).await?;
    rules::may_keep(&ctx.actor, frame.organisation_id, frame.scope())?;
    if frame.withdrawn_at.is_some() {
        return Err(Refusal::WrongState.into());
    }
    let reason = match (rules::is_member(&ctx.actor, frame.organisation_id), reason) {
        (true, _) => None,
        (false, None) => return Err(Refusal::ReasonMissing.into()),
        (false, Some(reason)) => Some(reason.as_str().to_owned()),
    };
    let row = offer::ActiveModel {
        withdrawn_at: Set(Some(ctx.now)),
        withdrawn_for: Set(reason),
        ..Default::default()
    };
    update(&transaction, id, row).await?;
    record(&transaction, ctx, "offers.withdraw", id, None).await?;
    transaction.commit().await?;
    Ok(())
}

/// Puts a withdrawn service on the lists again.
pub async fn bring_back(ctx: &Ctx, id: OfferId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = queries::find_frame(&transaction, id).await?;
    let was_taken_down = frame.withdrawn_for.is_some();
    rules::may_bring_back(&ctx.actor, frame.organisation_id, frame.scope(), was_taken_down)?;
    if frame.withdrawn_at.is_none() {
        return Err(Refusal::WrongState.into());
    }
    let row = offer::ActiveModel { withdrawn_at: Set(None), withdrawn_for: Set(None), ..Default::default() };
    update(&transaction, id, row).await?;
    record(&transaction, ctx, "offers.bring_back", id, None).await?;
    transaction.commit().await?;
    Ok(())
}

async fn update(
    db: &impl sea_orm::ConnectionTrait,
    id: OfferId,
    row: offer::ActiveModel,
) -> Result<(), sea_orm::DbErr> {
    offer::Entity::update_many().set(row).filter(offer::Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

fn own_language(ctx: &Ctx) -> Language {
    ctx.actor.person().map_or(Language::ITALIAN, |person| person.language)
}
