//! Answers against real databases.

use super::{Clock, Draft, Errand, Outcome, actions, queries};
use crate::{
    base::{
        BoardId, Ctx, InitiativeId, Language, Moment, Refusal, Role, Stop,
        text::{Label, Reasons},
    },
    boards::{Moderation, Theme},
    initiatives::{self, State, queries::find_frame},
    people::Capacity,
    testing::{NOW, World, for_each_database},
};

fn refused<T>(outcome: Result<T, Stop>) -> Refusal {
    match outcome {
        Err(Stop::Refused(refusal)) => refusal,
        Err(Stop::Broken(failure)) => panic!("{failure}"),
        Ok(_) => panic!("it was not refused"),
    }
}

fn draft(outcome: Outcome) -> Draft {
    Draft {
        outcome,
        reasons: Reasons::parse("Il terreno è del Comune e l'acqua c'è già.").unwrap(),
        language: Language::ITALIAN,
        cost_cents: Some(350_000),
        office: Label::parse("Verde pubblico").unwrap(),
    }
}

async fn submitted(ctx: &Ctx, board: BoardId) -> InitiativeId {
    let body = "Un orto dietro la scuola, con acqua e attrezzi per tutte le famiglie del quartiere.";
    let text = initiatives::Draft::parse("Orto comune", body, "it", Theme::Environment, "", "", "").unwrap();
    let id = initiatives::actions::write_draft(ctx, board, &text, Capacity::Personal).await.unwrap();
    initiatives::actions::submit(ctx, id).await.unwrap();
    id
}

async fn published_at(world: &World, moment: Moment) -> InitiativeId {
    let board = world.board(Moderation::After).await;
    submitted(&world.ctx_at(world.karima, moment).await, board).await
}

