//! What the official answer leaves on its initiative.

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::base::{InitiativeId, Moment, Refusal, Stop, database::statement};

#[derive(FromQueryResult)]
struct Published {
    published_at: Option<Moment>,
}

/// Notes that the initiative is answered, within the transaction of the answer, and tells when it was published.
///
/// # Errors
/// [`Refusal::WrongState`] for what was never published.
pub async fn date_answer(db: &impl ConnectionTrait, id: InitiativeId, now: Moment) -> Result<Moment, Stop> {
    const SQL: &str = "UPDATE initiatives SET answered_at = COALESCE(answered_at, $2), changed_at = $2 \
         WHERE id = $1 RETURNING published_at";
    let found = Published::find_by_statement(statement(db, SQL, [id.into(), now.into()])).one(db).await?;
    Ok(found.and_then(|found| found.published_at).ok_or(Refusal::WrongState)?)
}
