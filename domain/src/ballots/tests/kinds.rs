//! Every kind of ballot from casting to the result.

use super::{DECIDED, VOTING, add_initiative, adopted, own_choices, refusal};
use crate::{
    ballots::{Choices, actions::cast, queries::find_result},
    base::{BoardId, Ctx, Language, Refusal},
    boards::{BallotKind, CountingRule, Voting},
    initiatives::State,
    testing::{World, for_each_database},
};

pub(super) async fn poll(world: &World, voting: Voting, budget: Option<i64>, costs: &[i64]) -> BoardId {
    let board = world
        .board_with(|rules| {
            rules.voting = voting;
            rules.budget_cents = budget;
            rules.ballot_maximum = None;
        })
        .await;
    for cost in costs {
        add_initiative(world, board, State::OnBallot, *cost).await;
    }
    board
}

pub(super) fn voting(ballot: BallotKind, counting: CountingRule) -> Voting {
    let points = (ballot == BallotKind::Points).then_some(10);
    Voting { ballot, points, counting, minimum_score: None }
}

async fn all_cast(world: &World, board: BoardId, ballots: [Choices; 3]) {
    for (person, choices) in [world.karima, world.piero, world.sofia].into_iter().zip(ballots) {
        cast(&world.ctx_at(person, VOTING).await, board, choices).await.unwrap();
    }
}

#[tokio::test]
async fn points_are_cast_read_back_and_counted() {
    for_each_database(|world| async move {
        let voting = voting(BallotKind::Points, CountingRule::MostVoted);
        let board = poll(&world, voting, None, &[1, 2, 3]).await;
        let ctx = world.ctx_at(world.karima, VOTING).await;
        let over = cast(&ctx, board, Choices::points([(1, 6), (2, 5)])).await;
        assert_eq!(refusal(over), Some(Refusal::TooManyPoints { over: 1 }));
        let ballots =
            [Choices::points([(3, 9), (1, 1)]), Choices::points([(1, 5)]), Choices::points([(2, 3)])];
        all_cast(&world, board, ballots).await;
        assert_eq!(own_choices(&world, world.karima, board).await, Some(vec![1, 3]));
        let reader = Ctx { now: DECIDED, ..world.visitor() };
        let result = find_result(&reader, board, Language::ITALIAN).await.unwrap();
        let scores: Vec<(u16, i64)> =
            result.ranking.iter().map(|ranked| (ranked.choice.number, ranked.score)).collect();
        assert_eq!(scores, [(3, 9), (1, 6), (2, 3)]);
    })
    .await;
}

#[tokio::test]
async fn rankings_are_counted_by_the_chosen_rule_and_the_others_are_told() {
    for_each_database(|world| async move {
        let voting = voting(BallotKind::Ranking, CountingRule::InstantRunoff);
        let board = poll(&world, voting, None, &[1, 2, 3]).await;
        let ballots = [Choices::ranking([1, 2]), Choices::ranking([3, 2]), Choices::ranking([3])];
        all_cast(&world, board, ballots).await;
        let reader = Ctx { now: DECIDED, ..world.visitor() };
        let result = find_result(&reader, board, Language::ITALIAN).await.unwrap();
        assert_eq!(adopted(&result.ranking), [3]);
        let others: Vec<CountingRule> = result.others.iter().map(|other| other.counting).collect();
        assert_eq!(others, [CountingRule::Borda, CountingRule::Schulze]);
        // Without a number of winners every option with points wins; the first is the most preferred.
        assert_eq!(result.others[0].winners.first(), Some(&result.ranking[0].choice.initiative));
    })
    .await;
}

