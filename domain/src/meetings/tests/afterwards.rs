//! Who was there, certificates, the form, what came of it.

use super::*;
use crate::{
    base::{RegistrationId, text::Body},
    boards::{Moderation, Theme},
    initiatives,
    meetings::{Answer, Needs, Question, rules},
    people::Capacity,
    testing::for_each_database,
};

async fn room_code(world: &World, id: MeetingId, date: MeetingDateId) -> String {
    let ctx = world.ctx(world.officer).await;
    queries::find_room(&ctx, number(world, id).await, date).await.unwrap().code
}

async fn own(ctx: &Ctx, id: MeetingId) -> RegistrationId {
    queries::find_registered(ctx, id).await.unwrap().unwrap().id
}

#[tokio::test]
async fn the_code_of_the_room_is_good_while_one_is_there_and_for_those_who_have_a_seat() {
    for_each_database(|world| async move {
        let id = published(&world, |_| {}).await;
        let karima = world.ctx(world.karima).await;
        register(&karima, id, 0).await;
        let days = dates(&world, id).await;
        let code = room_code(&world, id, days[0]).await;
        assert_eq!(refused(actions::enter_code(&karima, &code).await), Refusal::CodeExpired);
        let there = world.ctx_at(world.karima, morning(5).starts.plus_minutes(5)).await;
        for _ in 0..2 {
            actions::enter_code(&there, &code.to_lowercase()).await.unwrap();
        }
        let stranger = world.ctx_at(world.piero, morning(5).starts).await;
        assert_eq!(refused(actions::enter_code(&stranger, &code).await), Refusal::NotRegistered);
        let found = queries::find_registered(&there, id).await.unwrap().unwrap();
        assert_eq!(found.present, [days[0]]);
        let karima_again = queries::find_room(&karima, number(&world, id).await, days[0]).await;
        assert_eq!(refused(karima_again), Refusal::NotAllowed);
        for _ in 0..9 {
            let _ = actions::enter_code(&stranger, &code).await;
        }
        assert!(matches!(refused(actions::enter_code(&stranger, &code).await), Refusal::TooManyTries { .. }));
    })
    .await;
}

#[tokio::test]
async fn organisers_note_from_paper_who_was_there() {
    for_each_database(|world| async move {
        let id = published(&world, |_| {}).await;
        let [karima, piero] = [world.ctx(world.karima).await, world.ctx(world.piero).await];
        for ctx in [&karima, &piero] {
            register(ctx, id, 0).await;
        }
        let listed = [own(&karima, id).await, own(&piero, id).await];
        let days = dates(&world, id).await;
        let early = world.ctx(world.officer).await;
        let too_early = actions::note_presence(&early, days[0], &listed, &listed).await;
        assert_eq!(refused(too_early), Refusal::MeetingNotOver);
        let officer = world.ctx_at(world.officer, morning(6).ends).await;
        actions::note_presence(&officer, days[0], &listed, &listed).await.unwrap();
        actions::note_presence(&officer, days[1], &listed, &listed[..1]).await.unwrap();
        actions::note_presence(&officer, days[0], &listed[1..], &[]).await.unwrap();
        assert_eq!(queries::find_registered(&karima, id).await.unwrap().unwrap().present.len(), 2);
        assert_eq!(queries::find_registered(&piero, id).await.unwrap().unwrap().present.len(), 0);
        let other = actions::note_presence(&karima, days[0], &listed, &listed).await;
        assert_eq!(refused(other), Refusal::NotAllowed);
        let mut fewer = draft(&world);
        fewer.dates = vec![morning(40)];
        let dropped = actions::change(&officer, id, &fewer).await;
        assert_eq!(refused(dropped), Refusal::PresenceNoted);
    })
    .await;
}

#[tokio::test]
async fn a_certificate_says_the_hours_and_no_name_that_the_person_did_not_choose() {
    for_each_database(|world| async move {
        let id = published(&world, |_| {}).await;
        let karima = world.ctx(world.karima).await;
        register(&karima, id, 0).await;
        assert_eq!(refused(actions::certify(&karima, id, false).await), Refusal::NotPresent);
        let officer = world.ctx_at(world.officer, morning(6).ends).await;
        let label = Label::parse("Fila 3").unwrap();
        actions::add_person(&officer, id, &label, None, 0, &Needs::default()).await.unwrap();
        let roll = queries::find_roll(&officer, number(&world, id).await).await.unwrap();
        let everybody: Vec<RegistrationId> = roll.people.iter().map(|one| one.id).collect();
        let days = dates(&world, id).await;
        actions::note_presence(&officer, days[1], &everybody, &everybody).await.unwrap();
        let code = actions::certify(&karima, id, false).await.unwrap();
        assert_eq!(actions::certify(&karima, id, false).await.unwrap(), code);
        let before = world.db.statements();
        let found = queries::find_certificate(world.db.reader(), &code).await.unwrap();
        assert_eq!(world.db.statements() - before, 3);
        assert_eq!((found.pseudonym.as_deref(), found.attended_minutes()), (None, 180));
        assert_eq!(found.attended, [morning(6)]);
        actions::certify(&karima, id, true).await.unwrap();
        let found = queries::find_certificate(world.db.reader(), &code).await.unwrap();
        assert_eq!(found.pseudonym.as_deref(), Some("Karima"));
        let on_paper = roll.people.iter().find(|one| one.participant.is_none()).unwrap().id;
        actions::certify_for(&officer, on_paper).await.unwrap();
        assert_eq!(
            refused(actions::certify_for(&officer, own(&karima, id).await).await),
            Refusal::NotAllowed
        );
        assert_eq!(refused(actions::certify_for(&karima, on_paper).await), Refusal::NotAllowed);
        let room = room_code(&world, id, days[0]).await;
        assert_eq!(refused(queries::find_certificate(world.db.reader(), &room).await), Refusal::CodeUnknown);
    })
    .await;
}

