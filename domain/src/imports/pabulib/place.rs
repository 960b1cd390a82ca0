//! Where an imported board belongs.

use counting::pabulib::Meta;
use sea_orm::{DatabaseTransaction, EntityTrait};

use crate::{
    base::TerritoryId,
    imports::ImportError,
    territories::{Kind, Territory, queries, tables::territory},
};

/// The territory with the given ISTAT code. Without one, a municipality named as in the file: outside Italy
/// there are no ISTAT codes, so country and city stand in the place of the code (`Poland/Łódź`).
pub(super) async fn find_or_add(
    transaction: &DatabaseTransaction,
    code: Option<&str>,
    meta: &Meta,
) -> Result<Territory, ImportError> {
    if let Some(code) = code {
        let found = queries::find_by_code(transaction, code).await?;
        return found.ok_or_else(|| ImportError::UnknownTerritory(code.to_owned()));
    }
    let country = meta.text("country").unwrap_or("?");
    let city = meta.text("unit").unwrap_or(country);
    let code = format!("{country}/{city}");
    if let Some(found) = queries::find_by_code(transaction, &code).await? {
        return Ok(found);
    }
    let row = territory::Model {
        id: TerritoryId::new(),
        istat_code: code,
        kind: Kind::Municipality,
        name: city.to_owned(),
        region: country.to_owned(),
        within: None,
    };
    let insert = territory::Entity::insert(territory::ActiveModel::from(row.clone()));
    insert.exec_without_returning(transaction).await?;
    Ok(row.into())
}
