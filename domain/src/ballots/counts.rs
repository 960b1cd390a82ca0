//! Counting what was cast, once per board, by whichever node comes first.

use counting::{
    ballot::written,
    election::{BallotGroup, ConstituencyIndex, Election},
    outcome::Outcome,
    rule::Rule,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult};
use std::collections::HashSet;

use super::{
    Count, Otherwise, exclusions, options, result, rules,
    slate::{self, Slate},
    tables,
};
use crate::{
    activity::{self, Entry},
    base::{BoardId, Database, Failure, InitiativeId, Language, Moment, Stop, database::statement},
    boards::{self, Seat},
    initiatives::{self, State},
    record,
};

#[derive(FromQueryResult)]
struct Due {
    id: BoardId,
}

/// Counts every board whose voting has ended and that is not counted yet; says how many it counted.
pub async fn count_due(db: &Database, now: Moment) -> Result<u64, Stop> {
    const SQL: &str = "SELECT id FROM boards WHERE opened_at IS NOT NULL AND voting_at IS NOT NULL \
         AND decided_at <= $1 AND counted_at IS NULL ORDER BY decided_at";
    let reader = db.reader();
    let due = Due::find_by_statement(statement(reader, SQL, [now.into()])).all(reader).await?;
    let mut counted = 0;
    for board in due {
        counted += u64::from(count_if_due(db, board.id, now).await?);
    }
    Ok(counted)
}

/// Counts a board whose voting has ended, unless another node did it already; says whether it counted.
pub async fn count_if_due(db: &Database, board: BoardId, now: Moment) -> Result<bool, Stop> {
    // Whoever marks the board counts it; ballots on their way wait for the mark and are refused after it.
    const MARK: &str = "UPDATE boards SET counted_at = $2 WHERE id = $1 AND opened_at IS NOT NULL \
         AND voting_at IS NOT NULL AND decided_at <= $2 AND counted_at IS NULL";
    let transaction = db.begin().await?;
    let mark = statement(&transaction, MARK, [board.into(), now.into()]);
    if transaction.execute_raw(mark).await?.rows_affected() == 0 {
        return Ok(false);
    }
    options::freeze(&transaction, board).await?;
    let found = boards::queries::find(&transaction, board, Language::ITALIAN).await?;
    let rules = &found.rules;
    let (slate, waiting) = read_slate(&transaction, board).await?;
    let chosen = rules.voting.counting;
    let settled = record::queries::find_rule(&transaction, board).await?;
    let rule = |counting| {
        let options = slate.by_number.len();
        let ours = rules::counting_rule(board, rules, counting, options, slate.exclusive.clone());
        match &settled {
            Some(settled) if counting == chosen => settled.clone(),
            Some(settled) => Rule { ties: settled.ties.clone(), ..ours },
            None => ours,
        }
    };
    let (election, constituencies) = read_election(&transaction, board, &slate).await?;
    let outcome = counting::count(&election, &rule(chosen));
    let others = rules::compared_with(chosen, !slate.exclusive.is_empty()).into_iter();
    let others = others.map(|other| Otherwise::count(other, &election, rule(other)));
    let count =
        Count { rule: rule(chosen), constituencies, outcome, published: None, others: others.collect() };
    move_initiatives(&transaction, &count.outcome, &waiting, now).await?;
    store(&transaction, board, &count, now).await?;
    let withheld = withheld(&found.seats, &count);
    record::actions::close(&transaction, board, now, &slate.struck(), &withheld).await?;
    let entry = Entry {
        at: now,
        deed: "ballots.count",
        actor: None,
        board: Some(board),
        subject: Some(board.into()),
        detail: None,
    };
    activity::record(&transaction, entry).await?;
    transaction.commit().await?;
    Ok(true)
}

/// The constituencies whose figures the result withholds: they are not named in the record either.
pub(crate) fn withheld<'a>(seats: &'a [Seat], count: &Count) -> Vec<&'a str> {
    let shares = result::shares(seats, count);
    let withheld = shares.iter().zip(seats).filter(|(share, _)| share.figures.is_none());
    withheld.map(|(_, seat)| seat.constituency.key.as_str()).collect()
}

