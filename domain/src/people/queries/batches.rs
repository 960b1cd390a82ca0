//! Batches of invitations.

use sea_orm::{FromQueryResult, Value};

use crate::{
    base::{BatchId, Ctx, Cursor, Deed, Moment, Page, Stop, database::statement, page::PAGE_SIZE},
    people::records::Batch,
    territories::reach,
};

#[derive(FromQueryResult)]
struct Row {
    id: BatchId,
    label: String,
    territory: String,
    size: i32,
    used: i32,
    created_at: Moment,
    expires_at: Moment,
    revoked_at: Option<Moment>,
}

/// The batches of the territories for which the actor may make some, newest first. One statement.
pub async fn list_batches(ctx: &Ctx, after: Option<Cursor>) -> Result<Page<Batch>, Stop> {
    let me = ctx.actor.person()?;
    let territories = ctx.actor.territories_for(Deed::IssueInvitations);
    if territories.as_ref().is_some_and(Vec::is_empty) {
        ctx.actor.may(Deed::IssueInvitations, None)?;
    }
    let (key, id) = after.map_or((i64::MAX, me.id.0), |cursor| (cursor.key, cursor.id));
    let mut values: Vec<Value> = vec![key.into(), id.into()];
    let reached = reach(territories.as_deref(), &mut values);
    let sql = format!(
        "SELECT b.id, b.label, t.name AS territory, b.size, b.used, b.created_at, b.expires_at, b.revoked_at \
         FROM invitation_batches b JOIN territories t ON t.id = b.territory_id \
         WHERE (b.created_at < $1 OR (b.created_at = $1 AND b.id < $2)) AND {reached} \
         ORDER BY b.created_at DESC, b.id DESC LIMIT {}",
        PAGE_SIZE + 1
    );
    let db = ctx.db.reader();
    let rows = Row::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let cursor = |row: &Row| Cursor { key: row.created_at.0, id: row.id.0 };
    Ok(Page::cut(rows, PAGE_SIZE, cursor).map(|row| Batch {
        id: row.id,
        label: row.label,
        territory: row.territory,
        size: i64::from(row.size),
        used: i64::from(row.used),
        created_at: row.created_at,
        expires_at: row.expires_at,
        revoked_at: row.revoked_at,
    }))
}
