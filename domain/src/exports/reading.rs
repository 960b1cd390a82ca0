//! Tables that one statement gives as they are.

use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use uuid::Uuid;

use super::{Cell, Table};
use crate::base::{BoardId, Day, Moment, database::statement};

/// What a column holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Id,
    Text,
    /// A 32-bit number.
    Count,
    /// Cents.
    Amount,
    Moment,
    Day,
    Flag,
}

/// A table and the statement that reads it; `$1` is the board.
pub(super) struct Plain {
    pub name: &'static str,
    pub columns: &'static [&'static str],
    pub kinds: &'static [Kind],
    pub sql: &'static str,
}

pub(super) async fn read(db: &impl ConnectionTrait, plain: &Plain, board: BoardId) -> Result<Table, DbErr> {
    let found = db.query_all_raw(statement(db, plain.sql, [board.into()])).await?;
    let row = |row: &QueryResult| -> Result<Vec<Cell>, DbErr> {
        plain.kinds.iter().enumerate().map(|(place, kind)| cell(row, place, *kind)).collect()
    };
    let rows = found.iter().map(row).collect::<Result<_, _>>()?;
    Ok(Table { name: plain.name, columns: plain.columns, rows })
}

fn cell(row: &QueryResult, place: usize, kind: Kind) -> Result<Cell, DbErr> {
    let cell = match kind {
        Kind::Id => row.try_get_by_index::<Option<Uuid>>(place)?.map(|id| Cell::Text(id.to_string())),
        Kind::Text => row.try_get_by_index::<Option<String>>(place)?.map(Cell::Text),
        Kind::Count => row.try_get_by_index::<Option<i32>>(place)?.map(|number| Cell::Number(number.into())),
        Kind::Amount => row.try_get_by_index::<Option<i64>>(place)?.map(Cell::Number),
        Kind::Moment => {
            row.try_get_by_index::<Option<i64>>(place)?.map(|at| Cell::Text(Moment(at).rfc3339()))
        }
        Kind::Day => row.try_get_by_index::<Option<i32>>(place)?.map(|day| Cell::Text(Day(day).iso())),
        Kind::Flag => row.try_get_by_index::<Option<bool>>(place)?.map(Cell::Flag),
    };
    Ok(cell.unwrap_or(Cell::Empty))
}
