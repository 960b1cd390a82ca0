//! Ballots of many people in one transaction: a fixed number of statements for the batch, a few more for those
//! who vote for the first time.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, sea_query::OnConflict};
use std::collections::BTreeMap;

use super::{
    Choices, options,
    queries::{self, Before},
    rules,
    tables::ballot,
};
use crate::{
    activity::{self, Entry, Measure, Tick},
    base::{
        Actor, BoardId, Language, Moment, ParticipantId, Refusal, Stop, actor::Person, database::statement,
        gather::Gathered,
    },
    boards::{
        self, Board, Phase,
        actions::{Seated, take_seats},
    },
    people::Capacity,
    record::{self, actions::Logged},
};

/// A ballot on its way; without choices it takes an earlier one back.
#[derive(Clone, Debug)]
pub(super) struct CastBallot {
    pub person: Person,
    pub board: BoardId,
    pub choices: Choices,
    pub now: Moment,
}

/// A board as far as the rules of a ballot ask.
struct Poll {
    board: Board,
    /// What its options cost, by number.
    costs: Vec<i64>,
}

/// What becomes of one person's ballot in this transaction.
struct Turn<'a> {
    /// How she stood before.
    before: Before,
    /// The last write that was admitted.
    last: &'a CastBallot,
}

impl Turn<'_> {
    fn is_first(&self) -> bool {
        self.before.choices.is_none()
    }

    fn row(&self) -> ballot::Model {
        ballot::Model {
            board_id: self.last.board,
            voter_id: self.last.person.id.0,
            constituency: self.last.person.constituency.clone(),
            choices: self.last.choices.to_text(),
            cast_at: self.before.cast_at.unwrap_or(self.last.now),
            changed_at: self.last.now,
        }
    }

    /// By how much the board's number of ballots moves: those withdrawn do not count.
    fn moves(&self) -> i64 {
        let before = self.before.choices.as_deref().is_some_and(|choices| !choices.is_empty());
        i64::from(!self.last.choices.is_empty()) - i64::from(before)
    }
}

impl Gathered for CastBallot {
    type Answer = ();

    async fn apply(
        transaction: &DatabaseTransaction,
        writes: &[Self],
    ) -> Result<Vec<Result<(), Refusal>>, Stop> {
        let polls = find_polls(transaction, writes).await?;
        let mut turns: BTreeMap<(BoardId, ParticipantId), Turn<'_>> = BTreeMap::new();
        let pairs = writes.iter().map(|write| (write.board, write.person.id));
        let before = queries::list_before(transaction, pairs).await?;
        let mut answers = Vec::with_capacity(writes.len());
        for write in writes {
            let key = (write.board, write.person.id);
            let Some(before) = before.get(&key) else {
                answers.push(Err(Refusal::SignInFirst));
                continue;
            };
            let voted = turns.contains_key(&key) || before.choices.is_some();
            let answer = may_cast(write, polls.get(&write.board), before, voted);
            if answer.is_ok() {
                turns.insert(key, Turn { before: before.clone(), last: write });
            }
            answers.push(answer);
        }
        let turns: Vec<Turn<'_>> = turns.into_values().collect();
        store(transaction, &turns).await?;
        log(transaction, &turns).await?;
        seat(transaction, &turns).await?;
        move_counters(transaction, &turns).await?;
        Ok(answers)
    }
}

fn may_cast(write: &CastBallot, poll: Option<&Poll>, before: &Before, voted: bool) -> Result<(), Refusal> {
    let poll = poll.ok_or(Refusal::NotFound)?;
    // Whoever declared another constituency since she asked may have been left out when the roll was counted.
    let person = Person { settled_at: before.settled_at, ..write.person.clone() };
    rules::may_vote(&Actor::Person(person), &poll.board, write.now)?;
    rules::may_hold(&write.choices, &poll.costs, &poll.board.rules)?;
    if write.choices.is_empty() && !voted { Err(Refusal::NothingChosen) } else { Ok(()) }
}

/// The boards of the writes, held fast until the end of the transaction: a board is counted before or after,
/// never in between.
async fn find_polls(
    transaction: &DatabaseTransaction,
    writes: &[CastBallot],
) -> Result<BTreeMap<BoardId, Poll>, Stop> {
    let mut polls = BTreeMap::new();
    let boards: BTreeMap<BoardId, Moment> = writes.iter().map(|write| (write.board, write.now)).collect();
    for (id, now) in boards {
        if transaction.get_database_backend() == DbBackend::Postgres {
            const LOCK: &str = "SELECT id FROM boards WHERE id = $1 FOR NO KEY UPDATE";
            transaction.execute_raw(statement(transaction, LOCK, [id.into()])).await?;
        }
        match boards::queries::find(transaction, id, Language::ITALIAN).await {
            Ok(board) => {
                let costs = list_costs(transaction, &board, now).await?;
                polls.insert(id, Poll { board, costs });
            }
            Err(Stop::Refused(_)) => {}
            Err(stop) => return Err(stop),
        }
    }
    Ok(polls)
}

