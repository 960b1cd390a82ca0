//! What readers say is wrong.

use super::{association, describe, refusal};
use crate::{
    base::{Language, Refusal, text::Message},
    offers::{Flaw, actions, queries},
    testing::{NOW, for_each_database},
};

const ITALIAN: Language = Language::ITALIAN;

#[tokio::test]
async fn a_reader_says_what_is_wrong_once_and_the_organisation_reads_it() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        let id = describe(&sofia, ponte, "Italiano", |_| {}).await;
        let karima = world.ctx(world.karima).await;
        let text = Message::parse("Il martedì è chiuso.").unwrap();
        actions::report(&karima, id, Flaw::Hours, Some(&text), ITALIAN).await.unwrap();
        let again = actions::report(&karima, id, Flaw::Other, None, ITALIAN).await;
        assert_eq!(refusal(again), Refusal::AlreadyNoted);
        let visitor = actions::report(&world.visitor(), id, Flaw::Other, None, ITALIAN).await;
        assert_eq!(refusal(visitor), Refusal::SignInFirst);
        let notes = queries::list_notes(&sofia, id).await.unwrap();
        assert_eq!((notes.len(), notes[0].text.as_deref()), (1, Some(text.as_str())));
        assert_eq!(refusal(queries::list_notes(&karima, id).await), Refusal::NotAllowed);
        assert_eq!(refusal(actions::settle_note(&karima, notes[0].id).await), Refusal::NotAllowed);
        for _ in 0..2 {
            actions::settle_note(&sofia, notes[0].id).await.unwrap();
        }
        assert!(queries::list_notes(&sofia, id).await.unwrap().is_empty());
        assert_eq!(queries::list_kept(&sofia, None).await.unwrap().rows[0].notes, 0);
        actions::report(&karima, id, Flaw::Other, None, ITALIAN).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn nobody_writes_more_than_ten_notes_a_day() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        let karima = world.ctx(world.karima).await;
        let mut last = None;
        for number in 0..11 {
            let id = describe(&sofia, ponte, &format!("Servizio {number}"), |_| {}).await;
            last = Some(actions::report(&karima, id, Flaw::Closed, None, ITALIAN).await);
        }
        let refused = refusal(last.unwrap());
        assert!(matches!(refused, Refusal::TooManyTries { minutes: 1440 }), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_note_that_was_looked_at_is_erased_after_thirty_days() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        let id = describe(&sofia, ponte, "Italiano", |_| {}).await;
        actions::report(&world.ctx(world.karima).await, id, Flaw::Place, None, ITALIAN).await.unwrap();
        let note = queries::list_notes(&sofia, id).await.unwrap()[0].id;
        actions::settle_note(&sofia, note).await.unwrap();
        actions::erase_due(&world.db, NOW.plus_days(29)).await.unwrap();
        actions::settle_note(&sofia, note).await.unwrap();
        actions::erase_due(&world.db, NOW.plus_days(30)).await.unwrap();
        assert_eq!(refusal(actions::settle_note(&sofia, note).await), Refusal::NotFound);
    })
    .await;
}
