//! Who may vote, and what a ballot may hold. Each rule is asked twice: by the page, and by the action.

use counting::{
    greedy::{Greedy, Misfit, Utility},
    money::Money,
    most_voted::MostVoted,
    rule::{Method, RankPoints, Rule},
    ties::{LotSeed, TieOrder},
};
use std::num::NonZeroU32;

use super::Choices;
use crate::{
    base::{Actor, BoardId, Deed, Moment, Refusal},
    boards::{self, Board},
};

/// Whether the actor may cast, change or withdraw a ballot now.
pub fn may_vote(actor: &Actor, board: &Board, now: Moment) -> Result<(), Refusal> {
    boards::rules::may_vote(board.phase(now), &board.rules)?;
    if board.counted_at.is_some() {
        return Err(Refusal::VotingClosed);
    }
    actor.may(Deed::Vote, Some(board.territory.scope()))?;
    boards::rules::may_sit(actor.person()?.constituency.as_deref(), &board.rules)
}

/// Whether a ballot may hold these choices: options of the board, at most as many as it allows. The budget does
/// not limit a ballot; it limits what the count adopts.
pub fn may_hold(choices: &Choices, options: usize, board: &Board) -> Result<(), Refusal> {
    let on_ballot = |number: &u16| (1..=options).contains(&usize::from(*number));
    if !choices.numbers().iter().all(on_ballot) {
        return Err(Refusal::NotOnBallot);
    }
    match board.rules.ballot_maximum.map(usize::from) {
        Some(most) if choices.numbers().len() > most => Err(Refusal::TooManyChoices { most }),
        _ => Ok(()),
    }
}

/// Whether the result may be read: once voting is over.
pub fn may_read_result(board: &Board, now: Moment) -> Result<(), Refusal> {
    use boards::Phase;
    match (board.rules.phases.voting, board.phase(now)) {
        (None, _) => Err(Refusal::NoVote),
        (Some(_), Phase::Decided | Phase::FollowUp | Phase::Closed) => Ok(()),
        (Some(_), _) => Err(Refusal::VoteNotCounted),
    }
}

/// How the ballots of a board are counted: greedily by votes under its budget, passing over what no longer fits;
/// without a budget the most voted win. Of equals the cheaper goes first, then the smaller lot, drawn from the id
/// of the board.
pub fn counting_rule(
    board: BoardId,
    budget_cents: Option<i64>,
    winners: Option<u16>,
    options: usize,
) -> Rule {
    let budget = budget_cents.and_then(|cents| Money::from_minor(cents).ok());
    let method = match budget {
        Some(budget) => Method::Greedy(Greedy {
            budget,
            utility: Utility::Cost,
            misfit: Misfit::Skip,
            minimum_score: None,
            exclusive: Vec::new(),
        }),
        None => Method::MostVoted(MostVoted { seats: seats(winners, options), minimum_score: None }),
    };
    let ties = TieOrder::CostVotesLot { seed: LotSeed(board.to_string()) };
    Rule { method, rank_points: RankPoints::Borda, ties }
}

fn seats(winners: Option<u16>, options: usize) -> NonZeroU32 {
    let seats = winners.map_or_else(|| u32::try_from(options).unwrap_or(u32::MAX), u32::from);
    NonZeroU32::new(seats).unwrap_or(NonZeroU32::MIN)
}
