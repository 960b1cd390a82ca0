//! Asking for a mediator.

use super::{association, describe, refusal};
use crate::{
    base::{Language, Refusal, text::Message},
    offers::{RequestState, actions, queries},
    testing::{NOW, for_each_database},
};

const ARABIC: Language = Language::ARABIC;

fn words(text: &str) -> Message {
    Message::parse(text).unwrap()
}

#[tokio::test]
async fn a_wish_goes_to_those_who_offer_it_there_and_to_nobody_else() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let voci = association(&world, "Voci").await;
        let far = association(&world, "Lontano").await;
        let sofia = world.ctx(world.sofia).await;
        let course = describe(&sofia, ponte, "Italiano", |_| {}).await;
        let karima = world.ctx(world.karima).await;
        let early = actions::ask(&karima, course, ARABIC, None).await;
        assert_eq!(refusal(early), Refusal::NoMediatorHere);

        describe(&sofia, voci, "Mediazione", |written| {
            written.territories = vec!["054".into()];
            written.mediators = true;
        })
        .await;
        let officer = world.ctx(world.officer).await;
        crate::organisations::actions::add_member(&officer, far, world.piero).await.unwrap();
        describe(&sofia, far, "Mediazione a Fermo", |written| {
            written.territories = vec!["109006".into()];
            written.mediators = true;
        })
        .await;

        let text = words("È la mia prima volta.");
        let asked = actions::ask(&karima, course, ARABIC, Some((&text, Language::ITALIAN))).await.unwrap();
        assert_eq!(refusal(actions::ask(&karima, course, ARABIC, None).await), Refusal::AlreadyAsked);
        assert_eq!(queries::count_mediating(world.db.reader(), course, NOW).await.unwrap(), 1);
        let seen = queries::list_requests(&sofia).await.unwrap();
        assert_eq!((seen.len(), seen[0].id, seen[0].language), (1, asked, ARABIC));
        let piero = world.ctx(world.piero).await;
        assert!(queries::list_requests(&piero).await.unwrap().is_empty());
        let reply = words("Veniamo martedì alle 18, davanti alla porta.");
        let refused = actions::take(&piero, asked, far, &reply, Language::ITALIAN).await;
        assert_eq!(refusal(refused), Refusal::NotFound);
        let of_another = actions::take(&sofia, asked, ponte, &reply, Language::ITALIAN).await;
        assert_eq!(refusal(of_another), Refusal::NotFound);

        actions::take(&sofia, asked, voci, &reply, Language::ITALIAN).await.unwrap();
        let twice = actions::take(&sofia, asked, voci, &reply, Language::ITALIAN).await;
        assert_eq!(refusal(twice), Refusal::RequestTaken);
        let own = queries::list_own_requests(&karima).await.unwrap();
        assert_eq!((own[0].state, own[0].organisation.as_deref()), (RequestState::Taken, Some("Voci")));
        assert_eq!(own[0].reply.as_deref(), Some(reply.as_str()));
        assert!(queries::list_own_requests(&piero).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_wish_is_given_back_settled_and_erased() {
    for_each_database(|world| async move {
        let voci = association(&world, "Voci").await;
        let sofia = world.ctx(world.sofia).await;
        let course = describe(&sofia, voci, "Italiano", |written| written.mediators = true).await;
        let karima = world.ctx(world.karima).await;
        let asked = actions::ask(&karima, course, ARABIC, None).await.unwrap();
        let reply = words("Veniamo martedì.");
        assert_eq!(refusal(actions::settle(&sofia, asked).await), Refusal::NotFound);
        actions::take(&sofia, asked, voci, &reply, Language::ITALIAN).await.unwrap();
        assert_eq!(refusal(actions::settle(&karima, asked).await), Refusal::NotAllowed);
        actions::give_back(&sofia, asked).await.unwrap();
        let own = queries::find_own_request(&karima, course).await.unwrap().unwrap();
        assert_eq!((own.state, own.reply), (RequestState::Asked, None));
        actions::take(&sofia, asked, voci, &reply, Language::ITALIAN).await.unwrap();
        actions::settle(&sofia, asked).await.unwrap();
        assert_eq!(refusal(actions::settle(&sofia, asked).await), Refusal::WrongState);
        actions::erase_due(&world.db, NOW.plus_days(29)).await.unwrap();
        assert_eq!(queries::list_own_requests(&karima).await.unwrap().len(), 1);
        actions::erase_due(&world.db, NOW.plus_days(30)).await.unwrap();
        assert!(queries::list_own_requests(&karima).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_asked_takes_it_back_and_nothing_is_left() {
    for_each_database(|world| async move {
        let voci = association(&world, "Voci").await;
        let sofia = world.ctx(world.sofia).await;
        let course = describe(&sofia, voci, "Italiano", |written| written.mediators = true).await;
        let karima = world.ctx(world.karima).await;
        let asked = actions::ask(&karima, course, ARABIC, None).await.unwrap();
        let of_another = actions::take_back(&world.ctx(world.piero).await, asked).await;
        assert_eq!(refusal(of_another), Refusal::NotFound);
        actions::take_back(&karima, asked).await.unwrap();
        assert!(queries::list_requests(&sofia).await.unwrap().is_empty());
        assert_eq!(refusal(actions::take_back(&karima, asked).await), Refusal::NotFound);
        actions::ask(&karima, course, ARABIC, None).await.unwrap();
        actions::erase_due(&world.db, NOW.plus_days(180)).await.unwrap();
        assert!(queries::list_own_requests(&karima).await.unwrap().is_empty());
    })
    .await;
}
