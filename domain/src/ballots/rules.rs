//! Who may vote, and what a ballot may hold. Each rule is asked twice: by the page, and by the action.

use counting::{
    equal_shares::{Add1, Comparison, EqualShares, Start, Stop},
    greedy::{Greedy, Misfit, Utility},
    money::Money,
    most_voted::MostVoted,
    phragmen::Phragmen,
    project::ProjectId,
    rule::{Method, RankPoints, Rule},
    ties::{LotSeed, TieOrder},
};
use std::num::NonZeroU32;

use super::{Choices, Marks};
use crate::{
    base::{Actor, BoardId, Deed, Moment, Refusal},
    boards::{self, BallotKind, Board, CountingRule, Rules},
};

/// Whether the actor may cast, change or withdraw a ballot now.
pub fn may_vote(actor: &Actor, board: &Board, now: Moment) -> Result<(), Refusal> {
    boards::rules::may_vote(board.phase(now), &board.rules)?;
    if board.counted_at.is_some() {
        return Err(Refusal::VotingClosed);
    }
    actor.may(Deed::Vote, Some(board.territory.scope()))?;
    let person = actor.person()?;
    boards::rules::may_stand_on_roll(person, &board.rules)?;
    boards::rules::may_sit(person.constituency.as_deref(), &board.rules)
}

/// Whether a ballot may hold these choices: marks of the board's kind for options of the board, within its limits.
/// `costs` are those of the options by their number, in cents. Only a ballot that must fit the budget is limited by
/// it; else the budget limits what the count adopts.
pub fn may_hold(choices: &Choices, costs: &[i64], rules: &Rules) -> Result<(), Refusal> {
    if choices.is_empty() {
        return Ok(());
    }
    let kind = rules.voting.ballot;
    let is_of_kind = match choices.marks() {
        Marks::Points(_) => kind == BallotKind::Points,
        Marks::Ranking(_) => kind == BallotKind::Ranking,
        Marks::Approval(_) => !matches!(kind, BallotKind::Points | BallotKind::Ranking),
    };
    if !is_of_kind {
        return Err(Refusal::OtherBallot);
    }
    let numbers = choices.numbers();
    let cost = |number: &u16| costs.get(usize::from(*number).checked_sub(1)?).copied();
    let Some(named) = numbers.iter().map(cost).collect::<Option<Vec<i64>>>() else {
        return Err(Refusal::NotOnBallot);
    };
    match rules.most_choices().map(usize::from) {
        Some(most) if numbers.len() > most => return Err(Refusal::TooManyChoices { most }),
        _ => {}
    }
    match choices.marks() {
        Marks::Ranking(ranked) if has_repeats(ranked) => Err(Refusal::RankedTwice),
        Marks::Points(given) => {
            let sum: u32 = given.iter().map(|(_, points)| u32::from(*points)).sum();
            match sum.saturating_sub(rules.voting.points.map_or(0, u32::from)) {
                0 => Ok(()),
                over => Err(Refusal::TooManyPoints { over }),
            }
        }
        _ if kind == BallotKind::Knapsack => {
            let sum = named.iter().fold(0i64, |sum, cost| sum.saturating_add(*cost));
            match sum.saturating_sub(rules.budget_cents.unwrap_or(0)) {
                ..=0 => Ok(()),
                cents => Err(Refusal::OverBudget { cents }),
            }
        }
        _ => Ok(()),
    }
}

fn has_repeats(numbers: &[u16]) -> bool {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).any(|pair| pair[0] == pair[1])
}

/// Whether the actor may still prepare what stands on the ballot: before voting begins.
pub fn may_prepare_ballot(actor: &Actor, board: &Board, now: Moment) -> Result<(), Refusal> {
    use boards::Phase;
    actor.may(Deed::PrepareBallot, Some(board.territory.scope()))?;
    match (board.rules.phases.voting, board.phase(now)) {
        (None, _) => Err(Refusal::NoVote),
        (Some(_), Phase::Draft | Phase::Proposing | Phase::CoDesign) => Ok(()),
        (Some(_), _) => Err(Refusal::BallotFrozen),
    }
}

