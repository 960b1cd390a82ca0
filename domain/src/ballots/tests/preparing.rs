//! Costs, exclusions, the rulebook and the order on the ballot.

use sea_orm::EntityTrait;

use super::{DECIDED, VOTING, add_initiative, adopted, refusal, vote};
use crate::{
    ballots::{
        CostBasis, Rulebook,
        actions::{exclude, stop_excluding},
        queries::{find_paper, find_preparation, find_result, find_rulebook, rehearse},
        rehearsal::Source,
    },
    base::{BoardId, Ctx, InitiativeId, Language, Refusal},
    boards::{CountingRule, Moderation},
    initiatives::{self, State, tables::initiative},
    testing::{NOW, World, for_each_database},
};

async fn on_ballot(world: &World, board: BoardId, costs: &[i64]) -> Vec<InitiativeId> {
    for cost in costs {
        add_initiative(world, board, State::OnBallot, *cost).await;
    }
    let rows = initiative::Entity::find().all(world.db.reader()).await.unwrap();
    let mut ids: Vec<InitiativeId> =
        rows.into_iter().filter(|row| row.board_id == board).map(|row| row.id).collect();
    ids.sort_unstable();
    ids
}

#[tokio::test]
async fn of_initiatives_that_exclude_each_other_one_wins() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let ids = on_ballot(&world, board, &[100, 200, 300]).await;
        let officer = world.ctx(world.officer).await;
        let group = exclude(&officer, board, [ids[0], ids[1]]).await.unwrap();
        // Sent twice, in whatever order, it is the same group.
        assert_eq!(exclude(&officer, board, [ids[1], ids[0]]).await.unwrap(), group);
        for person in [world.karima, world.piero] {
            vote(&world, person, board, &[1, 2]).await.unwrap();
        }
        vote(&world, world.sofia, board, &[1, 3]).await.unwrap();
        let reader = Ctx { now: DECIDED, ..world.visitor() };
        let result = find_result(&reader, board, Language::ITALIAN).await.unwrap();
        assert_eq!(adopted(&result.ranking), [1, 3]);
        assert!(result.others.is_empty(), "equal shares knows no exclusions: nothing to compare");
    })
    .await;
}

#[tokio::test]
async fn exclusions_are_an_officer_s_before_voting_and_of_a_rule_that_knows_them() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let ids = on_ballot(&world, board, &[100, 200]).await;
        let officer = world.ctx(world.officer).await;
        let karima = world.ctx(world.karima).await;
        let both = [ids[0], ids[1]];
        let refused = async |ctx: &Ctx, board, ids: &[InitiativeId]| {
            refusal(exclude(ctx, board, ids.iter().copied()).await.map(|_| ()))
        };
        assert_eq!(refused(&karima, board, &both).await, Some(Refusal::NotAllowed));
        assert_eq!(
            refused(&officer, board, &[ids[0], ids[0]]).await,
            Some(Refusal::TooFewChoices { least: 2 })
        );
        let elsewhere = world.board(Moderation::After).await;
        assert_eq!(refused(&officer, elsewhere, &both).await, Some(Refusal::UnknownChoice));
        let late = world.ctx_at(world.officer, VOTING).await;
        assert_eq!(refused(&late, board, &both).await, Some(Refusal::BallotFrozen));
        let shares = world.board_with(|rules| rules.voting.counting = CountingRule::EqualShares).await;
        assert_eq!(refused(&officer, shares, &both).await, Some(Refusal::NoExclusions));
        let group = exclude(&officer, board, both).await.unwrap();
        assert_eq!(refusal(stop_excluding(&karima, board, group).await), Some(Refusal::NotAllowed));
        stop_excluding(&officer, board, group).await.unwrap();
        assert_eq!(refusal(stop_excluding(&officer, board, group).await), Some(Refusal::NotFound));
        let left = find_preparation(&officer, board, Language::ITALIAN).await.unwrap().exclusions;
        assert!(left.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_unchecked_cost_counts_and_bears_its_mark() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let ids = on_ballot(&world, board, &[100, 200]).await;
        let officer = world.ctx(world.officer).await;
        initiatives::actions::check_cost(&officer, ids[0], 150).await.unwrap();
        let karima = world.ctx(world.karima).await;
        let answer = initiatives::actions::check_cost(&karima, ids[0], 1).await;
        assert_eq!(refusal(answer), Some(Refusal::NotAllowed));
        let late = world.ctx_at(world.officer, VOTING).await;
        let answer = initiatives::actions::check_cost(&late, ids[0], 1).await;
        assert_eq!(refusal(answer), Some(Refusal::BallotFrozen));
        let prepared = find_preparation(&officer, board, Language::ITALIAN).await.unwrap();
        let basis: Vec<(i64, CostBasis)> =
            prepared.candidates.iter().map(|one| (one.cost_cents, one.cost_basis)).collect();
        assert_eq!(basis, [(150, CostBasis::Checked), (200, CostBasis::Office)]);
        let ctx = Ctx { now: VOTING, ..world.visitor() };
        let paper = find_paper(&ctx, board, Language::ITALIAN).await.unwrap();
        let frozen: Vec<(i64, CostBasis)> =
            paper.options.iter().map(|one| (one.cost_cents, one.cost_basis)).collect();
        assert_eq!(frozen, basis);
        // A later estimate is no check.
        initiatives::actions::estimate_cost(&officer, ids[0], 160).await.unwrap();
        let prepared = find_preparation(&officer, board, Language::ITALIAN).await.unwrap();
        assert_eq!(prepared.candidates[0].cost_basis, CostBasis::Office);
    })
    .await;
}

