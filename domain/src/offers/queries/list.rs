//! Lists of services: what a reader asks for, the nearest first, the freshest first among equals.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::{
    cards::{COLUMNS, CardRow, TABLES, cards},
    is_public,
};
use crate::{
    base::{
        Cursor, Moment, Page, TerritoryId, conditions::Conditions, database::statement, page::PAGE_SIZE,
        search,
    },
    offers::{Card, Filter, Slots, Theme},
};

/// The public services that a filter asks for; says whether they have only some of its words, because none has all.
///
/// Those of the chosen municipality come first, then those of its province. Within each, those confirmed last come
/// first: so stale ones sink. Two statements; three where no service has all of the words.
pub async fn list(
    db: &impl ConnectionTrait,
    filter: &Filter,
    after: Option<&Cursor>,
    now: Moment,
) -> Result<(Page<Card>, bool), DbErr> {
    let words = search::words_of(&filter.search);
    let backend = db.get_database_backend();
    let all = (!words.is_empty()).then(|| search::all_of(backend, &words));
    let page = read(db, filter, all, after, now).await?;
    if page.rows.is_empty() && after.is_none() && words.len() > 1 {
        let page = read(db, filter, Some(search::any_of(backend, &words)), None, now).await?;
        let found = !page.rows.is_empty();
        return Ok((finish(db, page).await?, found));
    }
    Ok((finish(db, page).await?, false))
}

async fn finish(db: &impl ConnectionTrait, page: Page<CardRow>) -> Result<Page<Card>, DbErr> {
    Ok(Page { rows: cards(db, page.rows).await?, next: page.next })
}

async fn read(
    db: &impl ConnectionTrait,
    filter: &Filter,
    words: Option<String>,
    after: Option<&Cursor>,
    now: Moment,
) -> Result<Page<CardRow>, DbErr> {
    let mut sql = Conditions::default();
    let day = sql.place(now.day());
    sql.add(is_public(day));
    narrow(&mut sql, filter);
    if let Some(words) = words {
        let place = sql.place(words);
        sql.add(search::condition(db.get_database_backend(), "offers", "o", place));
    }
    let nearness = filter.near.map_or_else(|| "0".to_owned(), |near| nearness(&mut sql, near));
    if let Some(cursor) = after {
        let (key, id) = (sql.place(i32::try_from(cursor.key).unwrap_or(i32::MAX)), sql.place(cursor.id));
        let later =
            format!("(o.confirmed_at, o.id) < ((SELECT confirmed_at FROM offers WHERE id = ${id}), ${id})");
        sql.add(if filter.near.is_some() {
            format!("({nearness} > ${key} OR ({nearness} = ${key} AND {later}))")
        } else {
            // The key stands in the statement, so that it has as many places as values.
            format!("(${key} >= 0 AND {later})")
        });
    }
    let order = if filter.near.is_some() { "nearness, " } else { "" };
    let limit = sql.place((PAGE_SIZE + 1).cast_signed());
    let text = format!(
        "SELECT {COLUMNS}, {nearness} AS nearness FROM {TABLES} WHERE {} \
         ORDER BY {order}o.confirmed_at DESC, o.id DESC LIMIT ${limit}",
        sql.all()
    );
    let rows = CardRow::find_by_statement(statement(db, &text, sql.values)).all(db).await?;
    Ok(Page::cut(rows, PAGE_SIZE, |row| Cursor { key: i64::from(row.nearness), id: row.id.0 }))
}

/// The conditions of a filter, but for its words.
fn narrow(sql: &mut Conditions, filter: &Filter) {
    sql.keep("o.theme", filter.theme.map(Theme::as_str));
    sql.keep("o.organisation_id", filter.organisation);
    if let Some(within) = filter.within {
        let place = sql.place(within);
        sql.add(serves(place));
    }
    if let Some(language) = filter.language {
        let place = sql.place(language);
        sql.add(format!(
            "EXISTS (SELECT 1 FROM offer_languages l WHERE l.language = ${place} AND l.offer_id = o.id)"
        ));
    }
    if filter.weekday.is_some() || filter.part.is_some() {
        let place = sql.place(Slots::of(filter.weekday, filter.part).0);
        sql.add(format!("(o.slots & ${place}) <> 0"));
    }
    for (wanted, condition) in [
        (filter.children, "o.children = TRUE"),
        (filter.free, "o.cost = 'free'"),
        (filter.step_free, "o.step_free = TRUE"),
        (filter.mediators, "o.mediators = TRUE"),
    ] {
        if wanted {
            sql.add(condition);
        }
    }
}

/// The condition that a service serves the territory at this place of the statement: by name, by its whole province, or,
/// where the territory is a province, by something within it.
pub fn serves(place: usize) -> String {
    format!(
        "o.id IN (SELECT s.offer_id FROM offer_territories s WHERE s.territory_id = ${place} \
            OR s.province_id = ${place} \
            OR s.territory_id = (SELECT w.within FROM territories w WHERE w.id = ${place}))"
    )
}

/// 0 for a service of the municipality, 1 for one of its province, 2 for others.
fn nearness(sql: &mut Conditions, near: TerritoryId) -> String {
    let place = sql.place(near);
    let province = format!("(SELECT COALESCE(n.within, n.id) FROM territories n WHERE n.id = ${place})");
    format!(
        "CASE WHEN o.place_id = ${place} OR o.id IN \
            (SELECT s.offer_id FROM offer_territories s WHERE s.territory_id = ${place}) THEN 0 \
         WHEN COALESCE(p.within, p.id) = {province} OR o.id IN \
            (SELECT s.offer_id FROM offer_territories s WHERE s.province_id = {province}) THEN 1 ELSE 2 END"
    )
}
