//! What is settled when voting begins, in the form in which everybody can check and recount it.

use counting::{
    ballot::Limits,
    money::Money,
    rule::Rule,
    ties::{LotSeed, TieOrder},
};
use recount::{
    digest::Hash,
    form::{Form, Kind, PointLimits},
    manifest::{self, FORMAT, Manifest},
};

use super::Choice;
use crate::{
    base::withhold::FEWEST_OF_CONSTITUENCY,
    boards::{BallotKind, Board, Rules},
    record::seconds,
};

/// What a ballot of the board may hold.
pub(crate) fn form(rules: &Rules) -> Form {
    let limits = Limits { minimum: None, maximum: rules.most_choices().map(u32::from) };
    let of = |kind| Form { kind, limits, points: None, spend: None };
    match rules.voting.ballot {
        BallotKind::Approval | BallotKind::ChooseOne => of(Kind::Approval),
        BallotKind::Ranking => of(Kind::Ranking),
        BallotKind::Points => {
            let sum = rules.voting.points.unwrap_or_default();
            let points = PointLimits { least: 1, most: i32::from(sum), total: Some(sum.into()) };
            Form { points: Some(points), ..of(Kind::Points) }
        }
        BallotKind::Knapsack => {
            let spend = rules.budget_cents.and_then(|cents| Money::from_minor(cents).ok());
            Form { spend: Some(spend.unwrap_or(Money::ZERO)), ..of(Kind::Approval) }
        }
    }
}

/// The rule with its lots drawn from a seed that nobody knows before the vote.
pub(crate) fn with_hidden_lots(rule: Rule) -> Rule {
    let ties = match rule.ties {
        TieOrder::CostVotesLot { .. } => TieOrder::CostVotesLot { seed: LotSeed(String::new()) },
        other @ TieOrder::Lexicographic => other,
    };
    Rule { ties, ..rule }
}

/// The manifest of a vote on these options by this rule. `roll` is how many people may vote, where the board's roll is
/// closed; `lot` commits to the seed where the rule leaves it open.
pub(crate) fn manifest(
    board: &Board,
    options: &[Choice],
    rule: Rule,
    ballot: Form,
    roll: Option<u64>,
    log: String,
    lot: Hash,
) -> Manifest {
    let option = |option: &Choice| manifest::Choice {
        number: option.number,
        id: option.initiative.to_string(),
        title: option.title.clone(),
        cost: Money::from_minor(option.cost_cents).unwrap_or(Money::ZERO),
    };
    let open = matches!(&rule.ties, TieOrder::CostVotesLot { seed } if seed.0.is_empty());
    let phases = &board.rules.phases;
    Manifest {
        format: FORMAT.to_owned(),
        board: board.id.to_string(),
        question: board.wording.question.clone(),
        options: options.iter().map(option).collect(),
        currency: board.rules.currency.as_str().to_owned(),
        budget: rule.method.budget(),
        rule,
        ballot,
        lot: open.then_some(lot),
        constituencies: board.rules.constituencies.clone(),
        k: u32::try_from(FEWEST_OF_CONSTITUENCY).unwrap_or(u32::MAX),
        roll,
        opens: phases.voting.map(seconds).unwrap_or_default(),
        closes: seconds(phases.decided),
        log,
    }
}