#[tokio::test]
async fn an_officer_answers_once_and_the_clock_stops() {
    for_each_database(|world| async move {
        let id = published_at(&world, NOW).await;
        let db = world.db.reader();
        assert_eq!(queries::find_clock(db, id).await.unwrap(), Clock::Due(NOW.plus_days(30)));
        let officer = world.ctx_at(world.officer, NOW.plus_days(4)).await;
        actions::answer(&officer, id, &draft(Outcome::Accepted)).await.unwrap();
        let before = world.db.statements();
        let clock = queries::find_clock(db, id).await.unwrap();
        assert_eq!(world.db.statements() - before, 1);
        let Clock::Answered(answer) = clock else { panic!("{clock:?}") };
        assert_eq!((answer.outcome, answer.days_taken), (Outcome::Accepted, 4));
        assert_eq!((answer.cost_cents, answer.office.as_str()), (Some(350_000), "Verde pubblico"));
        let again = actions::answer(&officer, id, &draft(Outcome::NotAccepted)).await;
        assert_eq!(refused(again), Refusal::AlreadyAnswered);
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_put_right_and_keeps_its_date() {
    for_each_database(|world| async move {
        let id = published_at(&world, NOW).await;
        let officer = world.ctx(world.officer).await;
        let nothing_yet = actions::amend(&officer, id, &draft(Outcome::Accepted)).await;
        assert_eq!(refused(nothing_yet), Refusal::NotFound);
        actions::answer(&officer, id, &draft(Outcome::Accepted)).await.unwrap();
        let later = world.ctx_at(world.officer, NOW.plus_days(2)).await;
        actions::amend(&later, id, &draft(Outcome::AcceptedInPart)).await.unwrap();
        let Clock::Answered(answer) = queries::find_clock(world.db.reader(), id).await.unwrap() else {
            panic!("it is answered")
        };
        assert_eq!((answer.outcome, answer.answered_at), (Outcome::AcceptedInPart, NOW));
        assert_eq!(answer.amended_at, Some(NOW.plus_days(2)));
    })
    .await;
}

#[tokio::test]
async fn only_an_officer_of_the_territory_answers_and_only_what_is_public() {
    for_each_database(|world| async move {
        let id = published_at(&world, NOW).await;
        let stranger = world.staff("Franco", Role::Officer, Some(world.elsewhere)).await;
        for person in [world.karima, world.moderator, world.administrator, stranger] {
            let ctx = world.ctx(person).await;
            assert_eq!(
                refused(actions::answer(&ctx, id, &draft(Outcome::Accepted)).await),
                Refusal::NotAllowed
            );
        }
        let before = world.board(Moderation::Before).await;
        let unread = submitted(&world.ctx(world.karima).await, before).await;
        let officer = world.ctx(world.officer).await;
        let early = actions::answer(&officer, unread, &draft(Outcome::Accepted)).await;
        assert_eq!(refused(early), Refusal::WrongState);
        assert_eq!(queries::find_clock(world.db.reader(), unread).await.unwrap(), Clock::Still);
        assert_eq!(
            refused(queries::list_waiting(&world.ctx(world.karima).await, Errand::Answer, None).await),
            Refusal::NotAllowed
        );
        let nothing = queries::list_waiting(&world.ctx(stranger).await, Errand::Answer, None).await.unwrap();
        assert!(nothing.rows.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_due_soonest_comes_first() {
    for_each_database(|world| async move {
        let slow = world.board_with(|rules| rules.answer_days = 60).await;
        let quick = world.board_with(|rules| rules.answer_days = 5).await;
        let karima = world.ctx(world.karima).await;
        let later = submitted(&karima, slow).await;
        let sooner = submitted(&karima, quick).await;
        let officer = world.ctx(world.officer).await;
        let before = world.db.statements();
        let waiting = queries::list_waiting(&officer, Errand::Answer, None).await.unwrap();
        assert_eq!(world.db.statements() - before, 1);
        let due: Vec<_> = waiting.rows.iter().map(|row| (row.id, row.due)).collect();
        assert_eq!(due, [(sooner, NOW.plus_days(5)), (later, NOW.plus_days(60))]);
        let after =
            queries::list_waiting(&officer, Errand::Answer, Some(waiting.rows[0].cursor())).await.unwrap();
        assert_eq!(after.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [later]);
        actions::answer(&officer, sooner, &draft(Outcome::NotAccepted)).await.unwrap();
        assert_eq!(queries::list_waiting(&officer, Errand::Answer, None).await.unwrap().rows.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn where_nobody_votes_the_officer_adopts_what_was_admitted() {
    for_each_database(|world| async move {
        let board = world.board_with(|rules| rules.phases.voting = None).await;
        let karima = world.ctx(world.karima).await;
        let officer = world.ctx(world.officer).await;
        let id = submitted(&karima, board).await;
        assert_eq!(refused(actions::adopt(&officer, id).await), Refusal::WrongState);
        initiatives::actions::admit(&officer, id).await.unwrap();
        assert_eq!(refused(actions::adopt(&karima, id).await), Refusal::NotAllowed);
        assert!(queries::find_task(&officer, id).await.unwrap().may_decide);
        actions::adopt(&officer, id).await.unwrap();
        assert_eq!(find_frame(world.db.reader(), id).await.unwrap().state, State::Adopted);

        let voted = world.board(Moderation::After).await;
        let other = submitted(&karima, voted).await;
        initiatives::actions::admit(&officer, other).await.unwrap();
        assert_eq!(refused(actions::adopt(&officer, other).await), Refusal::WrongState);
    })
    .await;
}

#[tokio::test]
async fn every_errand_has_its_list() {
    for_each_database(|world| async move {
        let id = published_at(&world, NOW).await;
        let officer = world.ctx(world.officer).await;
        let errand = |errand| queries::list_waiting(&officer, errand, None);
        assert_eq!(errand(Errand::Assess).await.unwrap().rows.len(), 1);
        assert!(errand(Errand::CarryOut).await.unwrap().rows.is_empty());
        let before = world.db.statements();
        let task = queries::find_task(&officer, id).await.unwrap();
        assert_eq!(world.db.statements() - before, 2);
        assert_eq!((task.clock, task.may_decide), (Clock::Due(NOW.plus_days(30)), false));
        initiatives::actions::admit(&officer, id).await.unwrap();
        initiatives::actions::put_on_ballot(&officer, id).await.unwrap();
        assert!(errand(Errand::Assess).await.unwrap().rows.is_empty());
        assert_eq!(errand(Errand::Answer).await.unwrap().rows.len(), 1);
        let karima = world.ctx(world.karima).await;
        assert_eq!(refused(queries::find_task(&karima, id).await), Refusal::NotAllowed);
    })
    .await;
}
