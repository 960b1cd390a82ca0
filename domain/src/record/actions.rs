//! Keeping the record: opening it, appending to it, signing it, closing it.

use recount::{
    commitment,
    digest::Bytes,
    manifest::{Manifest, election_id},
    merkle::Frontier,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Value};

use super::{
    APPEAL_DAYS,
    log::{Log, peaks, signer, size},
};
use crate::base::{
    BoardId, Database, Failure, Moment, ParticipantId, Stop,
    database::{insert_rows, statement},
    secret,
};

/// A ballot to be logged: cast, changed or withdrawn.
pub(crate) struct Logged {
    /// Whose it is.
    pub voter: ParticipantId,
    /// Its canonical text, empty for a withdrawal.
    pub ballot: String,
    /// The constituency for which it was cast.
    pub constituency: Option<String>,
}

/// Opens the record of a vote. `manifest` is given the public key of the log and the commitment to the seed of the
/// lots, and says everything else that is fixed.
pub(crate) async fn open(
    transaction: &DatabaseTransaction,
    board: BoardId,
    manifest: impl FnOnce(String, recount::digest::Hash) -> Manifest,
) -> Result<(), Stop> {
    const SQL: &str = "INSERT INTO elections (board_id, election_id, manifest, log_key, pid_key, seed, size, peaks) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let (log_key, pid_key) = (secret::random_bytes::<32>(), secret::random_bytes::<32>());
    let seed = secret::random_token();
    let manifest = manifest(signer(board, &log_key)?.key().to_string(), commitment::lot(&seed));
    let seed = manifest.lot.is_some().then_some(seed);
    let text =
        manifest.text().map_err(|error| Failure::Unreadable(format!("manifest of {board}: {error}")))?;
    let election = election_id(&text);
    let mut frontier = Frontier::new();
    frontier.append(election.as_slice());
    let values: [Value; 8] = [
        board.into(),
        election.to_string().into(),
        text.into(),
        log_key.to_vec().into(),
        pid_key.to_vec().into(),
        seed.into(),
        size(&frontier).into(),
        peaks(&frontier).into(),
    ];
    transaction.execute_raw(statement(transaction, SQL, values)).await?;
    Ok(())
}

/// Appends ballots to the record of a board, in their order. Three statements for a few hundred. Votes that were opened
/// before there was a record have none.
pub(crate) async fn append(
    transaction: &DatabaseTransaction,
    board: BoardId,
    ballots: Vec<Logged>,
) -> Result<(), Stop> {
    const COLUMNS: [&str; 7] = ["board_id", "place", "leaf", "pid", "nonce", "ballot", "constituency"];
    const MOVE: &str = "UPDATE elections SET size = $2, peaks = $3 WHERE board_id = $1 AND size = $4 \
         AND closed_at IS NULL";
    let Some(mut log) = Log::find(transaction, board).await? else { return Ok(()) };
    let lost = || Failure::Unreadable(format!("the record of board {board} cannot be continued"));
    let pid_key = log.pid_key.ok_or_else(lost)?;
    let before = size(&log.frontier);
    let mut rows = Vec::with_capacity(ballots.len());
    for Logged { voter, ballot, constituency } in ballots {
        let pid = commitment::pid(&pid_key, voter.0.as_bytes());
        let nonce = Bytes(secret::random_bytes());
        let leaf = commitment::leaf(&log.election, &pid, &nonce, &ballot);
        let place = log.frontier.append(leaf.as_slice());
        rows.push(vec![
            board.into(),
            i64::try_from(place).unwrap_or(i64::MAX).into(),
            leaf.0.to_vec().into(),
            pid.0.to_vec().into(),
            nonce.0.to_vec().into(),
            ballot.into(),
            constituency.into(),
        ]);
    }
    insert_rows(transaction, "record_leaves", &COLUMNS, rows).await?;
    let values: [Value; 4] =
        [board.into(), size(&log.frontier).into(), peaks(&log.frontier).into(), before.into()];
    match transaction.execute_raw(statement(transaction, MOVE, values)).await?.rows_affected() {
        1 => Ok(()),
        _ => Err(lost().into()),
    }
}

/// Signs what every open log holds now; says how many it signed.
pub async fn sign_heads_due(db: &Database, now: Moment) -> Result<usize, Stop> {
    let open = Log::list_open(db.reader(), now).await?;
    for log in &open {
        keep_head(db.writer(), log, now).await?;
    }
    Ok(open.len())
}

async fn keep_head(db: &impl ConnectionTrait, log: &Log, now: Moment) -> Result<(), Stop> {
    const SQL: &str = "INSERT INTO record_heads (board_id, size, signed_at, checkpoint) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (board_id, size) DO UPDATE SET signed_at = excluded.signed_at, \
            checkpoint = excluded.checkpoint WHERE record_heads.signed_at < excluded.signed_at";
    let values: [Value; 4] = [log.board.into(), size(&log.frontier).into(), now.into(), log.head(now).into()];
    db.execute_raw(statement(db, SQL, values)).await?;
    Ok(())
}

/// Closes the record of a vote that is over: nothing is appended any more, and the last head covers everything.
/// `struck` are the numbers of options that were taken off the ballot, `withheld` the constituencies that are not named
/// though they are large enough.
pub(crate) async fn close(
    transaction: &DatabaseTransaction,
    board: BoardId,
    now: Moment,
    struck: &[u16],
    withheld: &[&str],
) -> Result<(), Stop> {
    const SQL: &str = "UPDATE elections SET closed_at = $2, struck = $3, withheld = $4 \
         WHERE board_id = $1 AND closed_at IS NULL";
    let Some(log) = Log::find(transaction, board).await? else { return Ok(()) };
    keep_head(transaction, &log, now).await?;
    let struck: Vec<String> = struck.iter().map(u16::to_string).collect();
    let values: [Value; 4] = [board.into(), now.into(), struck.join(",").into(), withheld.join(",").into()];
    transaction.execute_raw(statement(transaction, SQL, values)).await?;
    Ok(())
}

/// Destroys the keys of the pseudonyms where the time of appeal is over: from then on nobody, the operator included,
/// can tell whose ballot is whose. Says how many it destroyed.
pub async fn destroy_keys_due(db: &Database, now: Moment) -> Result<u64, Stop> {
    const SQL: &str = "UPDATE elections SET pid_key = NULL WHERE pid_key IS NOT NULL AND closed_at < $1";
    let before = now.plus_days(-APPEAL_DAYS);
    Ok(db.writer().execute_raw(statement(db.writer(), SQL, [before.into()])).await?.rows_affected())
}
