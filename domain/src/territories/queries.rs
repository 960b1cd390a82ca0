//! Readings of territories.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{Territory, tables::territory};
use crate::base::{Actor, Ctx, Deed, Refusal, Stop, TerritoryId, database::statement};

/// The territory with this id.
pub async fn find(db: &impl ConnectionTrait, id: TerritoryId) -> Result<Territory, Stop> {
    let row = territory::Entity::find_by_id(id).one(db).await?;
    Ok(row.ok_or(Refusal::NotFound)?.into())
}

/// The territory with this ISTAT code.
pub async fn find_by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Territory>, DbErr> {
    let row = territory::Entity::find().filter(territory::Column::IstatCode.eq(code)).one(db).await?;
    Ok(row.map(Territory::from))
}

/// The territories that have an open board, by name.
pub async fn list_with_boards(db: &impl ConnectionTrait) -> Result<Vec<Territory>, DbErr> {
    const SQL: &str = "SELECT * FROM territories WHERE id IN \
         (SELECT territory_id FROM boards WHERE opened_at IS NOT NULL) ORDER BY name";
    let rows = territory::Entity::find().from_raw_sql(statement(db, SQL, [])).all(db).await?;
    Ok(rows.into_iter().map(Territory::from).collect())
}

/// All territories, provinces first, each kind by name.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<Territory>, DbErr> {
    let rows = territory::Entity::find()
        .order_by_desc(territory::Column::Kind)
        .order_by_asc(territory::Column::Name)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Territory::from).collect())
}

/// The territories in which the actor may do a deed, provinces first.
pub async fn list_for(db: &impl ConnectionTrait, actor: &Actor, deed: Deed) -> Result<Vec<Territory>, DbErr> {
    let mut territories = list(db).await?;
    territories.retain(|territory| actor.may(deed, Some(territory.scope())).is_ok());
    Ok(territories)
}

/// All territories, for those who keep them.
pub async fn list_kept(ctx: &Ctx) -> Result<Vec<Territory>, Stop> {
    ctx.actor.may(Deed::KeepTerritories, None)?;
    Ok(list(ctx.db.reader()).await?)
}
