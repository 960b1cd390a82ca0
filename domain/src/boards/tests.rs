//! Boards against real databases.

use super::{Moderation, Phase, actions, queries};
use crate::{
    base::{Language, Refusal, Stop},
    people::Capacity,
    testing::{NOW, draft, for_each_database},
};

fn refused<T>(outcome: Result<T, Stop>) -> Refusal {
    match outcome {
        Err(Stop::Refused(refusal)) => refusal,
        Err(Stop::Broken(failure)) => panic!("{failure}"),
        Ok(_) => panic!("it was not refused"),
    }
}

#[tokio::test]
async fn an_officer_prepares_and_opens_a_board_of_her_territory_only() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let karima = world.ctx(world.karima).await;
        assert_eq!(refused(actions::prepare(&officer, &draft(world.elsewhere)).await), Refusal::NotAllowed);
        assert_eq!(refused(actions::prepare(&karima, &draft(world.town)).await), Refusal::NotAllowed);
        let id = actions::prepare(&officer, &draft(world.town)).await.unwrap();
        assert_eq!(refused(actions::open(&karima, id).await), Refusal::NotAllowed);
        actions::open(&officer, id).await.unwrap();
        let board = queries::find(world.db.reader(), id, Language::ARABIC).await.unwrap();
        assert_eq!(board.phase(NOW), Phase::Proposing);
        assert_eq!(
            board.wording.language,
            Language::ITALIAN,
            "the board's own text where there is none in Arabic"
        );
        assert_eq!(board.rules_hash, Some(actions::hash(&board.rules).unwrap()));
        assert_eq!(refused(actions::open(&officer, id).await), Refusal::RulesFrozen);
        assert_eq!(refused(actions::change(&officer, id, &draft(world.town)).await), Refusal::RulesFrozen);
    })
    .await;
}

#[tokio::test]
async fn drafts_stand_in_no_public_list() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        actions::prepare(&officer, &draft(world.town)).await.unwrap();
        let open = world.board(Moderation::After).await;
        let listed = |filter| {
            let db = world.db.clone();
            async move { queries::list(db.reader(), &filter, Language::ITALIAN, NOW, None).await.unwrap() }
        };
        let public = listed(queries::Filter::default()).await;
        assert_eq!(public.rows.iter().map(|card| card.id).collect::<Vec<_>>(), vec![open]);
        let within = listed(queries::Filter { territory: Some(world.province), ..Default::default() }).await;
        assert_eq!(within.rows.len(), 1, "a province's list has the boards of its municipalities");
        let drafts = listed(queries::Filter { drafts: true, ..Default::default() }).await;
        assert_eq!(drafts.rows.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_person_takes_one_seat_however_often_she_acts() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let seated = actions::Seated {
            participant: world.karima,
            constituency: Some("third_country_citizens"),
            capacity: Capacity::Personal,
            channel: "invitation",
        };
        for _ in 0..3 {
            let transaction = world.db.begin().await.unwrap();
            actions::take_seat(&transaction, board, &seated, NOW).await.unwrap();
            transaction.commit().await.unwrap();
        }
        assert_eq!(world.seats_taken(board).await, vec![1, 0, 0, 0]);
        let board = queries::find(world.db.reader(), board, Language::ITALIAN).await.unwrap();
        assert!(board.seats.iter().all(|seat| seat.participants.is_none()), "so few are not told apart");
    })
    .await;
}

#[tokio::test]
async fn a_board_is_read_in_three_statements() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let before = world.db.statements();
        queries::find(world.db.reader(), board, Language::ITALIAN).await.unwrap();
        assert_eq!(world.db.statements() - before, 3);
        let before = world.db.statements();
        queries::list(world.db.reader(), &queries::Filter::default(), Language::ITALIAN, NOW, None)
            .await
            .unwrap();
        assert_eq!(world.db.statements() - before, 1);
    })
    .await;
}
