//! Reading the record.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use uuid::Uuid;

use crate::base::{BoardId, Moment, database::statement};

#[derive(FromQueryResult)]
struct Deed {
    id: Uuid,
    board_id: BoardId,
}

/// What was done on boards since a moment: the line's id and the board.
pub async fn list_since(db: &impl ConnectionTrait, since: Moment) -> Result<Vec<(Uuid, BoardId)>, DbErr> {
    const SQL: &str = "SELECT id, board_id FROM activity WHERE at >= $1 AND board_id IS NOT NULL";
    let rows = Deed::find_by_statement(statement(db, SQL, [since.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.board_id)).collect())
}
