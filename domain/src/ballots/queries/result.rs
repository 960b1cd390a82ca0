//! The result of a counted vote.

use counting::concertation::{Concertation, Counts};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult};
use std::collections::BTreeMap;

use super::list_options;
use crate::{
    ballots::{
        Choice, Count, Ranked, SMALLEST_GROUP, VoteResult, actions::count_if_due, result, rules, tables,
    },
    base::{BoardId, Ctx, Failure, InitiativeId, Language, Refusal, Stop, database::statement},
    boards::{self, Board},
};

/// The result of a board's vote. Six statements; the first reader after voting ended has it counted.
///
/// # Errors
/// [`Refusal::VoteNotCounted`] as long as people vote, [`Refusal::NoVote`] where there is none.
pub async fn find_result(ctx: &Ctx, id: BoardId, language: Language) -> Result<VoteResult, Stop> {
    let board = boards::queries::find_visible(ctx, id, language).await?;
    rules::may_read_result(&board, ctx.now)?;
    if board.counted_at.is_none() {
        count_if_due(&ctx.db, id, ctx.now).await?;
    }
    let row = tables::result::Entity::find_by_id(id).one(ctx.db.reader()).await?;
    let row = row.ok_or(Refusal::VoteNotCounted)?;
    let count: Count =
        serde_json::from_str(&row.outcome).map_err(|error| Failure::Unreadable(error.to_string()))?;
    let options = list_options(ctx.db.reader(), id).await?;
    let mut tallies = list_tallies(ctx.db.reader(), id).await?;
    let ranking = rank(&count, options, &board, &mut tallies);
    let shares = result::shares(&board.seats, &count);
    let Count { rule, outcome, published, .. } = count;
    Ok(VoteResult {
        counted_at: row.counted_at,
        rule,
        published,
        ranking,
        totals: outcome.totals,
        shares,
        board,
    })
}

type Tallies = BTreeMap<InitiativeId, BTreeMap<String, Counts>>;

fn rank(count: &Count, options: Vec<Choice>, board: &Board, tallies: &mut Tallies) -> Vec<Ranked> {
    let mut options: BTreeMap<String, Choice> =
        options.into_iter().map(|choice| (choice.initiative.to_string(), choice)).collect();
    let k = u32::try_from(SMALLEST_GROUP).unwrap_or(u32::MAX);
    let ranked = |(counted, verdict): (counting::outcome::Counted, _)| {
        let choice = options.remove(counted.project.as_str())?;
        let tally = tallies.remove(&choice.initiative).unwrap_or_default();
        let counts = |key: &String| (key.clone(), tally.get(key).copied().unwrap_or_default());
        let concertation = Concertation::measure(board.rules.constituencies.iter().map(counts), k);
        Some(Ranked { choice, votes: counted.votes, score: counted.score, verdict, concertation })
    };
    result::verdicts(&count.outcome, &count.rule).into_iter().filter_map(ranked).collect()
}

#[derive(FromQueryResult)]
struct TallyRow {
    initiative_id: InitiativeId,
    constituency: String,
    supports: i32,
    doubts: i32,
    passes: i32,
}

async fn list_tallies(db: &impl ConnectionTrait, board: BoardId) -> Result<Tallies, DbErr> {
    const SQL: &str = "SELECT t.initiative_id, t.constituency, t.supports, t.doubts, t.passes \
         FROM ballot_options o JOIN initiative_tallies t ON t.initiative_id = o.initiative_id \
         WHERE o.board_id = $1";
    let mut tallies = Tallies::new();
    for row in TallyRow::find_by_statement(statement(db, SQL, [board.into()])).all(db).await? {
        let count = |number: i32| u32::try_from(number).unwrap_or(0);
        let counts =
            Counts { agree: count(row.supports), disagree: count(row.doubts), pass: count(row.passes) };
        tallies.entry(row.initiative_id).or_default().insert(row.constituency, counts);
    }
    Ok(tallies)
}
