//! Real participatory-budgeting elections in the `.pb` format (<https://pabulib.org/format>): projects become
//! initiatives, ballots become ballots of voters whose constituency is not stated, and the vote is counted.

mod place;
mod reading;
mod themes;
mod writing;

use counting::pabulib::Warning;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::ImportError;
use crate::{
    ballots::Published,
    base::{BoardId, Database, Moment, database::statement},
};
use reading::Reading;

/// A file to be imported.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its name, without folders.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
    /// The ISTAT code of the territory to which the board shall belong; `None` makes a territory out of the
    /// place that the file names.
    pub territory: Option<&'a str>,
}

/// What was imported.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The new board.
    pub board: BoardId,
    /// How many initiatives it has.
    pub initiatives: usize,
    /// How many ballots.
    pub ballots: usize,
    /// How many initiatives our count adopted.
    pub adopted: usize,
    /// What the file says about its result.
    pub published: Published,
    /// What is odd about the file.
    pub warnings: Vec<Warning>,
}

/// Imports an election as a board whose vote is over and counted. All or nothing: a file that does not read
/// leaves nothing behind. `progress` is told how many ballots of how many are stored.
pub async fn import(
    db: &Database,
    source: Source<'_>,
    now: Moment,
    mut progress: impl FnMut(usize, usize),
) -> Result<Imported, ImportError> {
    let reading = Reading::of(source)?;
    let transaction = db.begin().await?;
    if let Some(board) = find_earlier(&transaction, source.name).await? {
        return Err(ImportError::ImportedBefore(board));
    }
    let place = place::find_or_add(&transaction, source.territory, &reading.meta).await?;
    let total = reading.ballots.len();
    let imported =
        writing::write(&transaction, reading, source.name, place, now, |done| progress(done, total));
    let imported = imported.await?;
    transaction.commit().await?;
    Ok(imported)
}

#[derive(FromQueryResult)]
struct Earlier {
    id: BoardId,
}

async fn find_earlier(db: &impl ConnectionTrait, name: &str) -> Result<Option<BoardId>, DbErr> {
    const SQL: &str = "SELECT id FROM boards WHERE imported_from = $1";
    let earlier = Earlier::find_by_statement(statement(db, SQL, [name.into()])).one(db).await?;
    Ok(earlier.map(|earlier| earlier.id))
}
