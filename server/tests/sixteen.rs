//! Sixteen hands at once: whatever one person does sixteen times at the same moment counts once, is never answered
//! with breakage, and is known at every node of the house.
#![allow(clippy::unwrap_used)]

mod furnished;
mod visitors;

use axum::Router;
use domain::{
    base::{BoardId, Database, InitiativeId, Language, database::statement},
    boards,
    testing::{World, for_each_database},
};
use furnished::{Furnished, furnish};
use futures::{StreamExt, future::join_all};
use sea_orm::ConnectionTrait;
use server::State;
use std::time::Duration;
use tokio::time::{sleep, timeout};
use visitors::{Answer, Visitor, house, settings};

const HANDS: usize = 16;

/// Another process on the same database, with connections of its own.
async fn another_node(world: &World) -> Router {
    let db = Database::connect(&world.address).await.unwrap();
    server::router(State::new(db, settings()))
}

/// The same person sixteen times at once, half of her at each node.
async fn at_once(
    person: &Visitor,
    nodes: [&Router; 2],
    function: &str,
    fields: impl Fn(usize) -> String,
) -> Vec<Answer> {
    let hands = (0..HANDS).map(|hand| {
        let mut person = person.at_another(nodes[hand % 2]);
        let fields = fields(hand);
        async move { person.call(function, &fields).await }
    });
    join_all(hands).await
}

fn assert_all_done(answers: &[Answer]) {
    for answer in answers {
        assert!(answer.is_done(), "{} {}", answer.status, answer.text);
    }
}

async fn ballots(world: &World, board: BoardId) -> i64 {
    boards::queries::find(world.db.reader(), board, Language::ITALIAN).await.unwrap().ballots
}

async fn number(world: &World, sql: &str, initiative: InitiativeId) -> i64 {
    let db = world.db.reader();
    let row = db.query_one_raw(statement(db, sql, [initiative.into()])).await.unwrap().unwrap();
    row.try_get("", "number").unwrap()
}

/// How many stances the tallies of an initiative hold, and how many there are.
async fn stances(world: &World, initiative: InitiativeId) -> (i64, i64) {
    const TALLIES: &str = "SELECT CAST(COALESCE(SUM(supports + doubts + passes), 0) AS BIGINT) AS number \
         FROM initiative_tallies WHERE initiative_id = $1";
    const ROWS: &str = "SELECT COUNT(*) AS number FROM stances WHERE subject_id = $1";
    (number(world, TALLIES, initiative).await, number(world, ROWS, initiative).await)
}

async fn start(world: &World) -> (Furnished, Router, Router) {
    (furnish(world, 1).await, house(world), another_node(world).await)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_ballots_of_one_person_count_once() {
    for_each_database(|world| async move {
        let (furnished, here, there) = start(&world).await;
        let board = furnished.boards.voting;
        let karima = Visitor::come_in(&here, &world, world.karima).await;
        for nodes in [[&here, &here], [&here, &there]] {
            let choice = |hand: usize| format!("board={board}&choices[0]={}", 1 + hand % 2);
            assert_all_done(&at_once(&karima, nodes, "/api/ballots/cast", choice).await);
            assert_eq!(ballots(&world, board).await, 3, "two ballots of others, and hers");
            let taken_back = |_| format!("board={board}");
            let answers = at_once(&karima, nodes, "/api/ballots/withdraw", taken_back).await;
            assert!(answers.iter().any(Answer::is_done), "{answers:?}");
            assert_eq!(ballots(&world, board).await, 2);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_stances_of_one_person_count_once() {
    for_each_database(|world| async move {
        let (furnished, here, there) = start(&world).await;
        let id = furnished.initiatives.published;
        let before = stances(&world, id).await;
        assert_eq!(before.0, before.1);
        let karima = Visitor::come_in(&here, &world, world.karima).await;
        for nodes in [[&here, &here], [&here, &there]] {
            let word = |hand: usize| ["support", "doubt", "pass"][hand % 3];
            let stance = |hand: usize| format!("initiative={id}&stance={}", word(hand));
            assert_all_done(&at_once(&karima, nodes, "/api/stances/take", stance).await);
            assert_eq!(stances(&world, id).await, (before.0 + 1, before.1 + 1));
            let none = |_| format!("initiative={id}");
            assert_all_done(&at_once(&karima, nodes, "/api/stances/take", none).await);
            assert_eq!(stances(&world, id).await, before);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_sixteen_who_come_with_one_code_one_comes_in() {
    for_each_database(|world| async move {
        let (furnished, here, there) = start(&world).await;
        let nobody = Visitor::at(&here);
        let join =
            |hand: usize| format!("code={}&pseudonym=Luna {hand}&language=it&rules=on", furnished.code);
        let answers = at_once(&nobody, [&here, &there], "/api/people/join", join).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_done()).count(), 1);
        for answer in answers.iter().filter(|answer| !answer.is_done()) {
            // Whoever guesses sixteen times at once is asked to wait.
            let known = ["code_used", "too_many_tries"];
            assert!(answer.refusal().is_some_and(|code| known.contains(&code.as_str())), "{answer:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_change_at_one_node_is_heard_at_the_other() {
    for_each_database(|world| async move {
        let (furnished, here, there) = start(&world).await;
        let board = furnished.boards.proposing;
        let mut karima = Visitor::come_in(&here, &world, world.karima).await;
        let mut heard = Visitor::at(&there).listen(&format!("/live/boards/{board}")).await;
        // The look-out begins with the first reader, within a second.
        sleep(Duration::from_millis(1500)).await;
        let fields = format!("initiative={}&stance=support", furnished.initiatives.published);
        assert!(karima.call("/api/stances/take", &fields).await.is_done());
        let told = timeout(Duration::from_secs(10), heard.next()).await.unwrap().unwrap().unwrap();
        assert!(String::from_utf8_lossy(&told).contains("event: changed"));
    })
    .await;
}
