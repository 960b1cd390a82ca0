//! The result of a counted vote.

use counting::outcome::{Counted, Round};
use sea_orm::EntityTrait;
use std::collections::BTreeMap;

use super::list_options;
use crate::{
    ballots::{Choice, Count, Ranked, Verdict, VoteResult, actions::count_if_due, result, rules, tables},
    base::{BoardId, Ctx, Failure, InitiativeId, Language, Refusal, Stop},
    boards,
    initiatives::{self, Agreement, Voices},
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
    let initiatives: Vec<InitiativeId> = options.iter().map(|option| option.initiative).collect();
    let voices = initiatives::queries::list_voices(ctx.db.reader(), &initiatives).await?;
    let ranking = rank(&count, options, &board.rules.constituencies, &voices);
    let shares = result::shares(&board.seats, &count);
    let Count { rule, outcome, published, others, .. } = count;
    Ok(VoteResult {
        counted_at: row.counted_at,
        rule,
        published,
        ranking,
        totals: outcome.totals,
        shares,
        others,
        board,
    })
}

type VoicesOf = BTreeMap<InitiativeId, Vec<Voices>>;

fn rank(count: &Count, options: Vec<Choice>, seats: &[String], voices: &VoicesOf) -> Vec<Ranked> {
    let mut options: BTreeMap<String, Choice> =
        options.into_iter().map(|choice| (choice.initiative.to_string(), choice)).collect();
    let ranked = |(counted, verdict): (Counted, Verdict)| {
        let choice = options.remove(counted.project.as_str())?;
        let voices = voices.get(&choice.initiative).map_or(&[][..], Vec::as_slice);
        let agreement = Agreement::of(seats, voices);
        let round = count.outcome.rounds.iter().find(|round| round.project == counted.project);
        Some(Ranked {
            choice,
            votes: counted.votes,
            score: counted.score,
            verdict,
            paid_by: round.map(payers),
            agreement,
        })
    };
    result::verdicts(&count.outcome, &count.rule).into_iter().filter_map(ranked).collect()
}

fn payers(round: &Round) -> u64 {
    let paid: u64 = round.paid.iter().map(|payment| payment.voters).sum();
    paid + round.gave_all.as_ref().map_or(0, |gave| gave.voters)
}
