//! What stands on a ballot.

use counting::{project::ProjectId, rule::Rule};
use recount::form::Form;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{Rulebook, exclusions, manifest, queries, rules};
use crate::{
    base::{BoardId, Language, Stop, database::statement},
    boards::{self, Roll},
    record,
};

/// Writes what stands on the ballot of a board, once, and hashes it with the rules: every initiative that is on the
/// ballot, numbered in the order of the ids, with the office's cost or else the estimate of its author. An unchecked
/// cost counts as it is and bears the mark of where it comes from: nothing that people worked on is lost because a
/// check is missing. The manifest of the record is made of the same.
pub(crate) async fn freeze(transaction: &DatabaseTransaction, board: BoardId) -> Result<(), Stop> {
    freeze_as(transaction, board, None).await
}

/// The same for a vote whose ballots and rule come from elsewhere.
pub(crate) async fn freeze_as(
    transaction: &DatabaseTransaction,
    board: BoardId,
    settled: Option<(Form, Rule)>,
) -> Result<(), Stop> {
    // Two nodes at the same moment write one after the other, and the second finds the work done.
    const LOCK: &str = "UPDATE boards SET ballots = ballots WHERE id = $1 AND rulebook_hash IS NULL";
    const FREEZE: &str = "INSERT INTO ballot_options (board_id, number, initiative_id, cost_cents, cost_basis) \
         SELECT board_id, ROW_NUMBER() OVER (ORDER BY id), id, COALESCE(officer_cost_cents, cost_cents, 0), \
            CASE WHEN officer_cost_cents IS NOT NULL AND cost_checked_at IS NOT NULL THEN 'checked' \
                 WHEN officer_cost_cents IS NOT NULL THEN 'office' \
                 WHEN cost_cents IS NOT NULL THEN 'proposer' ELSE 'missing' END \
         FROM initiatives WHERE board_id = $1 AND state = 'on_ballot' \
           AND NOT EXISTS (SELECT 1 FROM ballot_options WHERE board_id = $1)";
    const HASH: &str = "UPDATE boards SET rulebook_hash = $2 WHERE id = $1";
    let lock = statement(transaction, LOCK, [board.into()]);
    if transaction.execute_raw(lock).await?.rows_affected() == 0 {
        return Ok(());
    }
    transaction.execute_raw(statement(transaction, FREEZE, [board.into()])).await?;
    let options = queries::list_options(transaction, board).await?;
    if options.is_empty() {
        return Ok(());
    }
    let found = boards::queries::find(transaction, board, Language::ITALIAN).await?;
    let exclusions = exclusions::list(transaction, board).await?;
    let rulebook = Rulebook::of(&found, &options, &exclusions);
    transaction.execute_raw(statement(transaction, HASH, [board.into(), rulebook.hash()?.into()])).await?;
    let (form, rule) = settled.unwrap_or_else(|| {
        let id_of = |number: &u16| {
            let option = options.iter().find(|option| option.number == *number);
            option.map(|option| ProjectId::from(option.initiative.to_string()))
        };
        let ids = |numbers: &Vec<u16>| numbers.iter().filter_map(id_of).collect();
        let exclusive = rulebook.exclusive.iter().map(ids).collect();
        let counting = found.rules.voting.counting;
        let rule = rules::counting_rule(board, &found.rules, counting, options.len(), exclusive);
        (manifest::form(&found.rules), manifest::with_hidden_lots(rule))
    });
    let roll = match (found.rules.voting.roll, found.rules.phases.voting) {
        (Roll::Closed, Some(begins)) => Some(queries::count_roll(transaction, board, begins).await?),
        _ => None,
    };
    record::actions::open(transaction, board, |log, lot| {
        manifest::manifest(&found, &options, rule, form, roll, log, lot)
    })
    .await
}
