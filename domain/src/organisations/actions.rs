//! Keeping organisations and those who act for them.

use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};

use super::{Draft, queries, tables::organisation};
use crate::{
    activity,
    base::{
        Ctx, Deed, OrganisationId, ParticipantId, Refusal, Role, Scope, Stop, TerritoryId, failure::is_taken,
        text::graphemes,
    },
    people::{self, Email},
    territories,
};

/// The most graphemes of a description.
pub const DESCRIPTION_LONGEST: usize = 4000;

/// Writes an organisation down.
pub async fn create(ctx: &Ctx, draft: &Draft) -> Result<OrganisationId, Stop> {
    let transaction = ctx.db.begin().await?;
    may_keep(&transaction, ctx, draft.territory).await?;
    check(&transaction, draft).await?;
    let id = OrganisationId::new();
    let row = organisation::ActiveModel { id: Set(id), created_at: Set(ctx.now), ..columns(draft) };
    let inserted = organisation::Entity::insert(row).exec_without_returning(&transaction).await;
    inserted.map_err(taken)?;
    record(&transaction, ctx, "organisations.create", id).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Changes what is written about an organisation.
pub async fn change(ctx: &Ctx, id: OrganisationId, draft: &Draft) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let before = queries::find(&transaction, id).await?;
    may_keep(&transaction, ctx, before.territory).await?;
    may_keep(&transaction, ctx, draft.territory).await?;
    check(&transaction, draft).await?;
    let row = organisation::ActiveModel { id: Set(id), ..columns(draft) };
    organisation::Entity::update(row).exec(&transaction).await.map_err(taken)?;
    record(&transaction, ctx, "organisations.change", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Adds a person to those who act for an organisation.
pub async fn add_member(ctx: &Ctx, id: OrganisationId, who: ParticipantId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let found = queries::find(&transaction, id).await?;
    may_keep(&transaction, ctx, found.territory).await?;
    let person = people::queries::find_actor(&transaction, who).await?;
    person.person().map_err(|_| Refusal::NotFound)?;
    people::actions::write_membership(&transaction, id, who, ctx.now).await?;
    record(&transaction, ctx, "organisations.add_member", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Removes a person from those who act for an organisation; one may always leave oneself.
pub async fn remove_member(ctx: &Ctx, id: OrganisationId, who: ParticipantId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let found = queries::find(&transaction, id).await?;
    if ctx.actor.id() != Some(who) {
        may_keep(&transaction, ctx, found.territory).await?;
    }
    people::actions::remove_membership(&transaction, id, who).await?;
    record(&transaction, ctx, "organisations.remove_member", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Makes a link that adds whoever opens it to the organisation's people. Gives back its token.
pub async fn invite_member(ctx: &Ctx, id: OrganisationId, email: &Email) -> Result<String, Stop> {
    let transaction = ctx.db.begin().await?;
    let found = queries::find(&transaction, id).await?;
    may_keep(&transaction, ctx, found.territory).await?;
    let link = people::actions::Link {
        email: email.as_str(),
        role: Role::Member,
        territory: None,
        organisation: Some(id),
    };
    let token = people::actions::write_link(&transaction, &link, ctx.actor.id(), ctx.now).await?;
    record(&transaction, ctx, "organisations.invite_member", id).await?;
    transaction.commit().await?;
    Ok(token)
}

/// An organisation of a territory is kept there; one that works everywhere, by those who keep the whole.
async fn may_keep(db: &impl ConnectionTrait, ctx: &Ctx, territory: Option<TerritoryId>) -> Result<(), Stop> {
    let scope: Option<Scope> = match territory {
        None => None,
        Some(id) => Some(territories::queries::find(db, id).await?.scope()),
    };
    Ok(ctx.actor.may(Deed::KeepOrganisations, scope)?)
}

async fn check(db: &impl ConnectionTrait, draft: &Draft) -> Result<(), Stop> {
    if graphemes(&draft.description) > DESCRIPTION_LONGEST {
        return Err(Refusal::TooLong { most: DESCRIPTION_LONGEST }.into());
    }
    people::actions::check_constituency(db, draft.constituency.as_deref()).await
}

fn columns(draft: &Draft) -> organisation::ActiveModel {
    let text =
        |label: &Option<crate::base::text::Label>| label.as_ref().map(|label| label.as_str().to_owned());
    organisation::ActiveModel {
        name: Set(draft.name.as_str().to_owned()),
        kind: Set(draft.kind),
        constituency: Set(draft.constituency.clone()),
        territory_id: Set(draft.territory),
        role_in_project: Set(text(&draft.role_in_project)),
        description: Set(draft.description.clone()),
        language: Set(draft.language),
        runts_number: Set(text(&draft.runts_number)),
        website: Set(draft.website.as_ref().map(|address| address.as_str().to_owned())),
        ..Default::default()
    }
}

fn taken(error: DbErr) -> Stop {
    if is_taken(&error) { Refusal::AlreadyExists.into() } else { error.into() }
}

async fn record(db: &impl ConnectionTrait, ctx: &Ctx, deed: &str, id: OrganisationId) -> Result<(), DbErr> {
    let entry = activity::Entry {
        at: ctx.now,
        deed,
        actor: ctx.actor.id(),
        board: None,
        subject: None,
        detail: Some(id.to_string()),
    };
    activity::record(db, entry).await
}
