//! Keeping the accounts of others.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use super::{Link, end_sessions, record, write_grant, write_link};
use crate::{
    base::{Ctx, Moment, ParticipantId, Refusal, Role, Scope, Stop, TerritoryId, database::statement},
    people::{rules, tables::participant},
    territories,
};

/// Gives a role, everywhere (`None`) or in a territory.
pub async fn give_role(
    ctx: &Ctx,
    whom: ParticipantId,
    role: Role,
    territory: Option<TerritoryId>,
) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    rules::may_keep(&ctx.actor, whom)?;
    rules::may_give(&ctx.actor, role, find_scope(&transaction, territory).await?)?;
    find(&transaction, whom).await?;
    write_grant(&transaction, whom, role, territory, ctx.actor.id(), ctx.now).await?;
    record(&transaction, ctx.now, ctx.actor.id(), "people.give_role", Some(role.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes a role back.
pub async fn take_role(
    ctx: &Ctx,
    whom: ParticipantId,
    role: Role,
    territory: Option<TerritoryId>,
) -> Result<(), Stop> {
    rules::may_keep(&ctx.actor, whom)?;
    let transaction = ctx.db.begin().await?;
    let (place, values) = match territory {
        None => ("territory_id IS NULL", vec![whom.into(), role.as_str().into()]),
        Some(id) => ("territory_id = $3", vec![whom.into(), role.as_str().into(), id.into()]),
    };
    let sql = format!("DELETE FROM grants WHERE participant_id = $1 AND role = $2 AND {place}");
    transaction.execute_raw(statement(&transaction, &sql, values)).await?;
    record(&transaction, ctx.now, ctx.actor.id(), "people.take_role", Some(role.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

/// Suspends an account: it is out at once, on every device.
pub async fn suspend(ctx: &Ctx, whom: ParticipantId) -> Result<(), Stop> {
    set_suspended(ctx, whom, Some(ctx.now), "people.suspend").await
}

/// Lets a suspended account come in again.
pub async fn restore(ctx: &Ctx, whom: ParticipantId) -> Result<(), Stop> {
    set_suspended(ctx, whom, None, "people.restore").await
}

async fn set_suspended(
    ctx: &Ctx,
    whom: ParticipantId,
    since: Option<Moment>,
    deed: &'static str,
) -> Result<(), Stop> {
    rules::may_keep(&ctx.actor, whom)?;
    let transaction = ctx.db.begin().await?;
    find(&transaction, whom).await?;
    let row = participant::ActiveModel { id: Set(whom), suspended_at: Set(since), ..Default::default() };
    participant::Entity::update(row).exec(&transaction).await?;
    if since.is_some() {
        end_sessions(&transaction, whom).await?;
    }
    record(&transaction, ctx.now, ctx.actor.id(), deed, Some(whom.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

/// Makes a link with which the owner of an account with e-mail sets a new password. Gives back its token.
pub async fn renew_password(ctx: &Ctx, whom: ParticipantId) -> Result<String, Stop> {
    rules::may_keep(&ctx.actor, whom)?;
    let transaction = ctx.db.begin().await?;
    let email = find(&transaction, whom).await?.email.ok_or(Refusal::NotAnEmail)?;
    let link = Link { email: &email, role: Role::Participant, territory: None, organisation: None };
    let token = write_link(&transaction, &link, ctx.actor.id(), ctx.now).await?;
    record(&transaction, ctx.now, ctx.actor.id(), "people.renew_password", Some(whom.to_string())).await?;
    transaction.commit().await?;
    Ok(token)
}

async fn find(db: &impl ConnectionTrait, id: ParticipantId) -> Result<participant::Model, Stop> {
    let found = participant::Entity::find_by_id(id).one(db).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

pub(super) async fn find_scope(
    db: &impl ConnectionTrait,
    territory: Option<TerritoryId>,
) -> Result<Option<Scope>, Stop> {
    match territory {
        None => Ok(None),
        Some(id) => Ok(Some(territories::queries::find(db, id).await?.scope())),
    }
}