/// Whether the actor may say now that initiatives exclude each other: the rule of the board must know how to count it.
pub fn may_exclude(actor: &Actor, board: &Board, now: Moment) -> Result<(), Refusal> {
    may_prepare_ballot(actor, board, now)?;
    if board.rules.voting.counting.takes_exclusions() { Ok(()) } else { Err(Refusal::NoExclusions) }
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

/// How the ballots of a board are counted: by the rule that its officer chose, or by another of ours on the same
/// ballots. Of equals the cheaper goes first, then the one with more votes, then the smaller lot, drawn from the id
/// of the board where its record has no seed that is revealed at the end. `exclusive` are sets of options of which one
/// at the most may win.
pub fn counting_rule(
    board: BoardId,
    rules: &Rules,
    counting: CountingRule,
    options: usize,
    exclusive: Vec<Vec<ProjectId>>,
) -> Rule {
    let ties = TieOrder::CostVotesLot { seed: LotSeed(board.to_string()) };
    Rule {
        method: method(rules, counting, options, exclusive),
        rank_points: rank_points(rules, options),
        ties,
    }
}

/// As many points for the first place as a ballot has places, one less for each place down: also whoever ranks a
/// single option gives it something, which the Borda count of the reference library does not.
fn rank_points(rules: &Rules, options: usize) -> RankPoints {
    let places = rules.most_choices().map_or(options, usize::from).min(options);
    RankPoints::Positional { places: u32::try_from(places).unwrap_or(u32::MAX) }
}

fn method(rules: &Rules, counting: CountingRule, options: usize, exclusive: Vec<Vec<ProjectId>>) -> Method {
    let budget = rules.budget_cents.and_then(|cents| Money::from_minor(cents).ok()).unwrap_or(Money::ZERO);
    let minimum_score = rules.voting.minimum_score.map(i64::from).filter(|_| counting.takes_minimum());
    let most_voted = MostVoted { seats: seats(rules.winners_maximum, options), minimum_score };
    match counting {
        CountingRule::MostVoted | CountingRule::Borda => Method::MostVoted(most_voted),
        CountingRule::InstantRunoff => Method::InstantRunoff,
        CountingRule::Schulze => Method::Schulze,
        CountingRule::EqualShares => equal_shares(budget, Utility::Cost),
        CountingRule::EqualSharesPerInitiative => equal_shares(budget, Utility::Cardinality),
        CountingRule::Phragmen => Method::Phragmen(Phragmen { budget }),
        CountingRule::Greedy => greedy(budget, Utility::Cost, minimum_score, exclusive),
        CountingRule::GreedyPerCost => greedy(budget, Utility::Cardinality, minimum_score, exclusive),
    }
}

/// From the most votes, or the most for each euro, downwards; what no longer fits is passed over.
pub(crate) const fn greedy(
    budget: Money,
    utility: Utility,
    minimum_score: Option<i64>,
    exclusive: Vec<Vec<ProjectId>>,
) -> Method {
    Method::Greedy(Greedy { budget, utility, misfit: Misfit::Skip, minimum_score, exclusive })
}

/// As real cities count: whole units for every voter, one more for all at a time up to the last outcome within the
/// budget; what is left at last goes to the initiatives with most support.
pub(crate) const fn equal_shares(budget: Money, utility: Utility) -> Method {
    Method::EqualShares(EqualShares {
        budget,
        utility,
        start: Start::Integral,
        add1: Some(Add1 { step: Money::UNIT, stop: Stop::LastFeasible }),
        fill_up: true,
        comparison: Comparison::None,
    })
}

/// The other rules whose outcome on the same ballots is told beside that of the rule that counts. Equal shares knows
/// no exclusions, so where there are some it would be compared by another measure.
pub fn compared_with(counting: CountingRule, exclusions: bool) -> Vec<CountingRule> {
    let beside: &[CountingRule] = match counting {
        counting if counting.spends_budget() && exclusions => &[CountingRule::Greedy],
        counting if counting.spends_budget() => &[CountingRule::Greedy, CountingRule::EqualShares],
        CountingRule::MostVoted => &[],
        _ => &[CountingRule::Borda, CountingRule::InstantRunoff, CountingRule::Schulze],
    };
    beside.iter().copied().filter(|other| *other != counting).collect()
}

fn seats(winners: Option<u16>, options: usize) -> NonZeroU32 {
    let seats = winners.map_or_else(|| u32::try_from(options).unwrap_or(u32::MAX), u32::from);
    NonZeroU32::new(seats).unwrap_or(NonZeroU32::MIN)
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use super::*;
    use crate::{
        base::TerritoryId,
        boards::{Roll, Voting},
        testing::draft,
    };
    use rstest::rstest;

    fn rules(ballot: BallotKind, counting: CountingRule) -> Rules {
        let mut rules = draft(TerritoryId::new()).rules;
        rules.budget_cents = counting.spends_budget().then_some(1_000);
        rules.ballot_maximum = Some(3);
        let points = (ballot == BallotKind::Points).then_some(10);
        rules.voting = Voting { ballot, points, counting, minimum_score: None, roll: Roll::Open };
        rules
    }

    #[test]
    fn each_rule_of_an_officer_is_one_rule_of_the_count() {
        let budget = Money::from_minor(1_000).unwrap();
        let greedy = |utility| {
            Method::Greedy(Greedy {
                budget,
                utility,
                misfit: Misfit::Skip,
                minimum_score: None,
                exclusive: Vec::new(),
            })
        };
        let shares = |utility| {
            Method::EqualShares(EqualShares {
                budget,
                utility,
                start: Start::Integral,
                add1: Some(Add1 { step: Money::UNIT, stop: Stop::LastFeasible }),
                fill_up: true,
                comparison: Comparison::None,
            })
        };
        let most =
            || Method::MostVoted(MostVoted { seats: NonZeroU32::new(5).unwrap(), minimum_score: None });
        for counting in CountingRule::ALL {
            let expected = match counting {
                CountingRule::EqualShares => shares(Utility::Cost),
                CountingRule::EqualSharesPerInitiative => shares(Utility::Cardinality),
                CountingRule::Greedy => greedy(Utility::Cost),
                CountingRule::GreedyPerCost => greedy(Utility::Cardinality),
                CountingRule::Phragmen => Method::Phragmen(Phragmen { budget }),
                CountingRule::MostVoted | CountingRule::Borda => most(),
                CountingRule::InstantRunoff => Method::InstantRunoff,
                CountingRule::Schulze => Method::Schulze,
            };
            let kind = BallotKind::ALL.iter().find(|kind| counting.reads(**kind)).unwrap();
            let board = BoardId::new();
            let found = counting_rule(board, &rules(*kind, *counting), *counting, 5, Vec::new());
            assert_eq!(found.method, expected, "{counting}");
            assert_eq!(found.ties, TieOrder::CostVotesLot { seed: LotSeed(board.to_string()) });
            let places = if *kind == BallotKind::ChooseOne { 1 } else { 3 };
            assert_eq!(found.rank_points, RankPoints::Positional { places });
        }
    }

    #[test]
    fn minimum_winners_and_exclusions_reach_the_rules_that_know_them() {
        let mut chosen = rules(BallotKind::Approval, CountingRule::Greedy);
        chosen.voting.minimum_score = Some(7);
        let groups = vec![vec![ProjectId::from("a"), ProjectId::from("b")]];
        let found = counting_rule(BoardId::new(), &chosen, CountingRule::Greedy, 5, groups.clone());
        let Method::Greedy(greedy) = found.method else { panic!("not greedy") };
        assert_eq!((greedy.minimum_score, greedy.exclusive), (Some(7), groups));
        let mut chosen = rules(BallotKind::Ranking, CountingRule::Borda);
        (chosen.voting.minimum_score, chosen.winners_maximum) = (Some(7), Some(2));
        let found = counting_rule(BoardId::new(), &chosen, CountingRule::Borda, 5, Vec::new());
        let expected = MostVoted { seats: NonZeroU32::new(2).unwrap(), minimum_score: Some(7) };
        assert_eq!(found.method, Method::MostVoted(expected));
    }

    #[rstest]
    #[case(BallotKind::Approval, Choices::new([1, 2, 3]), Ok(()))]
    #[case(BallotKind::Approval, Choices::new([1, 2, 3, 4]), Err(Refusal::TooManyChoices { most: 3 }))]
    #[case(BallotKind::Approval, Choices::new([5]), Err(Refusal::NotOnBallot))]
    #[case(BallotKind::Approval, Choices::new([0]), Err(Refusal::NotOnBallot))]
    #[case(BallotKind::Approval, Choices::ranking([1]), Err(Refusal::OtherBallot))]
    #[case(BallotKind::ChooseOne, Choices::new([4]), Ok(()))]
    #[case(BallotKind::ChooseOne, Choices::new([1, 2]), Err(Refusal::TooManyChoices { most: 1 }))]
    #[case(BallotKind::Points, Choices::points([(1, 4), (2, 6)]), Ok(()))]
    #[case(BallotKind::Points, Choices::points([(1, 4), (2, 9)]), Err(Refusal::TooManyPoints { over: 3 }))]
    #[case(BallotKind::Points, Choices::points([(1, 1), (2, 1), (3, 1), (4, 1)]), Err(Refusal::TooManyChoices { most: 3 }))]
    #[case(BallotKind::Points, Choices::new([1]), Err(Refusal::OtherBallot))]
    #[case(BallotKind::Ranking, Choices::ranking([4, 1, 2]), Ok(()))]
    #[case(BallotKind::Ranking, Choices::ranking([4, 1, 4]), Err(Refusal::RankedTwice))]
    #[case(BallotKind::Ranking, Choices::ranking([4, 1, 2, 3]), Err(Refusal::TooManyChoices { most: 3 }))]
    #[case(BallotKind::Ranking, Choices::points([(1, 1)]), Err(Refusal::OtherBallot))]
    #[case(BallotKind::Knapsack, Choices::new([1, 2, 3]), Ok(()))]
    #[case(BallotKind::Knapsack, Choices::new([3, 4]), Err(Refusal::OverBudget { cents: 400 }))]
    #[case(BallotKind::Knapsack, Choices::none(), Ok(()))]
    fn a_ballot_holds_what_its_kind_admits(
        #[case] kind: BallotKind,
        #[case] choices: Choices,
        #[case] expected: Result<(), Refusal>,
    ) {
        let rules = rules(kind, CountingRule::Greedy);
        assert_eq!(may_hold(&choices, &[200, 300, 500, 900], &rules), expected);
    }

    #[test]
    fn other_rules_are_told_where_they_say_something() {
        use CountingRule::{Borda, EqualShares, Greedy, InstantRunoff, MostVoted, Phragmen, Schulze};
        assert_eq!(compared_with(EqualShares, false), [Greedy]);
        assert_eq!(compared_with(Greedy, false), [EqualShares]);
        assert_eq!(compared_with(Greedy, true), []);
        assert_eq!(compared_with(Phragmen, false), [Greedy, EqualShares]);
        assert_eq!(compared_with(Schulze, false), [Borda, InstantRunoff]);
        assert_eq!(compared_with(MostVoted, false), []);
    }
}
