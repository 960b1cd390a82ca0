//! What organisations do because a table decided it.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use std::collections::BTreeMap;

use crate::{
    base::{
        CommitmentId, Day, Language, MeetingId, Moment, OrganisationId, Refusal, ResolutionId, Stop, TableId,
        TerritoryId, database::statement,
    },
    tables::{Commitment, CommitmentState, Due},
};

#[derive(FromQueryResult)]
struct Row {
    id: CommitmentId,
    table_id: TableId,
    resolution_id: ResolutionId,
    meeting_id: MeetingId,
    text: String,
    organisation_id: OrganisationId,
    organisation: String,
    due_day: Day,
    state: CommitmentState,
    note: Option<String>,
    settled_at: Option<Moment>,
    name: String,
    language: Language,
}

const COMMITMENT: &str = "SELECT c.id, c.table_id, c.resolution_id, i.meeting_id, c.text, c.organisation_id, \
        o.name AS organisation, c.due_day, c.state, c.note, c.settled_at, t.name, t.language \
     FROM table_commitments c JOIN table_resolutions r ON r.id = c.resolution_id \
     JOIN table_items i ON i.id = r.item_id JOIN organisations o ON o.id = c.organisation_id \
     JOIN tables t ON t.id = c.table_id";

fn commitment(row: Row) -> Commitment {
    Commitment {
        id: row.id,
        session: row.meeting_id,
        text: row.text,
        owner: (row.organisation_id, row.organisation),
        due: row.due_day,
        state: row.state,
        note: row.note,
        settled_at: row.settled_at,
    }
}

async fn read(db: &impl ConnectionTrait, rest: &str, values: Vec<Value>) -> Result<Vec<Row>, DbErr> {
    let sql = format!("{COMMITMENT} {rest}");
    Row::find_by_statement(statement(db, &sql, values)).all(db).await
}

/// The commitments of a session by resolution. One statement.
pub(super) async fn list_of_session(
    db: &impl ConnectionTrait,
    id: MeetingId,
) -> Result<BTreeMap<ResolutionId, Vec<Commitment>>, DbErr> {
    let mut found: BTreeMap<ResolutionId, Vec<Commitment>> = BTreeMap::new();
    for row in read(db, "WHERE i.meeting_id = $1 ORDER BY c.due_day, c.id", vec![id.into()]).await? {
        found.entry(row.resolution_id).or_default().push(commitment(row));
    }
    Ok(found)
}

/// The most commitments that a page shows.
const MOST: usize = 100;

/// The commitments of a table: open ones first, those due soonest first. What followed from a confidential point only
/// for those who may read it. One statement.
pub async fn list_commitments(
    db: &impl ConnectionTrait,
    table: TableId,
    with_confidential: bool,
) -> Result<Vec<Commitment>, DbErr> {
    let shown = if with_confidential { "" } else { "AND i.confidential_reason IS NULL" };
    let rest = format!(
        "WHERE c.table_id = $1 {shown} \
         ORDER BY CASE WHEN c.state = 'open' THEN 0 ELSE 1 END, c.due_day, c.id LIMIT {MOST}"
    );
    Ok(read(db, &rest, vec![table.into()]).await?.into_iter().map(commitment).collect())
}

/// The commitments that are late on a day, of the tables of a territory and of what lies within, or of all; the latest
/// ones first. For the dashboards: nothing confidential. One statement.
pub async fn list_late(
    db: &impl ConnectionTrait,
    territory: Option<TerritoryId>,
    today: Day,
) -> Result<Vec<Due>, DbErr> {
    let mut values: Vec<Value> = vec![today.into()];
    let here = territory.map_or("", |territory| {
        values.push(territory.into());
        "AND t.territory_id IN (SELECT id FROM territories WHERE id = $2 OR within = $2)"
    });
    let rest = format!(
        "WHERE c.state = 'open' AND c.due_day < $1 AND i.confidential_reason IS NULL {here} \
         ORDER BY c.due_day, c.id LIMIT {MOST}"
    );
    let due = |row: Row| Due {
        table: row.table_id,
        name: row.name.clone(),
        language: row.language,
        commitment: commitment(row),
    };
    Ok(read(db, &rest, values).await?.into_iter().map(due).collect())
}

/// A commitment and its table. One statement.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_commitment(
    db: &impl ConnectionTrait,
    id: CommitmentId,
) -> Result<(Commitment, TableId), Stop> {
    let row = read(db, "WHERE c.id = $1", vec![id.into()]).await?.pop().ok_or(Refusal::NotFound)?;
    let table = row.table_id;
    Ok((commitment(row), table))
}