/// Keeps a count with its board.
pub(crate) async fn store(
    transaction: &DatabaseTransaction,
    board: BoardId,
    count: &Count,
    now: Moment,
) -> Result<(), Stop> {
    let outcome = serde_json::to_string(count).map_err(|error| Failure::Unreadable(error.to_string()))?;
    let row = tables::result::ActiveModel {
        board_id: Set(board),
        counted_at: Set(now),
        ballots: Set(i32::try_from(count.outcome.totals.voters).unwrap_or(i32::MAX)),
        outcome: Set(outcome),
    };
    tables::result::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

async fn move_initiatives(
    transaction: &DatabaseTransaction,
    outcome: &Outcome,
    waiting: &HashSet<InitiativeId>,
    now: Moment,
) -> Result<(), Stop> {
    let won = outcome.winners.iter().map(|winner| (&winner.project, State::Adopted));
    let lost = outcome.losers.iter().map(|loser| (&loser.counted.project, State::NotAdopted));
    for (project, state) in won.chain(lost) {
        let id: InitiativeId = project.as_str().parse()?;
        if !waiting.contains(&id) {
            continue;
        }
        initiatives::actions::enter_state(transaction, id, state, None, now).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct OptionRow {
    initiative_id: InitiativeId,
    cost_cents: i64,
    state: State,
}

/// What can win, and the initiatives that wait for the result.
async fn read_slate(
    transaction: &DatabaseTransaction,
    board: BoardId,
) -> Result<(Slate, HashSet<InitiativeId>), Stop> {
    const SQL: &str = "SELECT o.initiative_id, o.cost_cents, i.state \
         FROM ballot_options o JOIN initiatives i ON i.id = o.initiative_id \
         WHERE o.board_id = $1 ORDER BY o.number";
    let rows =
        OptionRow::find_by_statement(statement(transaction, SQL, [board.into()])).all(transaction).await?;
    let entry = |row: &OptionRow| slate::Entry {
        initiative: row.initiative_id,
        cost_cents: row.cost_cents,
        struck: !row.state.is_public(),
    };
    let slate = Slate::new(rows.iter().map(entry), &exclusions::list(transaction, board).await?)?;
    let waiting = rows.iter().filter(|row| row.state == State::OnBallot).map(|row| row.initiative_id);
    Ok((slate, waiting.collect()))
}

#[derive(FromQueryResult)]
struct GroupRow {
    constituency: Option<String>,
    choices: String,
    voters: i64,
}

/// The ballots, equal ones together, and the constituencies by their index.
async fn read_election(
    transaction: &DatabaseTransaction,
    board: BoardId,
    slate: &Slate,
) -> Result<(Election, Vec<Option<String>>), Stop> {
    const SQL: &str = "SELECT constituency, choices, COUNT(*) AS voters FROM ballots \
         WHERE board_id = $1 AND choices <> '' GROUP BY constituency, choices";
    let rows =
        GroupRow::find_by_statement(statement(transaction, SQL, [board.into()])).all(transaction).await?;
    let mut constituencies: Vec<Option<String>> = rows.iter().map(|row| row.constituency.clone()).collect();
    constituencies.sort_unstable();
    constituencies.dedup();
    let group = |row: &GroupRow| -> Option<BallotGroup> {
        let index = constituencies.binary_search(&row.constituency).ok()?;
        Some(BallotGroup {
            constituency: ConstituencyIndex(u16::try_from(index).ok()?),
            ballot: written::read(&row.choices, &slate.by_number)?,
            voters: u32::try_from(row.voters).ok()?,
        })
    };
    let groups: Option<Vec<BallotGroup>> = rows.iter().map(group).collect();
    let groups = groups.ok_or_else(|| Failure::Unreadable(format!("a ballot of board {board}")))?;
    Ok((slate.election(groups)?, constituencies))
}
