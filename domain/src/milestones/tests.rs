//! Milestones against real databases.

use super::{Draft, actions, queries};
use crate::{
    answers,
    base::{
        Day, InitiativeId, Language, MilestoneId, Refusal, Stop,
        text::{Message, Reasons, Title},
    },
    boards::Theme,
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

fn draft(title: &str, day: i32, is_done: bool) -> Draft {
    Draft {
        on: Day(NOW.day().0 + day),
        title: Title::parse(title).unwrap(),
        text: Some(Message::parse("Con la scuola e il comitato.").unwrap()),
        language: Language::ITALIAN,
        is_done,
    }
}

/// An initiative on a board without a vote, which the officer admitted.
async fn admitted(world: &World) -> InitiativeId {
    let board = world.board_with(|rules| rules.phases.voting = None).await;
    let karima = world.ctx(world.karima).await;
    let body = "Un orto dietro la scuola, con acqua e attrezzi per tutte le famiglie del quartiere.";
    let text = initiatives::Draft::parse("Orto comune", body, "it", Theme::Environment, "", "", "").unwrap();
    let id = initiatives::actions::write_draft(&karima, board, &text, Capacity::Personal).await.unwrap();
    initiatives::actions::submit(&karima, id).await.unwrap();
    initiatives::actions::admit(&world.ctx(world.officer).await, id).await.unwrap();
    id
}

async fn adopted(world: &World) -> InitiativeId {
    let id = admitted(world).await;
    answers::actions::adopt(&world.ctx(world.officer).await, id).await.unwrap();
    id
}

#[tokio::test]
async fn milestones_stand_in_the_order_of_their_days() {
    for_each_database(|world| async move {
        let id = adopted(&world).await;
        let officer = world.ctx(world.officer).await;
        let planting = actions::add(&officer, id, &draft("Si pianta", 40, false)).await.unwrap();
        actions::add(&officer, id, &draft("Arriva l'acqua", 10, false)).await.unwrap();
        actions::change(&officer, planting, &draft("Si pianta", 5, true)).await.unwrap();
        let before = world.db.statements();
        let found = queries::list(world.db.reader(), id).await.unwrap();
        assert_eq!(world.db.statements() - before, 1);
        let told: Vec<_> = found.iter().map(|step| (step.title.as_str(), step.is_done)).collect();
        assert_eq!(told, [("Si pianta", true), ("Arriva l'acqua", false)]);
        let unknown = actions::change(&officer, MilestoneId::new(), &draft("Si pianta", 5, true)).await;
        assert_eq!(refused(unknown), Refusal::NotFound);
    })
    .await;
}

#[tokio::test]
async fn only_an_officer_reports_and_only_after_the_adoption() {
    for_each_database(|world| async move {
        let id = admitted(&world).await;
        let officer = world.ctx(world.officer).await;
        let step = draft("Si pianta", 40, false);
        assert_eq!(refused(actions::add(&officer, id, &step).await), Refusal::WrongState);
        answers::actions::adopt(&officer, id).await.unwrap();
        for person in [world.karima, world.moderator] {
            let ctx = world.ctx(person).await;
            assert_eq!(refused(actions::add(&ctx, id, &step).await), Refusal::NotAllowed);
            let advance = actions::advance(&ctx, id, State::InProgress, None).await;
            assert_eq!(refused(advance), Refusal::NotAllowed);
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_adopted_is_carried_out_or_given_up_with_reasons() {
    for_each_database(|world| async move {
        let id = adopted(&world).await;
        let officer = world.ctx(world.officer).await;
        actions::advance(&officer, id, State::InProgress, None).await.unwrap();
        let silent = actions::advance(&officer, id, State::Stopped, None).await;
        assert_eq!(refused(silent), Refusal::ReasonMissing);
        let why = Reasons::parse("Il terreno è stato venduto.").unwrap();
        actions::advance(&officer, id, State::Stopped, Some(&why)).await.unwrap();
        actions::advance(&officer, id, State::InProgress, None).await.unwrap();
        actions::advance(&officer, id, State::Completed, None).await.unwrap();
        assert_eq!(find_frame(world.db.reader(), id).await.unwrap().state, State::Completed);
        let back = actions::advance(&officer, id, State::Adopted, None).await;
        assert_eq!(refused(back), Refusal::WrongState);
    })
    .await;
}
