//! What is done with services.

mod mediators;
mod notes;
mod rows;
mod write;

use sea_orm::{ConnectionTrait, DbErr};

pub use mediators::{ask, erase_due, give_back, settle, take, take_back};
pub use notes::{report, settle_note};
pub(crate) use rows::{Atlas, Prepared, insert, prepare};
pub use write::{bring_back, change, confirm, create, withdraw};

use crate::{
    activity::{self, Entry},
    base::{Actor, Ctx, OfferId, OrganisationId, Scope, Stop},
    organisations, territories,
};

/// The organisation's name and where permission for its services is looked up. One or two statements.
async fn find_organisation(
    db: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<(String, Option<Scope>), Stop> {
    let organisation = organisations::queries::find(db, id).await?;
    let scope = match organisation.territory {
        None => None,
        Some(territory) => Some(territories::queries::find(db, territory).await?.scope()),
    };
    Ok((organisation.name, scope))
}

async fn record(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    deed: &str,
    offer: OfferId,
    detail: Option<String>,
) -> Result<(), DbErr> {
    let entry =
        Entry { at: ctx.now, deed, actor: ctx.actor.id(), board: None, subject: Some(offer.into()), detail };
    activity::record(db, entry).await
}

/// The same without who asks: for deeds whose trace says only that they were done.
fn anonymous(ctx: &Ctx) -> Ctx {
    Ctx { actor: Actor::Visitor, ..ctx.clone() }
}
