//! From rows to cards.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use std::collections::HashMap;

use crate::{
    base::{Language, Moment, OfferId, TerritoryId, database::statement},
    offers::{Card, Cost, Nearness, Place, Theme},
    territories::Kind,
};

/// What a statement that reads cards selects, but for `nearness`; the service is called `o`.
pub const COLUMNS: &str = "o.id, o.name, o.language, o.theme, g.name AS organisation, p.name AS place, o.address, \
    o.hours, o.cost, o.children, o.remote, o.mediators, o.places, o.confirmed_at";
/// From where it reads them.
pub const TABLES: &str =
    "offers o JOIN organisations g ON g.id = o.organisation_id LEFT JOIN territories p ON p.id = o.place_id";

/// A row of such a statement.
#[derive(FromQueryResult)]
pub struct CardRow {
    pub id: OfferId,
    pub nearness: i32,
    name: String,
    language: Language,
    theme: Theme,
    organisation: String,
    place: Option<String>,
    address: Option<String>,
    hours: String,
    cost: Cost,
    children: bool,
    remote: bool,
    mediators: bool,
    places: Option<i32>,
    confirmed_at: Moment,
}

/// The cards of the rows, in their order, with what they serve and speak. One statement.
pub async fn cards(db: &impl ConnectionTrait, rows: Vec<CardRow>) -> Result<Vec<Card>, DbErr> {
    let ids: Vec<OfferId> = rows.iter().map(|row| row.id).collect();
    let mut parts = parts(db, &ids).await?;
    let card = |row: CardRow| {
        let (territories, languages) = parts.remove(&row.id).unwrap_or_default();
        Card {
            id: row.id,
            name: row.name,
            language: row.language,
            theme: row.theme,
            organisation: row.organisation,
            place: row.place,
            address: row.address,
            // What does not read as hours is shown as none: it was checked when it was written.
            hours: row.hours.parse().unwrap_or_default(),
            languages,
            territories: territories.into_iter().map(|place| place.name).collect(),
            cost: row.cost,
            children: row.children,
            remote: row.remote,
            mediators: row.mediators,
            places: row.places,
            confirmed_at: row.confirmed_at,
            nearness: nearness(row.nearness),
        }
    };
    Ok(rows.into_iter().map(card).collect())
}

fn nearness(number: i32) -> Nearness {
    usize::try_from(number)
        .ok()
        .and_then(|place| Nearness::ALL.get(place).copied())
        .unwrap_or(Nearness::Elsewhere)
}

#[derive(FromQueryResult)]
struct PartRow {
    offer_id: OfferId,
    language: Option<Language>,
    territory: Option<TerritoryId>,
    code: Option<String>,
    name: Option<String>,
    kind: Option<Kind>,
}

/// What services serve, provinces first, and what they speak.
pub type Parts = HashMap<OfferId, (Vec<Place>, Vec<Language>)>;

/// Territories and languages of services. One statement, none where there are no services.
pub async fn parts(db: &impl ConnectionTrait, ids: &[OfferId]) -> Result<Parts, DbErr> {
    if ids.is_empty() {
        return Ok(Parts::new());
    }
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    read_parts(db, &format!("offer_id IN ({})", places.join(", ")), ids.iter().map(|id| (*id).into())).await
}

/// Territories and languages of the services that a condition on `offer_id` names. One statement.
pub async fn read_parts(
    db: &impl ConnectionTrait,
    which: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Parts, DbErr> {
    let sql = format!(
        "SELECT x.offer_id, NULL AS language, t.id AS territory, t.istat_code AS code, t.name, t.kind FROM offer_territories x \
            JOIN territories t ON t.id = x.territory_id WHERE x.{which} \
         UNION ALL SELECT x.offer_id, x.language, NULL, NULL, NULL, NULL FROM offer_languages x WHERE x.{which} \
         ORDER BY kind DESC, name, language"
    );
    let rows = PartRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let mut parts = Parts::new();
    for row in rows {
        let (territories, languages) = parts.entry(row.offer_id).or_default();
        languages.extend(row.language);
        if let (Some(id), Some(code), Some(name), Some(kind)) = (row.territory, row.code, row.name, row.kind)
        {
            territories.push(Place { id, code, name, kind });
        }
    }
    Ok(parts)
}
