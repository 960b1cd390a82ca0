//! What a decision does, and who may make it.

use super::{cases, decide, italian, queries, refused, report, state, submitted, waiting, wish};
use crate::{
    base::{CaseId, Language, Refusal, Role},
    boards::Moderation,
    initiatives::{self, State},
    moderation::{Origin, Reason, Verdict},
    testing::{NOW, for_each_database},
};

#[tokio::test]
async fn a_submitted_initiative_is_published_by_a_moderator() {
    for_each_database(|world| async move {
        let id = waiting(&world).await;
        let moderator = world.ctx(world.moderator).await;
        let before = world.db.statements();
        let queue = queries::list_queue(&moderator, None, None).await.unwrap();
        assert_eq!(world.db.statements() - before, 2, "the queue takes two statements, however long it is");
        assert_eq!(queue.rows.len(), 1);
        let case = &queue.rows[0];
        assert_eq!((case.origin, case.title.as_deref()), (Origin::Submission, Some("Orto comune")));
        assert!(case.text.text.starts_with("Un orto dietro la scuola"));
        assert!(!case.is_cut && !case.is_own);
        decide(&moderator, &[case.id], &wish(Verdict::Publish, None)).await.unwrap();
        assert_eq!(state(&world, id).await, State::Published);
        assert_eq!(cases(&moderator).await, []);
        assert_eq!(
            refused(decide(&moderator, &[case.id], &wish(Verdict::Publish, None)).await),
            Refusal::AlreadyDecided
        );
    })
    .await;
}

#[tokio::test]
async fn a_returned_initiative_comes_back_with_the_note_and_can_be_sent_again() {
    for_each_database(|world| async move {
        let id = waiting(&world).await;
        let moderator = world.ctx(world.moderator).await;
        let karima = world.ctx(world.karima).await;
        let mut back = wish(Verdict::Return, Reason::NeedsDetail);
        back.message = italian("Dove sarebbe l'orto?");
        decide(&moderator, &cases(&moderator).await, &back).await.unwrap();
        assert_eq!(state(&world, id).await, State::Returned);
        let note = queries::find_note(&karima, id.into()).await.unwrap().unwrap();
        assert_eq!(note.decision.reason, Reason::NeedsDetail);
        let message = note.decision.message.unwrap();
        assert_eq!((message.text.as_str(), message.language), ("Dove sarebbe l'orto?", Language::ITALIAN));
        assert!(note.may_appeal);
        assert_eq!(queries::find_note(&world.ctx(world.piero).await, id.into()).await.unwrap(), None);
        initiatives::actions::submit(&karima, id).await.unwrap();
        assert_eq!(cases(&moderator).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn several_cases_are_decided_together_or_not_at_all() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::Before).await;
        let karima = world.ctx(world.karima).await;
        let first = submitted(&karima, board, "Orto comune").await;
        let second = submitted(&karima, board, "Panchine all'ombra").await;
        let moderator = world.ctx(world.moderator).await;
        let open = cases(&moderator).await;
        let with_unknown = [open[0], CaseId::new()];
        let publish = wish(Verdict::Publish, None);
        assert_eq!(refused(decide(&moderator, &with_unknown, &publish).await), Refusal::NotFound);
        assert_eq!(state(&world, first).await, State::Submitted, "nothing is done by half");
        let twice = [open[0], open[1], open[0]];
        decide(&moderator, &twice, &publish).await.unwrap();
        assert_eq!(state(&world, first).await, State::Published);
        assert_eq!(state(&world, second).await, State::Published);
        let log = crate::moderation::queries::list_log(world.db.reader(), board, None).await.unwrap();
        assert_eq!(log.rows.len(), 2, "each case has one line, also when it was ticked twice");
    })
    .await;
}