#[tokio::test]
async fn answers_are_counted_once_each_and_told_when_there_are_enough() {
    for_each_database(|world| async move {
        let id = published(&world, |draft| draft.capacity = None).await;
        let karima = world.ctx(world.karima).await;
        register(&karima, id, 0).await;
        let given = [(Question::Useful, Answer::Yes), (Question::Heard, Answer::Partly)];
        assert_eq!(refused(actions::answer(&karima, id, &given).await), Refusal::MeetingNotOver);
        let after = morning(6).ends;
        let karima = world.ctx_at(world.karima, after).await;
        assert!(queries::list_mine(&karima).await.unwrap()[0].asks);
        assert_eq!(refused(actions::answer(&karima, id, &[]).await), Refusal::NothingChosen);
        actions::answer(&karima, id, &given).await.unwrap();
        assert_eq!(refused(actions::answer(&karima, id, &given).await), Refusal::AlreadyAnswered);
        assert!(!queries::list_mine(&karima).await.unwrap()[0].asks);
        assert!(queries::find_figures(world.db.reader(), id).await.unwrap().is_empty());
        for place in 0..5 {
            let person = world.person(&format!("Persona {place}"), None).await;
            register(&world.ctx(person).await, id, 0).await;
            let ctx = world.ctx_at(person, after).await;
            actions::answer(&ctx, id, &[(Question::Useful, Answer::Yes)]).await.unwrap();
        }
        let figures = queries::find_figures(world.db.reader(), id).await.unwrap();
        assert_eq!(figures.rows[0].2, Some(6));
        assert_eq!(figures.rows[2].2, None);
        let late = world.ctx_at(world.karima, after.plus_days(rules::ANSWER_DAYS + 1)).await;
        assert!(actions::answer(&late, id, &given).await.is_err());
        let absent = world.ctx_at(world.piero, after).await;
        assert_eq!(refused(actions::answer(&absent, id, &given).await), Refusal::NotPresent);
    })
    .await;
}

#[tokio::test]
async fn what_came_of_it_and_what_was_born_in_it_stand_on_both_pages() {
    for_each_database(|world| async move {
        let id = published(&world, |_| {}).await;
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let text = "Un orto dietro la scuola, con acqua e attrezzi per tutte le famiglie del quartiere.";
        let text =
            initiatives::Draft::parse("Orto comune", text, "it", Theme::Environment, "", "", "").unwrap();
        let born =
            initiatives::actions::write_draft(&karima, board, &text, Capacity::Personal).await.unwrap();
        let outcome = Body::parse("Abbiamo parlato dell'orto e di chi lo cura.").unwrap();
        let decisions = [Label::parse("Si chiede l'acqua al Comune").unwrap()];
        let officer = world.ctx(world.officer).await;
        let early = actions::write_outcome(&officer, id, &outcome, Language::ITALIAN, &decisions).await;
        assert_eq!(refused(early), Refusal::MeetingNotOver);
        let officer = world.ctx_at(world.officer, morning(5).starts).await;
        actions::write_outcome(&officer, id, &outcome, Language::ITALIAN, &decisions).await.unwrap();
        assert_eq!(refused(actions::name_origin(&officer, id, born).await), Refusal::NotFound);
        initiatives::actions::submit(&karima, born).await.unwrap();
        actions::name_origin(&officer, id, born).await.unwrap();
        assert_eq!(refused(actions::name_origin(&officer, id, born).await), Refusal::AlreadyExists);
        let number = number(&world, id).await;
        let read = queries::find(&world.visitor(), number, Language::ITALIAN).await.unwrap();
        assert_eq!(read.outcome.unwrap().decisions, ["Si chiede l'acqua al Comune"]);
        assert_eq!(read.born.iter().map(|born| born.title.as_str()).collect::<Vec<_>>(), ["Orto comune"]);
        let origin = queries::find_origin(world.db.reader(), born).await.unwrap().unwrap();
        assert_eq!((origin.0, origin.1.as_str()), (number, "Laboratorio di cittadinanza"));
        actions::forget_origin(&officer, id, born).await.unwrap();
        assert!(queries::find_origin(world.db.reader(), born).await.unwrap().is_none());
        assert_eq!(refused(actions::name_origin(&karima, id, born).await), Refusal::NotAllowed);
    })
    .await;
}
