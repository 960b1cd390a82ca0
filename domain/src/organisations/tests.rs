//! Organisations in real databases.

use super::{
    Draft, Kind,
    actions::{add_member, change, create, invite_member, remove_member},
    queries,
};
use crate::{
    base::{Actor, Language, Refusal, Stop, TerritoryId, text::Label},
    people::{self, Email, Password},
    testing::{NOW, for_each_database},
};

fn draft(name: &str, territory: Option<TerritoryId>) -> Draft {
    Draft {
        name: Label::parse(name).unwrap(),
        kind: Kind::Association,
        constituency: Some("third_sector".into()),
        territory,
        role_in_project: None,
        description: "Aiuta chi arriva.".into(),
        language: Language::ITALIAN,
        runts_number: None,
        website: None,
    }
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, Stop>) -> Refusal {
    match answer {
        Err(Stop::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, found {other:?}"),
    }
}

#[tokio::test]
async fn an_officer_keeps_the_organisations_of_her_territory() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let id = create(&officer, &draft("Ponte", Some(world.town))).await.unwrap();
        assert_eq!(
            refusal(create(&officer, &draft("Ponte", Some(world.town))).await),
            Refusal::AlreadyExists
        );
        for territory in [Some(world.elsewhere), None] {
            assert_eq!(refusal(create(&officer, &draft("Altro", territory)).await), Refusal::NotAllowed);
            assert_eq!(refusal(change(&officer, id, &draft("Ponte", territory)).await), Refusal::NotAllowed);
        }
        change(&officer, id, &draft("Ponte lungo", Some(world.town))).await.unwrap();
        let found = queries::find(world.db.reader(), id).await.unwrap();
        assert_eq!((found.name.as_str(), found.territory_name.as_deref()), ("Ponte lungo", Some("Perugia")));
        let karima = world.ctx(world.karima).await;
        assert_eq!(refusal(create(&karima, &draft("Mia", Some(world.town))).await), Refusal::NotAllowed);
    })
    .await;
}

#[tokio::test]
async fn people_come_to_an_organisation_by_being_added_or_by_its_link() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let id = create(&officer, &draft("Ponte", Some(world.town))).await.unwrap();
        for _ in 0..2 {
            add_member(&officer, id, world.karima).await.unwrap();
        }
        let email = Email::parse("sara@ponte.it").unwrap();
        let token = invite_member(&officer, id, &email).await.unwrap();
        let offer = people::queries::find_offer(world.db.reader(), &token, NOW).await.unwrap();
        assert_eq!(offer.organisation.as_deref(), Some("Ponte"));
        let password = Password::parse("un tavolo lungo lungo").unwrap();
        let sara = people::actions::accept(&world.visitor(), &token, "Sara", Language::ITALIAN, password)
            .await
            .unwrap();
        let Actor::Person(sara) = people::queries::find_actor(world.db.reader(), sara).await.unwrap() else {
            panic!("not a person")
        };
        assert_eq!((sara.memberships, sara.grants), (vec![id], vec![]));
        assert_eq!(queries::list_members(&officer, id).await.unwrap().len(), 2);
        assert_eq!(refusal(queries::list_members(&world.visitor(), id).await), Refusal::SignInFirst);
        remove_member(&world.ctx(world.karima).await, id, world.karima).await.unwrap();
        let piero = world.ctx(world.piero).await;
        assert_eq!(refusal(remove_member(&piero, id, sara.id).await), Refusal::NotAllowed);
        assert_eq!(queries::list_members(&officer, id).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn organisations_are_listed_by_name_in_pages_of_one_statement() {
    for_each_database(|world| async move {
        let ada = world.ctx(world.administrator).await;
        for number in 10..70 {
            create(&ada, &draft(&format!("Ente {number}"), None)).await.unwrap();
        }
        let db = world.db.reader();
        let before = world.db.statements();
        let first = queries::list(db, "").await.unwrap();
        assert_eq!(world.db.statements() - before, 1);
        let second = queries::list(db, first.next.as_deref().unwrap()).await.unwrap();
        assert_eq!((first.rows.len(), second.rows.len(), second.next), (50, 10, None));
    })
    .await;
}

#[tokio::test]
async fn a_keeper_is_shown_the_organisations_that_she_may_change() {
    for_each_database(|world| async move {
        let ada = world.ctx(world.administrator).await;
        for (name, territory) in
            [("Ponte", Some(world.town)), ("Porto", Some(world.elsewhere)), ("Rete", None)]
        {
            create(&ada, &draft(name, territory)).await.unwrap();
        }
        let names = |page: queries::ByName| -> Vec<String> {
            page.rows.into_iter().map(|organisation| organisation.name).collect()
        };
        let officer = world.ctx(world.officer).await;
        assert_eq!(names(queries::list_kept(&officer, "").await.unwrap()), ["Ponte"]);
        assert_eq!(names(queries::list_kept(&ada, "").await.unwrap()), ["Ponte", "Porto", "Rete"]);
        let karima = world.ctx(world.karima).await;
        assert_eq!(refusal(queries::list_kept(&karima, "").await), Refusal::NotAllowed);
        assert_eq!(refusal(queries::list_kept(&world.visitor(), "").await), Refusal::SignInFirst);
    })
    .await;
}
