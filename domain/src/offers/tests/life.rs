//! Describing, changing, confirming, withdrawing.

use super::{association, describe, refusal, written};
use crate::{
    base::{Refusal, text::Message},
    offers::{Draft, FRESH_DAYS, actions, queries, rules},
    testing::{NOW, for_each_database},
};

#[tokio::test]
async fn a_member_describes_a_service_and_everybody_reads_it() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        let id = describe(&sofia, ponte, "Italiano del mercoledì", |written| {
            written.hours = "wed 18-20".into();
            written.languages = vec!["ar".into(), "it".into()];
            written.territories = vec!["054".into(), "054039".into()];
        })
        .await;
        let visitor = world.visitor();
        let before = world.db.statements();
        let offer = queries::find(&visitor, id).await.unwrap();
        assert_eq!(world.db.statements() - before, 2);
        assert_eq!(
            (offer.name.as_str(), offer.organisation_name.as_str()),
            ("Italiano del mercoledì", "Ponte")
        );
        assert_eq!(offer.languages.iter().map(ToString::to_string).collect::<Vec<_>>(), ["ar", "it"]);
        let codes: Vec<&str> = offer.territories.iter().map(|place| place.code.as_str()).collect();
        assert_eq!((codes, offer.place.map(|place| place.id)), (vec!["054", "054039"], Some(world.town)));
        assert_eq!(offer.hours.to_string(), "wednesday 18:00-20:00");
    })
    .await;
}

#[tokio::test]
async fn only_members_and_officers_of_the_place_describe_services() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let draft = Draft::read(&written("Italiano")).unwrap();
        for (who, expected) in [
            (world.karima, Refusal::NotAllowed),
            (world.moderator, Refusal::NotAllowed),
            (
                world.staff("Ottavio", crate::base::Role::Officer, Some(world.elsewhere)).await,
                Refusal::NotAllowed,
            ),
        ] {
            let ctx = world.ctx(who).await;
            assert_eq!(refusal(actions::create(&ctx, ponte, &draft).await), expected);
        }
        assert_eq!(refusal(actions::create(&world.visitor(), ponte, &draft).await), Refusal::SignInFirst);
        actions::create(&world.ctx(world.officer).await, ponte, &draft).await.unwrap();
        actions::create(&world.ctx(world.administrator).await, ponte, &draft).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_territory_that_nobody_knows_is_refused_and_nothing_is_stored() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        let mut written = written("Italiano");
        written.territories = vec!["999999".into()];
        let draft = Draft::read(&written).unwrap();
        assert_eq!(refusal(actions::create(&sofia, ponte, &draft).await), Refusal::UnknownChoice);
        assert!(queries::list_all(world.db.reader(), NOW).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_change_replaces_everything_and_confirms() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let long_ago = NOW.plus_days(-FRESH_DAYS - 30);
        let id = describe(&world.ctx_at(world.sofia, long_ago).await, ponte, "Italiano", |_| {}).await;
        let sofia = world.ctx(world.sofia).await;
        assert!(rules::is_stale(queries::find(&sofia, id).await.unwrap().confirmed_at, NOW));
        let mut written = written("Italiano e arabo");
        written.territories = vec!["109006".into()];
        written.languages = vec!["ar".into()];
        actions::change(&sofia, id, &Draft::read(&written).unwrap()).await.unwrap();
        let offer = queries::find(&sofia, id).await.unwrap();
        assert_eq!((offer.name.as_str(), offer.confirmed_at), ("Italiano e arabo", NOW));
        assert_eq!(offer.territories.iter().map(|place| place.id).collect::<Vec<_>>(), [world.elsewhere]);
        assert_eq!(offer.languages.len(), 1);
        let karima = world.ctx(world.karima).await;
        let again = actions::change(&karima, id, &Draft::read(&written).unwrap()).await;
        assert_eq!(refusal(again), Refusal::NotAllowed);
    })
    .await;
}

#[tokio::test]
async fn one_click_confirms() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let long_ago = NOW.plus_days(-400);
        let id = describe(&world.ctx_at(world.sofia, long_ago).await, ponte, "Italiano", |_| {}).await;
        assert_eq!(refusal(actions::confirm(&world.ctx(world.karima).await, id).await), Refusal::NotAllowed);
        let sofia = world.ctx(world.sofia).await;
        for _ in 0..2 {
            actions::confirm(&sofia, id).await.unwrap();
        }
        let offer = queries::find(&sofia, id).await.unwrap();
        assert_eq!((offer.confirmed_at, offer.changed_at), (NOW, long_ago));
        actions::withdraw(&sofia, id, None).await.unwrap();
        assert_eq!(refusal(actions::confirm(&sofia, id).await), Refusal::WrongState);
    })
    .await;
}

#[tokio::test]
async fn what_is_withdrawn_is_gone_for_readers_and_can_be_brought_back() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        let id = describe(&sofia, ponte, "Italiano", |_| {}).await;
        actions::withdraw(&sofia, id, None).await.unwrap();
        assert_eq!(refusal(queries::find(&world.visitor(), id).await), Refusal::NotFound);
        assert!(queries::find(&sofia, id).await.unwrap().withdrawn_at.is_some());
        assert_eq!(refusal(actions::withdraw(&sofia, id, None).await), Refusal::WrongState);
        actions::bring_back(&sofia, id).await.unwrap();
        queries::find(&world.visitor(), id).await.unwrap();
        assert_eq!(refusal(actions::bring_back(&sofia, id).await), Refusal::WrongState);
    })
    .await;
}

#[tokio::test]
async fn an_officer_says_why_and_the_organisation_reads_it() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        let officer = world.ctx(world.officer).await;
        let id = describe(&sofia, ponte, "Italiano", |_| {}).await;
        assert_eq!(refusal(actions::withdraw(&officer, id, None).await), Refusal::ReasonMissing);
        let why = Message::parse("Il corso chiedeva il permesso di soggiorno.").unwrap();
        actions::withdraw(&officer, id, Some(&why)).await.unwrap();
        let read = queries::find(&sofia, id).await.unwrap();
        assert_eq!(read.withdrawn_for.as_deref(), Some(why.as_str()));
        assert_eq!(refusal(actions::bring_back(&sofia, id).await), Refusal::NotAllowed);
        actions::bring_back(&officer, id).await.unwrap();
        assert_eq!(queries::find(&sofia, id).await.unwrap().withdrawn_for, None);
    })
    .await;
}

#[tokio::test]
async fn what_is_over_is_no_longer_found() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        let id = describe(&sofia, ponte, "Estate", |written| written.valid_until = NOW.day().iso()).await;
        queries::find(&world.visitor(), id).await.unwrap();
        let mut tomorrow = world.visitor();
        tomorrow.now = NOW.plus_days(1);
        assert_eq!(refusal(queries::find(&tomorrow, id).await), Refusal::NotFound);
    })
    .await;
}
