//! Readings of ballots and results.

mod paper;
mod preparing;
mod rehearsal;
mod result;

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use std::collections::BTreeMap;

use super::{Choice, CostBasis};
use crate::base::{BoardId, InitiativeId, Language, Moment, ParticipantId, database::statement, rows::Rows};
use crate::boards::Theme;

pub use paper::{find_own, find_paper};
pub use preparing::{find_preparation, find_rulebook};
pub use rehearsal::rehearse;
pub use result::find_result;

#[derive(FromQueryResult)]
struct Cost {
    cost_cents: i64,
}

/// What the options on the ballot of a board cost, in cents, by their number. One statement.
pub(super) async fn list_costs(db: &impl ConnectionTrait, board: BoardId) -> Result<Vec<i64>, DbErr> {
    const SQL: &str = "SELECT cost_cents FROM ballot_options WHERE board_id = $1 ORDER BY number";
    let rows = Cost::find_by_statement(statement(db, SQL, [board.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| row.cost_cents).collect())
}

#[derive(FromQueryResult)]
struct ChoiceRow {
    number: i32,
    initiative_id: InitiativeId,
    title: String,
    language: Language,
    theme: Theme,
    cost_cents: i64,
    cost_basis: CostBasis,
}

/// What stands on the ballot of a board, by number. One statement.
pub async fn list_options(db: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Choice>, DbErr> {
    const SQL: &str = "SELECT o.number, o.initiative_id, i.title, i.language, i.theme, o.cost_cents, o.cost_basis \
         FROM ballot_options o JOIN initiatives i ON i.id = o.initiative_id \
         WHERE o.board_id = $1 ORDER BY o.number";
    let rows = ChoiceRow::find_by_statement(statement(db, SQL, [board.into()])).all(db).await?;
    Ok(rows.into_iter().map(choice).collect())
}

fn choice(row: ChoiceRow) -> Choice {
    Choice {
        number: u16::try_from(row.number).unwrap_or(u16::MAX),
        initiative: row.initiative_id,
        title: row.title,
        language: row.language,
        theme: row.theme,
        cost_cents: row.cost_cents,
        cost_basis: row.cost_basis,
    }
}

/// What could stand on the ballot of a board as it is now, numbered in the order of the ids: only what an officer put
/// there, or every public initiative that may still get there. One statement.
pub(super) async fn list_candidates(
    db: &impl ConnectionTrait,
    board: BoardId,
    all: bool,
) -> Result<Vec<Choice>, DbErr> {
    const SQL: &str = "SELECT CAST(ROW_NUMBER() OVER (ORDER BY id) AS INTEGER) AS number, id AS initiative_id, \
            title, language, theme, COALESCE(officer_cost_cents, cost_cents, 0) AS cost_cents, \
            CASE WHEN officer_cost_cents IS NOT NULL AND cost_checked_at IS NOT NULL THEN 'checked' \
                 WHEN officer_cost_cents IS NOT NULL THEN 'office' \
                 WHEN cost_cents IS NOT NULL THEN 'proposer' ELSE 'missing' END AS cost_basis \
         FROM initiatives WHERE board_id = $1 AND is_public \
           AND (state = 'on_ballot' OR ($2 AND state IN ('published', 'co_design', 'admitted'))) ORDER BY id";
    let rows = ChoiceRow::find_by_statement(statement(db, SQL, [board.into(), all.into()])).all(db).await?;
    Ok(rows.into_iter().map(choice).collect())
}

#[derive(FromQueryResult)]
struct People {
    people: i64,
}

/// How many people stand on the roll of a board that closes when voting begins: nobody who is not counted here can vote
/// later, so the number holds as a bound. One statement. Suspended accounts count: a suspension can be lifted.
pub(super) async fn count_roll(
    db: &impl ConnectionTrait,
    board: BoardId,
    begins: Moment,
) -> Result<u64, DbErr> {
    const SQL: &str = "SELECT COUNT(*) AS people FROM participants p \
         JOIN board_constituencies s ON s.constituency = p.constituency AND s.board_id = $1 \
         WHERE COALESCE(p.constituency_changed_at, p.created_at) < $2";
    let row = People::find_by_statement(statement(db, SQL, [board.into(), begins.into()])).one(db).await?;
    Ok(row.and_then(|row| u64::try_from(row.people).ok()).unwrap_or_default())
}

/// A voter before casting: how she came to the platform, since when she stands with her constituency, and her ballot where she cast one already.
#[derive(FromQueryResult, Clone, Debug)]
pub(super) struct Before {
    board_id: BoardId,
    voter_id: ParticipantId,
    pub channel: String,
    pub settled_at: Moment,
    pub choices: Option<String>,
    pub cast_at: Option<Moment>,
}

/// For every pair of a board and a voter, how the voter stood until now. One statement.
pub(super) async fn list_before(
    db: &impl ConnectionTrait,
    pairs: impl IntoIterator<Item = (BoardId, ParticipantId)>,
) -> Result<BTreeMap<(BoardId, ParticipantId), Before>, DbErr> {
    let rows = pairs.into_iter().map(|(board, voter)| [board.into(), voter.into()]);
    let Some(rows) = Rows::lay_out(rows) else { return Ok(BTreeMap::new()) };
    let sql = format!(
        "SELECT pairs.column1 AS board_id, p.id AS voter_id, p.channel, \
            COALESCE(p.constituency_changed_at, p.created_at) AS settled_at, b.choices, b.cast_at \
         FROM (VALUES {}) AS pairs JOIN participants p ON p.id = pairs.column2 \
         LEFT JOIN ballots b ON b.board_id = pairs.column1 AND b.voter_id = pairs.column2",
        rows.places
    );
    let rows = Before::find_by_statement(statement(db, &sql, rows.values)).all(db).await?;
    Ok(rows.into_iter().map(|row| ((row.board_id, row.voter_id), row)).collect())
}