/// The first ballot of a board freezes what stands on it, where no reader of the page did before.
async fn list_costs(transaction: &DatabaseTransaction, board: &Board, now: Moment) -> Result<Vec<i64>, Stop> {
    let found = queries::list_costs(transaction, board.id).await?;
    if !found.is_empty() || board.phase(now) != Phase::Voting {
        return Ok(found);
    }
    options::freeze(transaction, board.id).await?;
    Ok(queries::list_costs(transaction, board.id).await?)
}

/// One statement for all ballots; the primary key makes it one per person, whoever else writes.
async fn store(transaction: &DatabaseTransaction, turns: &[Turn<'_>]) -> Result<(), DbErr> {
    use ballot::Column::{BoardId, ChangedAt, Choices, Constituency, VoterId};
    if turns.is_empty() {
        return Ok(());
    }
    let rows = turns.iter().map(|turn| ballot::ActiveModel::from(turn.row()));
    let again =
        OnConflict::columns([BoardId, VoterId]).update_columns([Constituency, Choices, ChangedAt]).to_owned();
    ballot::Entity::insert_many(rows).on_conflict(again).exec_without_returning(transaction).await?;
    Ok(())
}

/// Every ballot leaves its trace in the record of its vote.
async fn log(transaction: &DatabaseTransaction, turns: &[Turn<'_>]) -> Result<(), Stop> {
    let mut logged: BTreeMap<BoardId, Vec<Logged>> = BTreeMap::new();
    for Turn { last: CastBallot { person, board, choices, .. }, .. } in turns {
        let (voter, constituency) = (person.id, person.constituency.clone());
        let ballot = choices.to_text();
        logged.entry(*board).or_default().push(Logged { voter, ballot, constituency });
    }
    for (board, ballots) in logged {
        record::actions::append(transaction, board, ballots).await?;
    }
    Ok(())
}

/// Seats those who vote for the first time, and counts them in the day's figures.
async fn seat(transaction: &DatabaseTransaction, turns: &[Turn<'_>]) -> Result<(), DbErr> {
    let first = || turns.iter().filter(|turn| turn.is_first());
    let Some(now) = first().map(|turn| turn.last.now).max() else { return Ok(()) };
    let mut seated = Vec::new();
    let mut ticks: BTreeMap<Tick, i64> = BTreeMap::new();
    for turn in first() {
        let CastBallot { person, board, now, .. } = turn.last;
        let channel = turn.before.channel.as_str();
        let constituency = person.constituency.as_deref();
        seated.push((
            *board,
            Seated { participant: person.id, constituency, capacity: Capacity::Personal, channel },
        ));
        let tick = Tick {
            board: *board,
            day: now.day(),
            measure: Measure::Ballot,
            constituency: constituency.unwrap_or_default().to_owned(),
            theme: String::new(),
            language: String::new(),
            channel: channel.to_owned(),
        };
        *ticks.entry(tick).or_default() += 1;
    }
    take_seats(transaction, &seated, now).await?;
    for (tick, by) in ticks {
        activity::count(transaction, &tick, by).await?;
    }
    Ok(())
}

/// Moves the boards' numbers of ballots, and leaves a line of record for everybody.
async fn move_counters(transaction: &DatabaseTransaction, turns: &[Turn<'_>]) -> Result<(), DbErr> {
    const MOVE: &str = "UPDATE boards SET ballots = ballots + $2 WHERE id = $1";
    let mut moves: BTreeMap<BoardId, i64> = BTreeMap::new();
    let mut entries = Vec::with_capacity(turns.len());
    for turn in turns {
        let CastBallot { person, board, choices, now } = turn.last;
        *moves.entry(*board).or_default() += turn.moves();
        let deed = if choices.is_empty() {
            "ballots.withdraw"
        } else if turn.is_first() {
            "ballots.cast"
        } else {
            "ballots.change"
        };
        let (at, actor, board) = (*now, Some(person.id), *board);
        entries.push(Entry {
            at,
            deed,
            actor,
            board: Some(board),
            subject: Some(board.into()),
            detail: None,
        });
    }
    for (board, by) in moves.into_iter().filter(|(_, by)| *by != 0) {
        let by = i32::try_from(by).unwrap_or_default();
        transaction.execute_raw(statement(transaction, MOVE, [board.into(), by.into()])).await?;
    }
    activity::record_all(transaction, entries).await
}
