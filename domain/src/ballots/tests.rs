mod every_rule;
mod kinds;
mod preparing;
mod record;
mod tampering;

use sea_orm::{ActiveValue::Set, EntityTrait, PaginatorTrait, QueryOrder};

use super::{
    Choices, Verdict,
    actions::{cast, count_due, withdraw},
    queries::{find_paper, find_result},
    result::Ranked,
    tables::ballot,
};
use crate::{
    base::{BoardId, Ctx, InitiativeId, Language, Moment, ParticipantId, Refusal, Stop},
    boards::{self, Moderation, Theme},
    initiatives::{State, tables::initiative},
    testing::{NOW, World, for_each_database},
};

/// A day of the voting phase.
const VOTING: Moment = NOW.plus_days(20);
/// A day after it.
const DECIDED: Moment = NOW.plus_days(30);

/// A board with initiatives of these costs on its ballot, and one that is not on it.
async fn poll(world: &World, costs: &[i64]) -> BoardId {
    let board = world.board(Moderation::After).await;
    for cost in costs {
        add_initiative(world, board, State::OnBallot, *cost).await;
    }
    add_initiative(world, board, State::NotAdmitted, 1).await;
    board
}

async fn add_initiative(world: &World, board: BoardId, state: State, cost: i64) {
    let row = initiative::ActiveModel {
        id: Set(InitiativeId::new()),
        board_id: Set(board),
        territory_id: Set(world.town),
        theme: Set(Theme::Culture),
        state: Set(state),
        language: Set(Language::ITALIAN),
        title: Set(format!("Costa {cost}")),
        body: Set("Un'idea per il parco di tutti.".into()),
        cost_cents: Set(Some(7)),
        officer_cost_cents: Set(Some(cost)),
        created_at: Set(NOW),
        changed_at: Set(NOW),
        is_public: Set(true),
        search: Set(String::new()),
        ..Default::default()
    };
    initiative::Entity::insert(row).exec_without_returning(world.db.writer()).await.unwrap();
}

async fn vote(world: &World, person: ParticipantId, board: BoardId, choices: &[u16]) -> Result<(), Stop> {
    let ctx = world.ctx_at(person, VOTING).await;
    cast(&ctx, board, Choices::new(choices.iter().copied())).await
}

fn refusal(answer: Result<(), Stop>) -> Option<Refusal> {
    match answer {
        Ok(()) => None,
        Err(Stop::Refused(refusal)) => Some(refusal),
        Err(Stop::Broken(failure)) => panic!("{failure}"),
    }
}

async fn ballots_on(world: &World, board: BoardId) -> i64 {
    boards::queries::find(world.db.reader(), board, Language::ITALIAN).await.unwrap().ballots
}

async fn own_choices(world: &World, person: ParticipantId, board: BoardId) -> Option<Vec<u16>> {
    let ctx = world.ctx_at(person, VOTING).await;
    let paper = find_paper(&ctx, board, Language::ITALIAN).await.unwrap();
    paper.own.map(|ballot| ballot.choices.numbers())
}

