//! Lists of news: what everybody reads, and what those who keep organisations work on.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use super::{COLUMNS, CardRow, TABLES};
use crate::{
    base::{
        Ctx, Cursor, Deed, Moment, Page, Refusal, Stop, TerritoryId, database::statement, fold::fold,
        page::PAGE_SIZE,
    },
    news::{Card, Filter},
    organisations,
    territories::reach,
};

/// The published news of a filter, the latest first. One statement.
pub async fn list(
    db: &impl ConnectionTrait,
    filter: &Filter,
    after: Option<Cursor>,
) -> Result<Page<Card>, DbErr> {
    let mut values: Vec<Value> = vec![(PAGE_SIZE + 1).cast_signed().into()];
    let mut wanted = String::new();
    if let Some(territory) = filter.territory {
        wanted.push_str(&format!(" AND {}", reach(Some(&[territory]), &mut values)));
    }
    let mut add = |condition: &str, value: Value| {
        values.push(value);
        wanted.push_str(&format!(" AND {}", condition.replace('?', &format!("${}", values.len()))));
    };
    if let Some(theme) = filter.theme {
        add("n.theme = ?", theme.as_str().into());
    }
    if let Some(organisation) = filter.organisation {
        add("n.organisation_id = ?", organisation.into());
    }
    if let Some(tag) = &filter.tag {
        add("n.id IN (SELECT news_id FROM news_tags WHERE folded = ?)", fold(tag).into());
    }
    if let Some(subject) = filter.about {
        add("n.id IN (SELECT news_id FROM news_links WHERE subject_id = ?)", subject.id.into());
    }
    let later = later("n.published_at", after, &mut values);
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE n.state = 'published' {wanted} {later} \
         ORDER BY n.published_at DESC, n.id DESC LIMIT $1"
    );
    let rows = CardRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    Ok(page(rows, |card| card.published_at.unwrap_or_default()))
}

/// The news of the organisations that the actor keeps, in every state, those changed last first. One statement.
///
/// # Errors
/// [`Refusal::NotAllowed`] for people who keep none.
pub async fn list_kept(ctx: &Ctx, after: Option<Cursor>) -> Result<Page<Card>, Stop> {
    let person = ctx.actor.person()?;
    if !organisations::rules::may_keep_somewhere(&ctx.actor) {
        return Err(Refusal::NotAllowed.into());
    }
    let db = ctx.db.reader();
    let mut values: Vec<Value> = vec![(PAGE_SIZE + 1).cast_signed().into(), person.id.into()];
    let kept = ctx.actor.territories_for(Deed::KeepOrganisations);
    let here = reach(kept.as_deref(), &mut values);
    let later = later("n.changed_at", after, &mut values);
    // An organisation that works everywhere lies in no territory: only those who keep the whole reach it.
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE o.id IN (SELECT k.id FROM organisations k \
            LEFT JOIN territories t ON t.id = k.territory_id WHERE {here} \
            UNION SELECT organisation_id FROM memberships WHERE participant_id = $2) {later} \
         ORDER BY n.changed_at DESC, n.id DESC LIMIT $1"
    );
    let rows = CardRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    Ok(page(rows, |card| card.changed_at))
}

fn later(column: &str, after: Option<Cursor>, values: &mut Vec<Value>) -> String {
    let Some(cursor) = after else { return String::new() };
    values.extend([cursor.key.into(), cursor.id.into()]);
    let (key, id) = (values.len() - 1, values.len());
    format!("AND ({column} < ${key} OR ({column} = ${key} AND n.id < ${id}))")
}

fn page(rows: Vec<CardRow>, at: impl Fn(&Card) -> Moment) -> Page<Card> {
    let cards = rows.into_iter().map(Card::from).collect();
    Page::cut(cards, PAGE_SIZE, |card: &Card| Cursor { key: at(card).0, id: card.id.0 })
}

#[derive(FromQueryResult)]
struct TagRow {
    tag: String,
    count: i64,
}

/// The tags of published news that are used most, and how often. One statement.
pub async fn count_tags(db: &impl ConnectionTrait, most: u64) -> Result<Vec<(String, i64)>, DbErr> {
    const SQL: &str = "SELECT MIN(g.tag) AS tag, COUNT(*) AS count FROM news_tags g \
         JOIN news n ON n.id = g.news_id AND n.state = 'published' \
         GROUP BY g.folded ORDER BY count DESC, tag LIMIT $1";
    let rows = TagRow::find_by_statement(statement(db, SQL, [most.cast_signed().into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.tag, row.count)).collect())
}

#[derive(FromQueryResult)]
struct TerritoryRow {
    id: TerritoryId,
    name: String,
}

/// The territories that have published news, by name. One statement.
pub async fn list_territories(db: &impl ConnectionTrait) -> Result<Vec<(TerritoryId, String)>, DbErr> {
    const SQL: &str = "SELECT id, name FROM territories WHERE id IN \
         (SELECT territory_id FROM news WHERE state = 'published') ORDER BY name, id";
    let rows = TerritoryRow::find_by_statement(statement(db, SQL, [])).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