#[tokio::test]
async fn equal_shares_serves_those_whom_greedy_leaves_out() {
    for_each_database(|world| async move {
        let voting = voting(BallotKind::Approval, CountingRule::EqualShares);
        let board = poll(&world, voting, Some(300), &[150, 150, 100]).await;
        // Two want the first two, which together eat the whole budget; one wants the third.
        let ballots = [Choices::new([1, 2]), Choices::new([1, 2]), Choices::new([3])];
        all_cast(&world, board, ballots).await;
        let reader = Ctx { now: DECIDED, ..world.visitor() };
        let result = find_result(&reader, board, Language::ITALIAN).await.unwrap();
        assert!(adopted(&result.ranking).contains(&3), "the one voter has a third of the money");
        assert_eq!(result.totals.with_a_winner, 3);
        let greedy = &result.others[0];
        assert_eq!(
            (greedy.counting, greedy.spent_cents, greedy.with_a_winner),
            (CountingRule::Greedy, 300, 2)
        );
    })
    .await;
}

#[tokio::test]
async fn a_knapsack_ballot_fits_the_budget_or_says_by_how_much_it_does_not() {
    for_each_database(|world| async move {
        let voting = voting(BallotKind::Knapsack, CountingRule::Greedy);
        let board = poll(&world, voting, Some(300), &[150, 150, 100]).await;
        let ctx = world.ctx_at(world.karima, VOTING).await;
        let over = cast(&ctx, board, Choices::new([1, 2, 3])).await;
        assert_eq!(refusal(over), Some(Refusal::OverBudget { cents: 100 }));
        cast(&ctx, board, Choices::new([1, 2])).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_vote_of_every_kind_becomes_a_file_that_counts_the_same() {
    for_each_database(|world| async move {
        let points = |given: &[(u16, u16)]| Choices::points(given.iter().copied());
        let cases: [(BallotKind, CountingRule, [Choices; 3]); 5] = [
            (
                BallotKind::Approval,
                CountingRule::EqualShares,
                [Choices::new([1, 2]), Choices::new([1]), Choices::new([11])],
            ),
            (
                BallotKind::ChooseOne,
                CountingRule::Greedy,
                [Choices::new([1]), Choices::new([2]), Choices::new([2])],
            ),
            (
                BallotKind::Points,
                CountingRule::GreedyPerCost,
                [points(&[(1, 4), (2, 6)]), points(&[(10, 1)]), points(&[(2, 3)])],
            ),
            (
                BallotKind::Ranking,
                CountingRule::EqualSharesPerInitiative,
                [Choices::ranking([10, 2]), Choices::ranking([2]), Choices::ranking([3, 1, 2])],
            ),
            (
                BallotKind::Knapsack,
                CountingRule::Phragmen,
                [Choices::new([1, 2]), Choices::new([2]), Choices::new([11])],
            ),
        ];
        for (kind, counting, ballots) in cases {
            // Eleven options: as text 10 stands before 2, as numbers behind it.
            let board = poll(&world, voting(kind, counting), Some(300), &[100; 11]).await;
            all_cast(&world, board, ballots).await;
            let reader = Ctx { now: DECIDED, ..world.visitor() };
            let result = find_result(&reader, board, Language::ITALIAN).await.unwrap();
            let text = crate::exports::pabulib::write(&world.db, board).await.unwrap();
            let file = counting::pabulib::parse(&text).unwrap();
            assert_eq!(file.votes.len(), 3, "{kind}");
            let warnings = &file.warnings;
            assert!(warnings.is_empty(), "{kind}: {warnings:?}");
            assert_eq!(file.meta.method().as_ref(), Some(&result.rule.method), "{kind}");
            let rule = file.rule(result.rule.ties.clone()).unwrap();
            let scores = |outcome: &counting::outcome::Outcome| {
                let losers = outcome.losers.iter().map(|loser| &loser.counted);
                let all = outcome.winners.iter().chain(losers);
                let mut scores: Vec<(u16, u64, i64)> =
                    all.map(|one| (one.project.as_str().parse().unwrap(), one.votes, one.score)).collect();
                scores.sort_unstable();
                scores
            };
            let mut ours: Vec<(u16, u64, i64)> =
                result.ranking.iter().map(|one| (one.choice.number, one.votes, one.score)).collect();
            ours.sort_unstable();
            assert_eq!(scores(&counting::count(&file.election(), &rule)), ours, "{kind}");
        }
    })
    .await;
}