#[tokio::test]
async fn a_ballot_is_cast_changed_and_taken_back_until_voting_ends() {
    for_each_database(|world| async move {
        let board = poll(&world, &[100, 200, 300]).await;
        assert_eq!(own_choices(&world, world.karima, board).await, None);
        vote(&world, world.karima, board, &[3, 1]).await.unwrap();
        assert_eq!(own_choices(&world, world.karima, board).await, Some(vec![1, 3]));
        assert_eq!(ballots_on(&world, board).await, 1);
        vote(&world, world.karima, board, &[2]).await.unwrap();
        assert_eq!(own_choices(&world, world.karima, board).await, Some(vec![2]));
        assert_eq!(ballots_on(&world, board).await, 1);
        let ctx = world.ctx_at(world.karima, VOTING).await;
        withdraw(&ctx, board).await.unwrap();
        assert_eq!(own_choices(&world, world.karima, board).await, Some(vec![]));
        assert_eq!(ballots_on(&world, board).await, 0);
        vote(&world, world.karima, board, &[1]).await.unwrap();
        assert_eq!(ballots_on(&world, board).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_ballot_cannot_be_cast_before_voting_or_after_closing() {
    for_each_database(|world| async move {
        let board = poll(&world, &[100]).await;
        let early = world.ctx(world.karima).await;
        let answer = cast(&early, board, Choices::new([1])).await;
        assert_eq!(refusal(answer), Some(Refusal::VotingNotOpen));
        let late = world.ctx_at(world.karima, DECIDED).await;
        let answer = cast(&late, board, Choices::new([1])).await;
        assert_eq!(refusal(answer), Some(Refusal::VotingClosed));
        assert_eq!(ballots_on(&world, board).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_ballot_that_arrives_after_the_count_is_refused_even_if_it_set_out_in_time() {
    for_each_database(|world| async move {
        let board = poll(&world, &[100]).await;
        assert_eq!(count_due(&world.db, DECIDED).await.unwrap(), 1);
        let answer = vote(&world, world.karima, board, &[1]).await;
        assert_eq!(refusal(answer), Some(Refusal::VotingClosed));
    })
    .await;
}

#[tokio::test]
async fn only_people_with_a_seat_vote() {
    for_each_database(|world| async move {
        let board = poll(&world, &[100]).await;
        let visitor = Ctx { now: VOTING, ..world.visitor() };
        assert_eq!(refusal(cast(&visitor, board, Choices::new([1])).await), Some(Refusal::SignInFirst));
        let answer = vote(&world, world.administrator, board, &[1]).await;
        assert_eq!(refusal(answer), Some(Refusal::ConstituencyMissing));
        let board = world.board_with(|rules| rules.constituencies = vec!["third_sector".into()]).await;
        let answer = vote(&world, world.karima, board, &[1]).await;
        assert_eq!(refusal(answer), Some(Refusal::ConstituencyNotInvited));
    })
    .await;
}

#[tokio::test]
async fn a_ballot_holds_at_most_as_many_options_as_the_board_allows_and_only_those_on_it() {
    for_each_database(|world| async move {
        let board = poll(&world, &[1, 2, 3, 4]).await;
        let cases = [
            (&[1, 2, 3, 4][..], Refusal::TooManyChoices { most: 3 }),
            (&[5], Refusal::NotOnBallot),
            (&[0], Refusal::NotOnBallot),
            (&[], Refusal::NothingChosen),
        ];
        for (choices, expected) in cases {
            assert_eq!(refusal(vote(&world, world.karima, board, choices).await), Some(expected));
        }
        let ctx = world.ctx_at(world.karima, VOTING).await;
        assert_eq!(refusal(withdraw(&ctx, board).await), Some(Refusal::NothingChosen));
        assert_eq!(refusal(vote(&world, world.karima, BoardId::new(), &[1]).await), Some(Refusal::NotFound));
        assert_eq!(ballot::Entity::find().count(world.db.reader()).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn sixteen_simultaneous_ballots_of_one_person_count_once() {
    for_each_database(|world| async move {
        let board = poll(&world, &[100, 200]).await;
        let ctx = world.ctx_at(world.karima, VOTING).await;
        let hands = (0..16).map(|hand| {
            let ctx = ctx.clone();
            tokio::spawn(async move { cast(&ctx, board, Choices::new([1 + hand % 2])).await })
        });
        for answer in futures::future::join_all(hands).await {
            answer.unwrap().unwrap();
        }
        assert_eq!(ballots_on(&world, board).await, 1);
        assert_eq!(ballot::Entity::find().count(world.db.reader()).await.unwrap(), 1);
        assert_eq!(world.seats_taken(board).await.into_iter().sum::<i32>(), 1);
    })
    .await;
}

#[tokio::test]
async fn ballots_of_one_person_through_two_nodes_at_once_count_once() {
    for_each_database(|world| async move {
        let board = poll(&world, &[100, 200]).await;
        // Each clone without the gatherers of the other is what a second node would be.
        let nodes = [world.ctx_at(world.karima, VOTING).await, {
            let mut ctx = world.ctx_at(world.karima, VOTING).await;
            ctx.db = ctx.db.without_gatherers();
            ctx
        }];
        let hands = (0..16).map(|hand: u16| {
            let ctx = nodes[usize::from(hand % 2)].clone();
            tokio::spawn(async move { cast(&ctx, board, Choices::new([1 + hand % 2])).await })
        });
        for answer in futures::future::join_all(hands).await {
            answer.unwrap().unwrap();
        }
        assert_eq!(ballots_on(&world, board).await, 1);
        assert_eq!(ballot::Entity::find().count(world.db.reader()).await.unwrap(), 1);
    })
    .await;
}

/// Votes: option 1 three, option 2 two, option 3 one. The budget is 40,000 euro.
async fn voted(world: &World, costs: &[i64]) -> BoardId {
    let board = poll(world, costs).await;
    vote(world, world.karima, board, &[1, 2]).await.unwrap();
    vote(world, world.piero, board, &[1, 2]).await.unwrap();
    vote(world, world.sofia, board, &[1, 3]).await.unwrap();
    board
}

fn adopted(ranking: &[Ranked]) -> Vec<u16> {
    let won = |ranked: &&Ranked| matches!(ranked.verdict, Verdict::Adopted { .. });
    ranking.iter().filter(won).map(|ranked| ranked.choice.number).collect()
}

#[tokio::test]
async fn the_most_voted_are_adopted_while_the_budget_lasts() {
    for_each_database(|world| async move {
        let board = voted(&world, &[3_000_000, 2_000_000, 500_000]).await;
        let reader = Ctx { now: DECIDED, ..world.visitor() };
        let result = find_result(&reader, board, Language::ITALIAN).await.unwrap();
        assert_eq!(adopted(&result.ranking), [1, 3]);
        assert_eq!(result.ranking[1].verdict, Verdict::Adopted { left: Some(500_000) });
        assert_eq!((result.totals.voters, result.totals.with_a_winner), (3, 3));
        let states: Vec<State> = initiative::Entity::find()
            .order_by_asc(initiative::Column::Id)
            .all(world.db.reader())
            .await
            .unwrap()
            .into_iter()
            .map(|row| row.state)
            .collect();
        assert_eq!(states, [State::Adopted, State::NotAdopted, State::Adopted, State::NotAdmitted]);
    })
    .await;
}

#[tokio::test]
async fn a_board_is_counted_once_whoever_asks_again() {
    for_each_database(|world| async move {
        let board = voted(&world, &[1, 2, 3]).await;
        assert_eq!(count_due(&world.db, VOTING).await.unwrap(), 0);
        assert_eq!(count_due(&world.db, DECIDED).await.unwrap(), 1);
        assert_eq!(count_due(&world.db, DECIDED.plus_days(1)).await.unwrap(), 0);
        let reader = Ctx { now: DECIDED.plus_days(2), ..world.visitor() };
        let result = find_result(&reader, board, Language::ITALIAN).await.unwrap();
        assert_eq!(result.counted_at, DECIDED);
    })
    .await;
}

#[tokio::test]
async fn nobody_reads_a_result_while_people_vote() {
    for_each_database(|world| async move {
        let board = voted(&world, &[1, 2, 3]).await;
        let reader = Ctx { now: VOTING, ..world.visitor() };
        let answer = find_result(&reader, board, Language::ITALIAN).await.map(|_| ());
        assert_eq!(refusal(answer), Some(Refusal::VoteNotCounted));
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_ballot_is_not_counted() {
    for_each_database(|world| async move {
        let board = voted(&world, &[1, 2, 3]).await;
        withdraw(&world.ctx_at(world.sofia, VOTING).await, board).await.unwrap();
        let reader = Ctx { now: DECIDED, ..world.visitor() };
        let result = find_result(&reader, board, Language::ITALIAN).await.unwrap();
        assert_eq!(result.totals.voters, 2);
        assert_eq!(adopted(&result.ranking), [1, 2]);
    })
    .await;
}

#[tokio::test]
async fn what_stands_on_the_ballot_is_frozen_when_voting_begins() {
    for_each_database(|world| async move {
        let board = poll(&world, &[100]).await;
        vote(&world, world.karima, board, &[1]).await.unwrap();
        add_initiative(&world, board, State::OnBallot, 50).await;
        let ctx = world.ctx_at(world.karima, VOTING).await;
        let paper = find_paper(&ctx, board, Language::ITALIAN).await.unwrap();
        let costs: Vec<i64> = paper.options.iter().map(|option| option.cost_cents).collect();
        assert_eq!(costs, [100]);
    })
    .await;
}

#[tokio::test]
async fn a_hidden_option_wins_nothing_and_harms_no_other_mark() {
    for_each_database(|world| async move {
        let board = voted(&world, &[1, 2, 3]).await;
        let paper = find_paper(&world.visitor(), board, Language::ITALIAN).await.unwrap();
        let first = paper.options[0].initiative;
        let hide =
            crate::initiatives::actions::enter_state(world.db.writer(), first, State::Hidden, None, NOW);
        hide.await.unwrap();
        let reader = Ctx { now: DECIDED, ..world.visitor() };
        let result = find_result(&reader, board, Language::ITALIAN).await.unwrap();
        assert_eq!(adopted(&result.ranking), [2, 3]);
    })
    .await;
}

#[tokio::test]
async fn figures_of_few_voters_are_withheld() {
    for_each_database(|world| async move {
        let board = poll(&world, &[1]).await;
        for number in 0..12 {
            let person = world.person(&format!("Luna {number}"), Some("third_country_citizens")).await;
            vote(&world, person, board, &[1]).await.unwrap();
        }
        for number in 0..11 {
            let person = world.person(&format!("Dario {number}"), Some("local_community")).await;
            vote(&world, person, board, &[1]).await.unwrap();
        }
        vote(&world, world.sofia, board, &[1]).await.unwrap();
        let reader = Ctx { now: DECIDED, ..world.visitor() };
        let result = find_result(&reader, board, Language::ITALIAN).await.unwrap();
        let shown: Vec<Option<u64>> =
            result.shares.iter().map(|share| share.figures.map(|figures| figures.voters)).collect();
        // The third sector has one voter and the public bodies none; the eleven are held back so that the one
        // cannot be found by subtracting.
        assert_eq!(shown, [Some(12), None, None, None]);
    })
    .await;
}

#[tokio::test]
async fn the_pages_of_a_vote_take_the_same_statements_however_many_options_there_are() {
    for_each_database(|world| async move {
        let mut taken = Vec::new();
        for options in [2usize, 40] {
            let board = poll(&world, &vec![100; options]).await;
            vote(&world, world.karima, board, &[1, 2]).await.unwrap();
            let ctx = world.ctx_at(world.karima, VOTING).await;
            let before = world.db.statements();
            find_paper(&ctx, board, Language::ITALIAN).await.unwrap();
            let paper = world.db.statements() - before;
            count_due(&world.db, DECIDED).await.unwrap();
            let reader = Ctx { now: DECIDED, ..world.visitor() };
            let before = world.db.statements();
            find_result(&reader, board, Language::ITALIAN).await.unwrap();
            taken.push((paper, world.db.statements() - before));
        }
        assert_eq!(taken, [(5, 6), (5, 6)]);
    })
    .await;
}
