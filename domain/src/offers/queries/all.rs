//! All public services, for open data.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::{
    cards::read_parts,
    is_public,
    page::{COLUMNS, Row, TABLES},
};
use crate::{
    base::{Moment, database::statement},
    offers::Offer,
};

/// Every public service, in the order in which they were first described. Two statements.
pub async fn list_all(db: &impl ConnectionTrait, now: Moment) -> Result<Vec<Offer>, DbErr> {
    let public = is_public(1);
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE {public} ORDER BY o.id");
    let rows = Row::find_by_statement(statement(db, &sql, [now.day().into()])).all(db).await?;
    let which = format!("offer_id IN (SELECT o.id FROM offers o WHERE {public})");
    let mut parts = read_parts(db, &which, [now.day().into()]).await?;
    let whole = |row: Row| {
        let parts = parts.remove(&row.id).unwrap_or_default();
        row.with(parts)
    };
    Ok(rows.into_iter().map(whole).collect())
}
