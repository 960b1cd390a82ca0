//! Services for those who keep them.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use super::find_frame;
use crate::{
    base::{
        Ctx, Cursor, Deed, OfferId, OrganisationId, Page, Refusal, Stop, database::statement, page::PAGE_SIZE,
    },
    offers::{FRESH_DAYS, Kept, Note, rules},
    territories::reach,
};

/// The condition that an organisation `g` of territory `t` is one of the actor's, or lies where she keeps them. Values
/// are appended.
fn is_kept(ctx: &Ctx, values: &mut Vec<Value>) -> Result<String, Refusal> {
    let person = ctx.actor.person()?;
    let territories = ctx.actor.territories_for(Deed::KeepOrganisations);
    let reached = territories.as_ref().is_none_or(|territories| !territories.is_empty());
    if !reached && person.memberships.is_empty() {
        return Err(Refusal::NotAllowed);
    }
    let by_role = reach(territories.as_deref(), values);
    let own: Vec<String> = person
        .memberships
        .iter()
        .map(|id| {
            values.push((*id).into());
            format!("${}", values.len())
        })
        .collect();
    Ok(if own.is_empty() { by_role } else { format!("({by_role} OR g.id IN ({}))", own.join(", ")) })
}

/// The services that the actor keeps: those to look at first (with notes of readers, then stale, then others), each
/// changed last first. One statement.
pub async fn list_kept(ctx: &Ctx, after: Option<&Cursor>) -> Result<Page<Kept>, Stop> {
    let mut values: Vec<Value> = vec![ctx.now.plus_days(-FRESH_DAYS).into(), ctx.now.day().into()];
    let kept = is_kept(ctx, &mut values)?;
    let urgency = "CASE WHEN o.withdrawn_at IS NOT NULL OR o.valid_until < $2 THEN 3 WHEN o.notes > 0 THEN 0 \
        WHEN o.confirmed_at < $1 THEN 1 ELSE 2 END";
    let mut later = String::new();
    if let Some(cursor) = after {
        values.push(i32::try_from(cursor.key).unwrap_or(i32::MAX).into());
        values.push(cursor.id.into());
        let (key, id) = (values.len() - 1, values.len());
        later = format!(" AND ({urgency} > ${key} OR ({urgency} = ${key} AND o.id < ${id}))");
    }
    let sql = format!(
        "SELECT o.id, o.name, o.language, o.theme, g.name AS organisation, o.confirmed_at, o.valid_until, \
            o.withdrawn_at, o.withdrawn_for, o.notes, {urgency} AS urgency \
         FROM offers o JOIN organisations g ON g.id = o.organisation_id \
         LEFT JOIN territories t ON t.id = g.territory_id \
         WHERE {kept}{later} ORDER BY urgency, o.id DESC LIMIT {}",
        PAGE_SIZE + 1
    );
    let db = ctx.db.reader();
    let rows = db.query_all_raw(statement(db, &sql, values)).await?;
    let read = |row: sea_orm::QueryResult| -> Result<(i32, Kept), DbErr> {
        Ok((row.try_get("", "urgency")?, Kept::from_query_result(&row, "")?))
    };
    let rows = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let page =
        Page::cut(rows, PAGE_SIZE, |(urgency, kept)| Cursor { key: i64::from(*urgency), id: kept.id.0 });
    Ok(page.map(|(_, kept)| kept))
}

/// The notes of readers that wait, for those who keep the service. Two statements.
pub async fn list_notes(ctx: &Ctx, offer: OfferId) -> Result<Vec<Note>, Stop> {
    const SQL: &str = "SELECT id, flaw, text, language, created_at FROM offer_notes \
         WHERE offer_id = $1 AND settled_at IS NULL ORDER BY created_at, id LIMIT 100";
    let db = ctx.db.reader();
    let frame = find_frame(db, offer).await?;
    rules::may_keep(&ctx.actor, frame.organisation_id, frame.scope())?;
    Ok(Note::find_by_statement(statement(db, SQL, [offer.into()])).all(db).await?)
}

#[derive(FromQueryResult)]
struct NameRow {
    id: OrganisationId,
    name: String,
}

/// The organisations for which the actor may describe services, by name. One statement.
pub async fn list_represented(ctx: &Ctx) -> Result<Vec<(OrganisationId, String)>, Stop> {
    let mut values = Vec::new();
    let kept = is_kept(ctx, &mut values)?;
    let sql = format!(
        "SELECT g.id, g.name FROM organisations g LEFT JOIN territories t ON t.id = g.territory_id \
         WHERE {kept} ORDER BY g.name"
    );
    let db = ctx.db.reader();
    let rows = NameRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
