//! Links for staff that are not wanted any more.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{record, roles::find_scope};
use crate::{
    base::{Ctx, Refusal, StaffInvitationId, Stop},
    people::{
        rules::{self, STAFF},
        tables::staff_invitation,
    },
};

/// Withdraws a link: it ends now, and whoever opens it is told that it is no longer good.
///
/// # Errors
/// [`Refusal::LinkInvalid`] where it is used or ended already; [`Refusal::NotAllowed`] for people who could not make
/// such a link themselves.
pub async fn withdraw_link(ctx: &Ctx, id: StaffInvitationId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let link = staff_invitation::Entity::find_by_id(id).one(&transaction).await?;
    let link = link.filter(|link| STAFF.contains(&link.role)).ok_or(Refusal::NotFound)?;
    rules::may_give(&ctx.actor, link.role, find_scope(&transaction, link.territory_id).await?)?;
    if link.used_at.is_some() || link.expires_at <= ctx.now {
        return Err(Refusal::LinkInvalid.into());
    }
    let ended = staff_invitation::ActiveModel { id: Set(id), expires_at: Set(ctx.now), ..Default::default() };
    staff_invitation::Entity::update(ended).exec(&transaction).await?;
    record(&transaction, ctx.now, ctx.actor.id(), "people.withdraw_link", Some(link.role.to_string()))
        .await?;
    transaction.commit().await?;
    Ok(())
}
