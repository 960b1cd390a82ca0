//! Keeping the list of territories.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{Kind, Territory, queries, tables::territory};
use crate::{
    activity,
    base::{Ctx, Deed, Refusal, Stop, TerritoryId, failure::is_taken, text::Label},
};

/// Adds a province (three digits) or a municipality (six digits, within a province that exists).
pub async fn add(ctx: &Ctx, istat_code: &str, name: &Label, region: &Label) -> Result<Territory, Stop> {
    ctx.actor.may(Deed::KeepTerritories, None)?;
    let kind = kind_of(istat_code)?;
    let transaction = ctx.db.begin().await?;
    let within = match kind {
        Kind::Province => None,
        Kind::Municipality => {
            let province = queries::find_by_code(&transaction, &istat_code[..3]).await?;
            Some(province.ok_or(Refusal::NotFound)?.id)
        }
    };
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
    transaction: &impl sea_orm::ConnectionTrait,
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
