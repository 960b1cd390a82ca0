//! Territories in real databases.

use rstest::rstest;

use super::{actions, queries};
use crate::{
    base::{Deed, Refusal, Stop, text::Label},
    testing::for_each_database,
};

fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

#[tokio::test]
async fn a_municipality_lies_in_the_province_that_is_said_whatever_its_code() {
    for_each_database(|world| async move {
        let ctx = world.ctx(world.administrator).await;
        let cagliari = actions::add(&ctx, "318", &label("Cagliari"), &label("Sardegna"), None).await.unwrap();
        let pula = actions::add(&ctx, "118037", &label("Pula"), &label("Sardegna"), Some(cagliari.id)).await;
        assert_eq!(pula.unwrap().scope().within, Some(cagliari.id));
    })
    .await;
}

#[rstest]
#[case("0540", Refusal::NotANumber)]
#[case("05403a", Refusal::NotANumber)]
#[case("054001", Refusal::UnknownChoice)]
#[case("054", Refusal::AlreadyExists)]
#[tokio::test]
async fn a_code_that_does_not_fit_is_refused(#[case] code: &'static str, #[case] expected: Refusal) {
    let expected = &expected;
    for_each_database(|world| async move {
        let ctx = world.ctx(world.administrator).await;
        let answer = actions::add(&ctx, code, &label("Nuova"), &label("Umbria"), None).await;
        assert!(matches!(answer, Err(Stop::Refused(refusal)) if refusal == *expected));
    })
    .await;
}

#[tokio::test]
async fn only_an_administrator_keeps_territories() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let answer = actions::rename(&officer, world.town, &label("Altra")).await;
        assert!(matches!(answer, Err(Stop::Refused(Refusal::NotAllowed))));
        let ada = world.ctx(world.administrator).await;
        actions::rename(&ada, world.town, &label("Perugia nuova")).await.unwrap();
        assert_eq!(queries::find(world.db.reader(), world.town).await.unwrap().name, "Perugia nuova");
    })
    .await;
}

#[tokio::test]
async fn an_officer_is_offered_her_own_territory_only() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let offered = queries::list_for(world.db.reader(), &officer.actor, Deed::PrepareBoard).await.unwrap();
        assert_eq!(offered.iter().map(|territory| territory.id).collect::<Vec<_>>(), [world.town]);
    })
    .await;
}
