//! Readings of ballots and results.

mod paper;
mod result;

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use std::collections::BTreeMap;

use super::Choice;
use crate::base::{BoardId, InitiativeId, Language, Moment, ParticipantId, database::statement, rows::Rows};
use crate::boards::Theme;

pub use paper::{find_own, find_paper};
pub use result::find_result;

#[derive(FromQueryResult)]
struct Number {
    number: i64,
}

/// How many options stand on the ballot of a board. One statement.
pub async fn count_options(db: &impl ConnectionTrait, board: BoardId) -> Result<usize, DbErr> {
    const SQL: &str = "SELECT COUNT(*) AS number FROM ballot_options WHERE board_id = $1";
    let row = Number::find_by_statement(statement(db, SQL, [board.into()])).one(db).await?;
    Ok(row.and_then(|row| usize::try_from(row.number).ok()).unwrap_or(0))
}

#[derive(FromQueryResult)]
struct ChoiceRow {
    number: i32,
    initiative_id: InitiativeId,
    title: String,
    language: Language,
    theme: Theme,
    cost_cents: i64,
}

/// What stands on the ballot of a board, by number. One statement.
pub async fn list_options(db: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Choice>, DbErr> {
    const SQL: &str = "SELECT o.number, o.initiative_id, i.title, i.language, i.theme, o.cost_cents \
         FROM ballot_options o JOIN initiatives i ON i.id = o.initiative_id \
         WHERE o.board_id = $1 ORDER BY o.number";
    let rows = ChoiceRow::find_by_statement(statement(db, SQL, [board.into()])).all(db).await?;
    let choice = |row: ChoiceRow| Choice {
        number: u16::try_from(row.number).unwrap_or(u16::MAX),
        initiative: row.initiative_id,
        title: row.title,
        language: row.language,
        theme: row.theme,
        cost_cents: row.cost_cents,
    };
    Ok(rows.into_iter().map(choice).collect())
}

/// A voter before casting: how she came to the platform, and her ballot where she cast one already.
#[derive(FromQueryResult, Clone, Debug)]
pub(super) struct Before {
    board_id: BoardId,
    voter_id: ParticipantId,
    pub channel: String,
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
        "SELECT pairs.column1 AS board_id, p.id AS voter_id, p.channel, b.choices, b.cast_at \
         FROM (VALUES {}) AS pairs JOIN participants p ON p.id = pairs.column2 \
         LEFT JOIN ballots b ON b.board_id = pairs.column1 AND b.voter_id = pairs.column2",
        rows.places
    );
    let rows = Before::find_by_statement(statement(db, &sql, rows.values)).all(db).await?;
    Ok(rows.into_iter().map(|row| ((row.board_id, row.voter_id), row)).collect())
}
