//! The view of gaps.

use super::{association, describe};
use crate::{
    boards::{Moderation, Theme as OfBoard},
    initiatives::{self, Draft},
    offers::{Cell, Demand, Supply, Theme, actions, queries},
    people::Capacity,
    testing::{NOW, for_each_database},
};

#[tokio::test]
async fn gaps_show_what_is_there_beside_what_is_asked_for() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        describe(&sofia, ponte, "In città", |written| written.places = "12".into()).await;
        describe(&sofia, ponte, "In provincia", |written| {
            written.territories = vec!["054".into(), "054039".into()];
            written.languages = vec!["ar".into()];
            written.places = "8".into();
        })
        .await;
        let gone = describe(&sofia, ponte, "Ritirato", |_| {}).await;
        actions::withdraw(&sofia, gone, None).await.unwrap();
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let text = "Chi arriva non sa dove trovare un alloggio: serve uno sportello per gli affitti.";
        let draft = Draft::parse("Trovare un tetto", text, "it", OfBoard::Volunteering, "", "", "").unwrap();
        let id = initiatives::actions::write_draft(&karima, board, &draft, Capacity::Personal).await.unwrap();
        initiatives::actions::submit(&karima, id).await.unwrap();

        let before = world.db.statements();
        let gaps = queries::find_gaps(world.db.reader(), None, None, NOW).await.unwrap();
        assert_eq!(world.db.statements() - before, 6);
        assert_eq!(gaps.territories.iter().map(|place| place.id).collect::<Vec<_>>(), [world.province]);
        let row = |theme: Theme| gaps.rows.iter().find(|row| row.theme == theme).unwrap();
        let courses = row(Theme::LanguageCourses);
        let two = Supply { services: 2, places: 20 };
        assert_eq!((courses.whole.supply, courses.by_territory[0].supply), (two, two));
        let arabic = gaps.languages.iter().position(|language| language.as_str() == "ar").unwrap();
        assert_eq!(courses.by_language[arabic], Supply { services: 1, places: 8 });
        let asked = Demand { initiatives: 1, comments: 0 };
        let missed = Cell { supply: Supply::default(), demand: asked };
        assert_eq!((row(Theme::Housing).whole, row(Theme::Housing).by_territory[0]), (missed, missed));
        assert!(row(Theme::Housing).whole.is_missed());
        assert_eq!(row(Theme::Volunteering).whole.demand, asked);
        assert_eq!(row(Theme::Health).whole, Cell::default());
    })
    .await;
}

#[tokio::test]
async fn within_a_province_a_service_counts_once_in_each_municipality() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        describe(&sofia, ponte, "In città", |_| {}).await;
        describe(&sofia, ponte, "Ovunque", |written| {
            written.territories = vec!["054".into(), "054039".into()];
            written.languages = vec!["ar".into()];
        })
        .await;
        let read = |language| {
            let db = world.db.reader();
            async move { queries::find_gaps(db, Some(world.province), language, NOW).await.unwrap() }
        };
        let gaps = read(None).await;
        assert_eq!(gaps.territories.iter().map(|place| place.id).collect::<Vec<_>>(), [world.town]);
        let courses = &gaps.rows[0];
        assert_eq!((courses.whole.supply.services, courses.by_territory[0].supply.services), (2, 2));
        let arabic = read(Some("ar".parse().unwrap())).await;
        assert_eq!(arabic.rows[0].whole.supply.services, 1);
        let stop = queries::find_gaps(world.db.reader(), Some(world.town), None, NOW).await;
        assert_eq!(super::refusal(stop.map(|_| ())), crate::base::Refusal::NotFound);
    })
    .await;
}
