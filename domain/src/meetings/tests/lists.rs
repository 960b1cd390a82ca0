//! Lists and calendars.

use super::*;
use crate::{
    base::text::Reasons,
    boards::Theme,
    meetings::{Filter, Order},
    testing::for_each_database,
};

#[tokio::test]
async fn coming_and_past_meetings_are_listed_in_pages_of_one_statement() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        actions::create(&officer, &draft(&world)).await.unwrap();
        for days in 0..30 {
            published(&world, |draft| {
                draft.dates = vec![morning(days - 3)];
                draft.theme = (days == 20).then_some(Theme::Culture);
            })
            .await;
        }
        let db = world.db.reader();
        let before = world.db.statements();
        let everything = Filter::default();
        let first = queries::list(db, &everything, Order::Coming, NOW, None).await.unwrap();
        assert_eq!(world.db.statements() - before, 1);
        let second = queries::list(db, &everything, Order::Coming, NOW, first.next.clone()).await.unwrap();
        assert_eq!((first.rows.len(), second.rows.len(), second.next), (24, 2, None));
        assert!(first.rows.is_sorted_by_key(|card| card.span.starts));
        let past = queries::list(db, &everything, Order::Past, NOW, None).await.unwrap();
        assert_eq!(past.rows.len(), 4);
        assert_eq!(past.rows[0].span, morning(0));
        let province = Filter { territory: Some(world.province), theme: Some(Theme::Culture), kind: None };
        let found = queries::list(db, &province, Order::Coming, NOW, None).await.unwrap();
        assert_eq!(found.rows.len(), 1);
        let elsewhere = Filter { territory: Some(world.elsewhere), ..Filter::default() };
        assert!(queries::list(db, &elsewhere, Order::Coming, NOW, None).await.unwrap().rows.is_empty());
        assert_eq!(queries::list_by_place(db, &everything, NOW).await.unwrap().len(), 26);
        let today = NOW.day();
        let week = queries::list_occurrences(db, &everything, today, Day(today.0 + 7)).await.unwrap();
        assert_eq!(week.len(), 7);
    })
    .await;
}

#[tokio::test]
async fn a_calendar_of_one_s_own_has_links_and_an_address_that_can_be_revoked() {
    for_each_database(|world| async move {
        let id = published(&world, |_| {}).await;
        let karima = world.ctx(world.karima).await;
        register(&karima, id, 0).await;
        assert_eq!(queries::find_calendar_link(&karima).await.unwrap(), None);
        actions::open_calendar(&karima).await.unwrap();
        let token = queries::find_calendar_link(&karima).await.unwrap().unwrap();
        let db = world.db.reader();
        let own = queries::list_own_appointments(db, &token, NOW).await.unwrap();
        assert_eq!(own.len(), 2);
        assert!(own.iter().all(|one| one.link.as_deref() == Some("https://example.org/stanza")));
        let public = queries::list_appointments(db, &Filter::default(), NOW).await.unwrap();
        assert!(public.iter().all(|one| one.link.is_none()));
        let one = queries::find_appointment(&world.visitor(), number(&world, id).await).await.unwrap();
        assert_eq!(one, public);
        let officer = world.ctx(world.officer).await;
        actions::cancel(&officer, id, &Reasons::parse("La sala è allagata.").unwrap()).await.unwrap();
        let cancelled = queries::list_own_appointments(db, &token, NOW).await.unwrap();
        assert_eq!((cancelled[0].card.state, cancelled[0].changes), (crate::meetings::State::Cancelled, 1));
        actions::open_calendar(&karima).await.unwrap();
        assert_eq!(refused(queries::list_own_appointments(db, &token, NOW).await), Refusal::NotFound);
        let token = queries::find_calendar_link(&karima).await.unwrap().unwrap();
        actions::revoke_calendar(&karima).await.unwrap();
        assert_eq!(refused(queries::list_own_appointments(db, &token, NOW).await), Refusal::NotFound);
    })
    .await;
}