#[tokio::test]
async fn the_rulebook_is_hashed_when_voting_begins_and_hashes_again_to_the_same() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let ids = on_ballot(&world, board, &[100, 200]).await;
        let officer = world.ctx(world.officer).await;
        exclude(&officer, board, [ids[1], ids[0]]).await.unwrap();
        let before = find_rulebook(&world.visitor(), board, Language::ITALIAN).await.unwrap();
        assert_eq!((before.options.len(), before.board.rulebook_hash), (2, None));
        let reader = Ctx { now: VOTING, ..world.visitor() };
        find_paper(&reader, board, Language::ITALIAN).await.unwrap();
        let printed = find_rulebook(&reader, board, Language::ARABIC).await.unwrap();
        let again = Rulebook::of(&printed.board, &printed.options, &printed.exclusions);
        assert_eq!(again.exclusive, [[1, 2]]);
        assert_eq!(printed.board.rulebook_hash, Some(again.hash().unwrap()));
    })
    .await;
}

#[tokio::test]
async fn each_voter_sees_the_options_in_an_order_of_her_own() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        on_ballot(&world, board, &[100; 12]).await;
        let mut orders = Vec::new();
        for person in [world.karima, world.piero, world.karima] {
            let ctx = world.ctx_at(person, VOTING).await;
            let paper = find_paper(&ctx, board, Language::ITALIAN).await.unwrap();
            orders.push(paper.options.iter().map(|option| option.number).collect::<Vec<_>>());
        }
        assert_eq!(orders[0], orders[2]);
        assert_ne!(orders[0], orders[1]);
        let reader = Ctx { now: NOW.plus_days(21), ..world.visitor() };
        let paper = find_paper(&reader, board, Language::ITALIAN).await.unwrap();
        let by_number: Vec<u16> = (1..=12).collect();
        assert_eq!(paper.options.iter().map(|option| option.number).collect::<Vec<_>>(), by_number);
    })
    .await;
}

#[tokio::test]
async fn a_rehearsal_counts_by_every_rule_and_stores_nothing() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        on_ballot(&world, board, &[1_500_000, 1_500_000, 1_200_000, 900_000, 400_000, 100_000]).await;
        let officer = world.ctx(world.officer).await;
        let before = world.db.statements();
        let rehearsal = rehearse(&officer, board, Source::Example, Language::ITALIAN).await.unwrap();
        assert_eq!(world.db.statements() - before, 6);
        assert_eq!(rehearsal.voters, Some(40));
        let rules: Vec<CountingRule> = rehearsal.outcomes.iter().map(|outcome| outcome.counting).collect();
        use CountingRule::{EqualShares, EqualSharesPerInitiative, Greedy, GreedyPerCost, Phragmen};
        assert_eq!(rules, [Greedy, EqualShares, EqualSharesPerInitiative, GreedyPerCost, Phragmen]);
        assert!(rehearsal.outcomes.iter().all(|one| !one.winners.is_empty() && one.spent_cents <= 4_000_000));
        let again = rehearse(&officer, board, Source::Example, Language::ITALIAN).await.unwrap();
        assert_eq!(again, rehearsal, "the same for the same board");
        let few = rehearse(&officer, board, Source::Stances, Language::ITALIAN).await.unwrap();
        assert_eq!((few.voters, few.outcomes.len()), (None, 0), "nothing is shown of few");
        let karima = world.ctx(world.karima).await;
        let refused = rehearse(&karima, board, Source::Example, Language::ITALIAN).await.map(|_| ());
        assert_eq!(refusal(refused), Some(Refusal::NotAllowed));
        let paper = find_rulebook(&officer, board, Language::ITALIAN).await.unwrap();
        assert_eq!(paper.board.rulebook_hash, None);
    })
    .await;
}
