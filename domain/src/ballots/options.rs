//! What stands on a ballot.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

use crate::base::{BoardId, database::statement};

/// Writes what stands on the ballot of a board, once: every initiative that is on the ballot, numbered in the
/// order of the ids, with the officer's estimate of its cost or else its author's.
pub(super) async fn freeze(transaction: &DatabaseTransaction, board: BoardId) -> Result<(), DbErr> {
    // Two nodes at the same moment write one after the other, and the second finds the work done.
    const LOCK: &str = "UPDATE boards SET ballots = ballots WHERE id = $1";
    const FREEZE: &str = "INSERT INTO ballot_options (board_id, number, initiative_id, cost_cents) \
         SELECT board_id, ROW_NUMBER() OVER (ORDER BY id), id, COALESCE(officer_cost_cents, cost_cents, 0) \
         FROM initiatives WHERE board_id = $1 AND state = 'on_ballot' \
           AND NOT EXISTS (SELECT 1 FROM ballot_options WHERE board_id = $1)";
    for sql in [LOCK, FREEZE] {
        transaction.execute_raw(statement(transaction, sql, [board.into()])).await?;
    }
    Ok(())
}
