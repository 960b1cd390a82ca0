//! Readings of the record: what everybody may see of it, and the receipt of one's own ballot.

use counting::rule::Rule;
use recount::{commitment, digest::Bytes, manifest::Manifest, merkle::Tree, receipt};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

use super::{Receipt, Summary, log::Log};
use crate::base::{BoardId, Ctx, Failure, Refusal, Stop, database::statement};

#[derive(FromQueryResult)]
struct SummaryRow {
    election_id: String,
    size: i64,
    closed: bool,
    archive_bytes: Option<i64>,
}

/// What can be said about the record of a board; none where it has none. One statement.
pub async fn find(db: &impl ConnectionTrait, board: BoardId) -> Result<Option<Summary>, Stop> {
    const SQL: &str = "SELECT e.election_id, e.size, e.closed_at IS NOT NULL AS closed, \
            CAST(LENGTH(a.archive) AS BIGINT) AS archive_bytes \
         FROM elections e LEFT JOIN record_archives a ON a.board_id = e.board_id WHERE e.board_id = $1";
    let row = SummaryRow::find_by_statement(statement(db, SQL, [board.into()])).one(db).await?;
    Ok(row.map(|row| Summary {
        board,
        election: row.election_id,
        ballots: row.size - 1,
        closed: row.closed,
        archive_bytes: row.archive_bytes,
    }))
}

/// How the vote of a board is counted, as its manifest says, with the seed of the lots, which is public only with the
/// archive. One statement.
pub(crate) async fn find_rule(db: &impl ConnectionTrait, board: BoardId) -> Result<Option<Rule>, Stop> {
    #[derive(FromQueryResult)]
    struct Row {
        manifest: String,
        seed: Option<String>,
    }
    const SQL: &str = "SELECT manifest, seed FROM elections WHERE board_id = $1";
    let row = Row::find_by_statement(statement(db, SQL, [board.into()])).one(db).await?;
    let Some(Row { manifest, seed }) = row else { return Ok(None) };
    let rule = Manifest::read(&manifest).ok().and_then(|manifest| manifest.rule(seed.as_deref()));
    Ok(Some(rule.ok_or_else(|| Failure::Unreadable(format!("the manifest of board {board}")))?))
}

#[derive(FromQueryResult)]
struct Text {
    text: String,
}

async fn find_text(db: &impl ConnectionTrait, sql: &str, board: BoardId) -> Result<String, Stop> {
    let row = Text::find_by_statement(statement(db, sql, [board.into()])).one(db).await?;
    Ok(row.ok_or(Refusal::NotFound)?.text)
}

/// The manifest of a vote, to the letter. One statement.
pub async fn find_manifest(db: &impl ConnectionTrait, board: BoardId) -> Result<String, Stop> {
    find_text(db, "SELECT manifest AS text FROM elections WHERE board_id = $1", board).await
}

/// The last signed head. One statement.
pub async fn find_checkpoint(db: &impl ConnectionTrait, board: BoardId) -> Result<String, Stop> {
    const SQL: &str =
        "SELECT checkpoint AS text FROM record_heads WHERE board_id = $1 ORDER BY size DESC LIMIT 1";
    find_text(db, SQL, board).await
}

/// The archive, compressed by gzip. One statement.
pub async fn find_archive(db: &impl ConnectionTrait, board: BoardId) -> Result<Vec<u8>, Stop> {
    #[derive(FromQueryResult)]
    struct Row {
        archive: Vec<u8>,
    }
    const SQL: &str = "SELECT archive FROM record_archives WHERE board_id = $1";
    let row = Row::find_by_statement(statement(db, SQL, [board.into()])).one(db).await?;
    Ok(row.ok_or(Refusal::NotFound)?.archive)
}

/// Hashes in hexadecimal, from the bottom of the tree upwards.
pub type Proof = Vec<String>;

/// The proof that the log of `new` leaves only continues that of `old`. Two statements.
pub async fn find_consistency(
    db: &impl ConnectionTrait,
    board: BoardId,
    old: u64,
    new: u64,
) -> Result<Proof, Stop> {
    let tree = read_tree(db, board, new).await?;
    proof(tree.consistency(old, new))
}

/// The proof that a leaf is in the log of `size` leaves. Two statements.
pub async fn find_inclusion(
    db: &impl ConnectionTrait,
    board: BoardId,
    index: u64,
    size: u64,
) -> Result<Proof, Stop> {
    let tree = read_tree(db, board, size).await?;
    proof(tree.inclusion(index, size))
}

fn proof(hashes: Option<Vec<recount::digest::Hash>>) -> Result<Proof, Stop> {
    Ok(hashes.ok_or(Refusal::NotFound)?.iter().map(ToString::to_string).collect())
}

#[derive(FromQueryResult)]
struct LeafRow {
    leaf: Vec<u8>,
}

/// The tree over the first so many leaves, which a signed head must have told of already.
async fn read_tree(db: &impl ConnectionTrait, board: BoardId, size: u64) -> Result<Tree, Stop> {
    const SQL: &str = "SELECT l.leaf FROM record_leaves l WHERE l.board_id = $1 AND l.place < $2 \
         AND $2 <= (SELECT MAX(size) FROM record_heads h WHERE h.board_id = $1) ORDER BY l.place";
    let log = Log::find(db, board).await?.ok_or(Refusal::NotFound)?;
    let values: [Value; 2] = [board.into(), i64::try_from(size).unwrap_or(i64::MAX).into()];
    let rows = LeafRow::find_by_statement(statement(db, SQL, values)).all(db).await?;
    if rows.len() as u64 + 1 != size {
        return Err(Refusal::NotFound.into());
    }
    let first = log.election.as_slice();
    Ok(Tree::of(std::iter::once(first).chain(rows.iter().map(|row| row.leaf.as_slice()))))
}

#[derive(FromQueryResult)]
struct OwnRow {
    place: i64,
    nonce: Vec<u8>,
    ballot: String,
}

/// The receipt of the last ballot of the person who asks. Two statements.
pub async fn find_receipt(ctx: &Ctx, board: BoardId) -> Result<Receipt, Stop> {
    const SQL: &str = "SELECT place, nonce, ballot FROM record_leaves WHERE board_id = $1 AND pid = $2 \
         ORDER BY place DESC LIMIT 1";
    let me = ctx.actor.person()?.id;
    let db = ctx.db.reader();
    let log = Log::find(db, board).await?.ok_or(Refusal::NotFound)?;
    let key = log.pid_key.ok_or(Refusal::NotFound)?;
    let pid = commitment::pid(&key, me.0.as_bytes());
    let values: [Value; 2] = [board.into(), pid.0.to_vec().into()];
    let row =
        OwnRow::find_by_statement(statement(db, SQL, values)).one(db).await?.ok_or(Refusal::NotFound)?;
    let unreadable = || Failure::Unreadable(format!("a leaf of board {board}"));
    let nonce = Bytes(row.nonce.try_into().map_err(|_| unreadable())?);
    let index = u64::try_from(row.place).map_err(|_| unreadable())?;
    let ballot = (pid, nonce, row.ballot.as_str());
    let receipt = receipt::Receipt::issue(&board.to_string(), log.election, index, ballot, &log.signer);
    Ok(Receipt {
        index,
        code: receipt.code().to_string(),
        words: receipt.code().to_words(),
        compact: receipt.to_compact(),
        file: receipt.to_file(),
        withdrawn: row.ballot.is_empty(),
    })
}
