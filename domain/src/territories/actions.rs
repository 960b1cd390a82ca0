//! Keeping the list of territories.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use super::{Kind, Territory, queries, tables::territory};
use crate::{
    activity,
    base::{Ctx, Deed, Refusal, Stop, TerritoryId, failure::is_taken, text::Label},
};

/// Adds a province (a code of three digits, within nothing) or a municipality (six digits, within a province).
/// The province is said, not read off the code: within a metropolitan city (318) municipalities keep the number of
/// the province that it was or would be (118001).
pub async fn add(
    ctx: &Ctx,
    istat_code: &str,
    name: &Label,
    region: &Label,
    within: Option<TerritoryId>,
) -> Result<Territory, Stop> {
    ctx.actor.may(Deed::KeepTerritories, None)?;
    let kind = kind_of(istat_code)?;
    let transaction = ctx.db.begin().await?;
    check_place(&transaction, kind, within).await?;
    let row = territory::Model {
        id: TerritoryId::new(),
        istat_code: istat_code.to_owned(),
        kind,
        name: name.as_str().to_owned(),
        region: region.as_str().to_owned(),
        within,
    };
    let inserted = territory::Entity::insert(territory::ActiveModel::from(row.clone()))
        .exec_without_returning(&transaction)
        .await;
    inserted
        .map_err(|error| if is_taken(&error) { Refusal::AlreadyExists.into() } else { Stop::from(error) })?;
    record(&transaction, ctx, "territories.add", istat_code).await?;
    transaction.commit().await?;
    Ok(row.into())
}

/// A municipality lies within a province, a province within nothing.
async fn check_place(db: &impl ConnectionTrait, kind: Kind, within: Option<TerritoryId>) -> Result<(), Stop> {
    match (kind, within) {
        (Kind::Province, None) => Ok(()),
        (Kind::Municipality, Some(province)) if queries::find(db, province).await?.kind == Kind::Province => {
            Ok(())
        }
        _ => Err(Refusal::UnknownChoice.into()),
    }
}

/// Gives a territory another name.
pub async fn rename(ctx: &Ctx, id: TerritoryId, name: &Label) -> Result<(), Stop> {
    ctx.actor.may(Deed::KeepTerritories, None)?;
    let transaction = ctx.db.begin().await?;
    let territory = queries::find(&transaction, id).await?;
    let change =
        territory::ActiveModel { id: Set(id), name: Set(name.as_str().to_owned()), ..Default::default() };
    territory::Entity::update(change).exec(&transaction).await?;
    record(&transaction, ctx, "territories.rename", &territory.istat_code).await?;
    transaction.commit().await?;
    Ok(())
}

fn kind_of(istat_code: &str) -> Result<Kind, Refusal> {
    if !istat_code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::NotANumber);
    }
    match istat_code.len() {
        3 => Ok(Kind::Province),
        6 => Ok(Kind::Municipality),
        _ => Err(Refusal::NotANumber),
    }
}

async fn record(
    transaction: &impl ConnectionTrait,
    ctx: &Ctx,
    deed: &str,
    detail: &str,
) -> Result<(), sea_orm::DbErr> {
    let entry = activity::Entry {
        at: ctx.now,
        deed,
        actor: ctx.actor.id(),
        board: None,
        subject: None,
        detail: Some(detail.to_owned()),
    };
    activity::record(transaction, entry).await
}
