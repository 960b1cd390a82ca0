//! The stances per constituency, small groups withheld.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::{Cell, Table};
use crate::base::{BoardId, InitiativeId, database::statement, withhold::withheld_constituencies};

#[derive(FromQueryResult)]
struct Row {
    initiative_id: InitiativeId,
    constituency: String,
    supports: i32,
    doubts: i32,
    passes: i32,
}

impl Row {
    fn voices(&self) -> u64 {
        [self.supports, self.doubts, self.passes].iter().map(|number| u64::from(number.unsigned_abs())).sum()
    }
}

/// One row for each initiative and constituency; the numbers are empty where fewer than ten spoke, or where they
/// would give away those of the few.
pub(super) async fn read(db: &impl ConnectionTrait, board: BoardId) -> Result<Table, DbErr> {
    const SQL: &str = "SELECT i.id AS initiative_id, s.constituency, COALESCE(t.supports, 0) AS supports, \
            COALESCE(t.doubts, 0) AS doubts, COALESCE(t.passes, 0) AS passes \
         FROM initiatives i JOIN board_constituencies s ON s.board_id = i.board_id \
         LEFT JOIN initiative_tallies t ON t.initiative_id = i.id AND t.constituency = s.constituency \
         WHERE i.board_id = $1 AND i.is_public = TRUE ORDER BY i.id, s.constituency";
    let rows = Row::find_by_statement(statement(db, SQL, [board.into()])).all(db).await?;
    let groups = rows.chunk_by(|one, other| one.initiative_id == other.initiative_id);
    Ok(Table {
        name: "stances",
        columns: &["initiative", "constituency", "supports", "doubts", "passes"],
        rows: groups.flat_map(initiative).collect(),
    })
}

fn initiative(rows: &[Row]) -> Vec<Vec<Cell>> {
    let sizes: Vec<u64> = rows.iter().map(Row::voices).collect();
    let row = |(row, withheld): (&Row, bool)| {
        let number = |number: i32| if withheld { Cell::Empty } else { Cell::Number(number.into()) };
        vec![
            Cell::Text(row.initiative_id.to_string()),
            Cell::Text(row.constituency.clone()),
            number(row.supports),
            number(row.doubts),
            number(row.passes),
        ]
    };
    rows.iter().zip(withheld_constituencies(&sizes)).map(row).collect()
}