#[tokio::test]
async fn only_a_moderator_of_the_territory_decides_and_never_about_her_own_text() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::Before).await;
        let moderator = world.ctx(world.moderator).await;
        submitted(&moderator, board, "Orto di Marta").await;
        let open = cases(&moderator).await;
        let publish = wish(Verdict::Publish, None);
        assert_eq!(refused(decide(&moderator, &open, &publish).await), Refusal::OwnText);
        for person in [world.karima, world.officer, world.administrator] {
            let ctx = world.ctx(person).await;
            assert_eq!(refused(decide(&ctx, &open, &publish).await), Refusal::NotAllowed);
            assert_eq!(refused(queries::list_queue(&ctx, None, None).await), Refusal::NotAllowed);
        }
        assert_eq!(refused(decide(&world.visitor(), &open, &publish).await), Refusal::SignInFirst);
        let stranger = world.staff("Franca", Role::Moderator, Some(world.elsewhere)).await;
        let stranger = world.ctx(stranger).await;
        assert_eq!(cases(&stranger).await, [], "the queue is that of her own territories");
        assert_eq!(refused(decide(&stranger, &open, &publish).await), Refusal::NotAllowed);
        let of_province = world.staff("Rosa", Role::Moderator, Some(world.province)).await;
        assert_eq!(cases(&world.ctx(of_province).await).await, open);
    })
    .await;
}

#[tokio::test]
async fn of_two_moderators_who_decide_at_the_same_moment_one_is_told_that_it_is_done() {
    for_each_database(|world| async move {
        let id = waiting(&world).await;
        let first = world.ctx(world.moderator).await;
        let second = world.ctx(world.other_moderator).await;
        let open = cases(&first).await;
        let (publish, hide) = (wish(Verdict::Publish, None), wish(Verdict::Hide, Reason::OffTopic));
        let (one, other) = tokio::join!(decide(&first, &open, &publish), decide(&second, &open, &hide));
        let (done, told) = match (one, other) {
            (Ok(()), other) => (State::Published, refused(other)),
            (one, Ok(())) => (State::Hidden, refused(one)),
            (one, _) => panic!("{one:?}"),
        };
        assert_eq!((state(&world, id).await, told), (done, Refusal::AlreadyDecided));
        let board = initiatives::queries::find_frame(world.db.reader(), id).await.unwrap().board;
        let log = crate::moderation::queries::list_log(world.db.reader(), board, None).await.unwrap();
        assert_eq!(log.rows.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_objection_needs_a_reason_of_the_list() {
    for_each_database(|world| async move {
        let id = waiting(&world).await;
        let moderator = world.ctx(world.moderator).await;
        let open = cases(&moderator).await;
        let without = decide(&moderator, &open, &wish(Verdict::Hide, None)).await;
        assert_eq!(refused(without), Refusal::ReasonMissing);
        let contrary = decide(&moderator, &open, &wish(Verdict::Hide, Reason::FollowsRules)).await;
        assert_eq!(refused(contrary), Refusal::ReasonDoesNotFit);
        assert_eq!(
            refused(decide(&moderator, &[], &wish(Verdict::Publish, None)).await),
            Refusal::NothingChosen
        );
        assert_eq!(state(&world, id).await, State::Submitted);
    })
    .await;
}

#[tokio::test]
async fn the_queue_is_read_oldest_first_page_by_page() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        for hour in 0..26 {
            let id = submitted(&karima, board, &format!("Idea {hour}")).await;
            let piero = world.ctx_at(world.piero, NOW.plus_minutes(hour * 60)).await;
            report(&piero, id.into(), Reason::Duplicate, None).await.unwrap();
        }
        let moderator = world.ctx(world.moderator).await;
        let first = queries::list_queue(&moderator, Some(Origin::Report), None).await.unwrap();
        let second = queries::list_queue(&moderator, Some(Origin::Report), first.next.clone()).await.unwrap();
        let titles: Vec<_> = first.rows.iter().chain(&second.rows).map(|case| case.title.clone()).collect();
        let expected: Vec<_> = (0..26).map(|hour| Some(format!("Idea {hour}"))).collect();
        assert_eq!(titles, expected);
        assert_eq!(second.next, None);
        let before = world.db.statements();
        let waiting = queries::count_waiting(&moderator).await.unwrap();
        assert_eq!(world.db.statements() - before, 1);
        assert_eq!((waiting.submissions, waiting.reports, waiting.oldest), (0, 26, Some(NOW)));
        let none = queries::list_queue(&moderator, Some(Origin::Submission), None).await.unwrap();
        assert!(none.rows.is_empty());
    })
    .await;
}
