//! Writing the archives of votes that are over: what everybody can recount.

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use recount::{
    archive::{Archive, Entry, Parts},
    digest::Bytes,
    head,
    manifest::Manifest,
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::io::{Read, Write};

use super::log::signer;
use crate::base::{BoardId, Database, Failure, Moment, Stop, database::statement};

/// How many signed heads an archive holds: its leaves prove those between.
const HEADS: usize = 64;

#[derive(FromQueryResult)]
struct Due {
    board_id: BoardId,
}

/// Writes the archives of the votes that were counted since; says how many it wrote. One that cannot be written does not
/// hold up the others.
pub async fn write_archives_due(db: &Database, now: Moment) -> Result<usize, Stop> {
    const SQL: &str = "SELECT board_id FROM elections e WHERE closed_at IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM record_archives a WHERE a.board_id = e.board_id)";
    let reader = db.reader();
    let due = Due::find_by_statement(statement(reader, SQL, [])).all(reader).await?;
    let mut failed = None;
    for Due { board_id } in &due {
        if let Err(stop) = write_archive(db, *board_id, now).await {
            failed.get_or_insert(stop);
        }
    }
    failed.map_or(Ok(due.len()), Err)
}

async fn write_archive(db: &Database, board: BoardId, now: Moment) -> Result<(), Stop> {
    // The key signs the same bytes to the same signature, so two nodes write the same.
    const SQL: &str = "INSERT INTO record_archives (board_id, written_at, archive) VALUES ($1, $2, $3) \
         ON CONFLICT (board_id) DO NOTHING";
    let closed = Closed::find(db.reader(), board).await?;
    let written = tokio::task::spawn_blocking(move || closed.archive()).await;
    let archive = written.map_err(|_| Failure::TaskEnded("archive"))??;
    let values: [Value; 3] = [board.into(), now.into(), archive.into()];
    db.writer().execute_raw(statement(db.writer(), SQL, values)).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct ElectionRow {
    manifest: String,
    log_key: Vec<u8>,
    seed: Option<String>,
    struck: String,
    withheld: String,
}

#[derive(FromQueryResult)]
struct HeadRow {
    checkpoint: String,
}

#[derive(FromQueryResult)]
struct LeafRow {
    pid: Vec<u8>,
    nonce: Vec<u8>,
    ballot: String,
    constituency: Option<String>,
}

/// A closed record, read whole.
struct Closed {
    board: BoardId,
    election: ElectionRow,
    heads: Vec<HeadRow>,
    leaves: Vec<LeafRow>,
}

impl Closed {
    async fn find(db: &impl ConnectionTrait, board: BoardId) -> Result<Self, Stop> {
        const ELECTION: &str =
            "SELECT manifest, log_key, seed, struck, withheld FROM elections WHERE board_id = $1";
        const HEADS: &str = "SELECT checkpoint FROM record_heads WHERE board_id = $1 ORDER BY size";
        const LEAVES: &str =
            "SELECT pid, nonce, ballot, constituency FROM record_leaves WHERE board_id = $1 ORDER BY place";
        let of = |sql| statement(db, sql, [board.into()]);
        let election = ElectionRow::find_by_statement(of(ELECTION)).one(db).await?;
        Ok(Self {
            board,
            election: election.ok_or_else(|| unreadable(board, "it is gone"))?,
            heads: HeadRow::find_by_statement(of(HEADS)).all(db).await?,
            leaves: LeafRow::find_by_statement(of(LEAVES)).all(db).await?,
        })
    }

    /// The archive, compressed.
    fn archive(self) -> Result<Vec<u8>, Failure> {
        let Self { board, election, heads, leaves } = self;
        let broken = |error: &dyn std::fmt::Display| unreadable(board, &error.to_string());
        let manifest = Manifest::read(&election.manifest).map_err(|error| broken(&error))?;
        let place = |key: &str| {
            let place = manifest.constituencies.iter().position(|known| known == key);
            place.and_then(|place| u16::try_from(place).ok())
        };
        let entry = |leaf: &'_ LeafRow| -> Option<(Bytes<16>, Bytes<32>, Option<u16>)> {
            let constituency = leaf.constituency.as_deref().and_then(place);
            let (pid, nonce) = (leaf.pid.as_slice(), leaf.nonce.as_slice());
            Some((Bytes(pid.try_into().ok()?), Bytes(nonce.try_into().ok()?), constituency))
        };
        let entries: Option<Vec<Entry<'_>>> = leaves
            .iter()
            .map(|leaf| {
                let (pid, nonce, constituency) = entry(leaf)?;
                Some(Entry { pid, nonce, ballot: &leaf.ballot, constituency })
            })
            .collect();
        let entries = entries.ok_or_else(|| unreadable(board, "a leaf does not read"))?;
        let heads: Vec<String> = heads.into_iter().map(|head| head.checkpoint).collect();
        let struck = election.struck.split(',').filter(|number| !number.is_empty()).map(str::parse);
        let struck: Vec<u16> = struck.collect::<Result<_, _>>().map_err(|error| broken(&error))?;
        let withheld: Vec<u16> = election.withheld.split(',').filter_map(place).collect();
        let key = election.log_key.try_into().map_err(|_| unreadable(board, "the key does not read"))?;
        let parts = Parts {
            manifest: &election.manifest,
            entries: &entries,
            heads: &head::thin(&heads, HEADS),
            seed: election.seed.as_deref(),
            struck: &struck,
            withheld: &withheld,
        };
        let archive = Archive::write(&parts, &signer(board, &key)?).map_err(|error| broken(&error))?;
        compress(archive.as_bytes()).map_err(|error| broken(&error))
    }
}

fn compress(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// An archive as it was before it was compressed.
pub fn decompress(bytes: &[u8]) -> Result<String, Failure> {
    let mut text = String::new();
    let read = GzDecoder::new(bytes).read_to_string(&mut text);
    read.map(|_| text).map_err(|error| Failure::Unreadable(error.to_string()))
}

fn unreadable(board: BoardId, why: &str) -> Failure {
    Failure::Unreadable(format!("the record of board {board}: {why}"))
}
