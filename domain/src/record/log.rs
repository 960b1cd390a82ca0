//! The log of a vote as it is stored.

use recount::{
    digest::{Bytes, Hash},
    head::Head,
    merkle::Frontier,
    note::Signer,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::seconds;
use crate::base::{BoardId, Failure, Moment, Stop, database::statement};

/// The stored log of a vote.
pub(super) struct Log {
    pub board: BoardId,
    pub election: Hash,
    pub frontier: Frontier,
    pub signer: Signer,
    /// What pseudonyms are made with; destroyed after the time of appeal.
    pub pid_key: Option<[u8; 32]>,
}

#[derive(FromQueryResult)]
struct Row {
    board_id: BoardId,
    election_id: String,
    log_key: Vec<u8>,
    pid_key: Option<Vec<u8>>,
    size: i64,
    peaks: Vec<u8>,
}

const COLUMNS: &str = "SELECT board_id, election_id, log_key, pid_key, size, peaks FROM elections";

impl Log {
    /// The log of a board; none where its vote was opened before there were any.
    pub async fn find(db: &impl ConnectionTrait, board: BoardId) -> Result<Option<Self>, Stop> {
        let sql = format!("{COLUMNS} WHERE board_id = $1");
        let row = Row::find_by_statement(statement(db, &sql, [board.into()])).one(db).await?;
        Ok(row.map(Self::read).transpose()?)
    }

    /// The logs of votes that are open. After the end of a vote only its count signs: a ballot may still be on its way
    /// into the log, and whoever recounts takes the first head after the end for the last.
    pub async fn list_open(db: &impl ConnectionTrait, now: Moment) -> Result<Vec<Self>, Stop> {
        let sql = format!(
            "{COLUMNS} WHERE closed_at IS NULL \
             AND board_id IN (SELECT id FROM boards WHERE decided_at > $1)"
        );
        let rows = Row::find_by_statement(statement(db, &sql, [now.into()])).all(db).await?;
        Ok(rows.into_iter().map(Self::read).collect::<Result<_, _>>()?)
    }

    fn read(row: Row) -> Result<Self, Failure> {
        let board = row.board_id;
        let unreadable = || Failure::Unreadable(format!("the record of board {board}"));
        let key = |bytes: Vec<u8>| <[u8; 32]>::try_from(bytes).map_err(|_| unreadable());
        let peaks = row.peaks.chunks(32).map(|peak| Some(Bytes(peak.try_into().ok()?)));
        let peaks = peaks.collect::<Option<_>>().ok_or_else(unreadable)?;
        let size = u64::try_from(row.size).map_err(|_| unreadable())?;
        Ok(Self {
            board,
            election: Hash::from_hex(&row.election_id).ok_or_else(unreadable)?,
            frontier: Frontier::restore(size, peaks).ok_or_else(unreadable)?,
            signer: signer(board, &key(row.log_key)?)?,
            pid_key: row.pid_key.map(key).transpose()?,
        })
    }

    /// Signs what the log holds now.
    pub fn head(&self, now: Moment) -> String {
        let time = seconds(now);
        Head { size: self.frontier.size(), root: self.frontier.root(), time }.sign(&self.signer)
    }
}

/// The key with which the log of a board signs.
pub(super) fn signer(board: BoardId, key: &[u8; 32]) -> Result<Signer, Failure> {
    Signer::new(&format!("tavolata/record/{board}"), key)
        .map_err(|error| Failure::Unreadable(error.to_string()))
}

/// The right edge of the log as one row holds it.
pub(super) fn peaks(frontier: &Frontier) -> Vec<u8> {
    frontier.peaks().iter().flat_map(|peak| peak.0).collect()
}

/// The size of the log as the database counts.
pub(super) fn size(frontier: &Frontier) -> i64 {
    i64::try_from(frontier.size()).unwrap_or(i64::MAX)
}
