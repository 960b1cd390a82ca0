//! Lists and searches.

use super::{association, describe};
use crate::{
    base::{Cursor, Page},
    offers::{Card, DayPart, Filter, Nearness, Weekday, actions, queries, understanding::understand},
    territories,
    testing::{NOW, World, for_each_database},
};

async fn found(world: &World, filter: &Filter) -> Vec<String> {
    let (page, _) = queries::list(world.db.reader(), filter, None, NOW).await.unwrap();
    page.rows.into_iter().map(|card| card.name).collect()
}

#[tokio::test]
async fn each_filter_narrows_the_list() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        describe(&sofia, ponte, "Sera", |written| {
            written.hours = "tue 18:30-20".into();
            written.children = true;
        })
        .await;
        describe(&sofia, ponte, "Avvocata", |written| {
            written.theme = "legal_help".into();
            written.languages = vec!["ar".into(), "fr".into()];
            written.hours = "tue 9-12".into();
            written.cost = "depends".into();
            written.step_free = true;
        })
        .await;
        describe(&sofia, ponte, "Fermo", |written| {
            written.territories = vec!["109006".into()];
            written.place = String::new();
            written.mediators = true;
        })
        .await;
        let base = Filter::default;
        let theme = Some(crate::offers::Theme::LegalHelp);
        let arabic = Some("ar".parse().unwrap());
        let cases: [(Filter, &[&str]); 12] = [
            (base(), &["Fermo", "Avvocata", "Sera"]),
            (Filter { theme, ..base() }, &["Avvocata"]),
            (Filter { language: arabic, ..base() }, &["Avvocata"]),
            (Filter { part: Some(DayPart::Evening), ..base() }, &["Sera"]),
            (Filter { weekday: Some(Weekday::Tuesday), ..base() }, &["Avvocata", "Sera"]),
            (Filter { weekday: Some(Weekday::Monday), ..base() }, &[]),
            (Filter { children: true, ..base() }, &["Sera"]),
            (Filter { free: true, ..base() }, &["Fermo", "Sera"]),
            (Filter { step_free: true, ..base() }, &["Avvocata"]),
            (Filter { mediators: true, ..base() }, &["Fermo"]),
            (Filter { within: Some(world.elsewhere), ..base() }, &["Fermo"]),
            (Filter { search: "avvocàta PONTE".into(), ..base() }, &["Avvocata"]),
        ];
        for (filter, names) in cases {
            assert_eq!(found(&world, &filter).await, names, "{filter:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_serves_the_whole_province_serves_its_municipalities_and_the_other_way_round() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        describe(&sofia, ponte, "Provincia", |written| written.territories = vec!["054".into()]).await;
        describe(&sofia, ponte, "Comune", |_| {}).await;
        for within in [world.town, world.province] {
            let filter = Filter { within: Some(within), ..Filter::default() };
            assert_eq!(found(&world, &filter).await, ["Comune", "Provincia"]);
        }
    })
    .await;
}

#[tokio::test]
async fn the_nearest_stand_first_and_stale_ones_sink_among_them() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let old = world.ctx_at(world.sofia, NOW.plus_days(-300)).await;
        let sofia = world.ctx(world.sofia).await;
        describe(&old, ponte, "Vecchio in città", |_| {}).await;
        describe(&sofia, ponte, "Altrove", |written| {
            written.territories = vec!["109006".into()];
            written.place = "109006".into();
        })
        .await;
        describe(&sofia, ponte, "Provincia", |written| {
            written.territories = vec!["054".into()];
            written.place = String::new();
        })
        .await;
        describe(&sofia, ponte, "In città", |_| {}).await;
        let filter = Filter { near: Some(world.town), ..Filter::default() };
        let (page, _) = queries::list(world.db.reader(), &filter, None, NOW).await.unwrap();
        let shown: Vec<(&str, Nearness)> =
            page.rows.iter().map(|card| (card.name.as_str(), card.nearness)).collect();
        assert_eq!(
            shown,
            [
                ("In città", Nearness::Here),
                ("Vecchio in città", Nearness::Here),
                ("Provincia", Nearness::Province),
                ("Altrove", Nearness::Elsewhere),
            ]
        );
        let all = found(&world, &Filter::default()).await;
        assert_eq!(all.last().map(String::as_str), Some("Vecchio in città"));
    })
    .await;
}

#[tokio::test]
async fn pages_follow_one_another_without_gap_or_double_in_three_statements() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        for number in 0..60 {
            let sofia = world.ctx_at(world.sofia, NOW.plus_days(-number % 7)).await;
            describe(&sofia, ponte, &format!("Servizio {number}"), |written| {
                if number % 3 == 0 {
                    written.territories = vec!["109006".into()];
                    written.place = "109006".into();
                }
            })
            .await;
        }
        for near in [None, Some(world.town)] {
            let filter = Filter { near, ..Filter::default() };
            let mut seen: Vec<Card> = Vec::new();
            let mut after: Option<Cursor> = None;
            loop {
                let before = world.db.statements();
                let (page, _): (Page<Card>, bool) =
                    queries::list(world.db.reader(), &filter, after.as_ref(), NOW).await.unwrap();
                assert_eq!(world.db.statements() - before, 2);
                seen.extend(page.rows);
                match page.next {
                    Some(next) => after = Some(next),
                    None => break,
                }
            }
            let ids: std::collections::BTreeSet<_> = seen.iter().map(|card| card.id).collect();
            assert_eq!((seen.len(), ids.len()), (60, 60));
            let order: Vec<_> =
                seen.iter().map(|card| (card.nearness, std::cmp::Reverse(card.confirmed_at))).collect();
            assert!(order.is_sorted(), "{order:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_question_finds_the_course_in_three_languages() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        describe(&sofia, ponte, "Italiano di sera", |written| {
            written.hours = "mon 19-21".into();
            written.children = true;
        })
        .await;
        describe(&sofia, ponte, "Italiano di mattina", |written| written.hours = "mon 9-11".into()).await;
        let territories = territories::queries::list(world.db.reader()).await.unwrap();
        for question in [
            "corso di italiano sera Perugia con bambini",
            "Italian course, evening, Perugia, with children",
            "دورة إيطالي مساء بيروجا مع أطفال",
        ] {
            let asked = Filter { search: question.into(), ..Filter::default() };
            let understood = understand(&asked, &territories);
            assert_eq!(found(&world, &understood.filter).await, ["Italiano di sera"], "{question}");
        }
    })
    .await;
}

#[tokio::test]
async fn where_nothing_has_all_of_the_words_those_with_some_are_shown() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        let id = describe(&sofia, ponte, "Laboratorio di cucito", |_| {}).await;
        let filter = Filter { search: "cucito astronave".into(), ..Filter::default() };
        let (page, loosely) = queries::list(world.db.reader(), &filter, None, NOW).await.unwrap();
        assert_eq!((page.rows.len(), loosely), (1, true));
        actions::withdraw(&sofia, id, None).await.unwrap();
        let (page, loosely) = queries::list(world.db.reader(), &filter, None, NOW).await.unwrap();
        assert_eq!((page.rows.len(), loosely), (0, false));
    })
    .await;
}

#[tokio::test]
async fn those_who_keep_services_see_first_what_needs_them() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        let old = world.ctx_at(world.sofia, NOW.plus_days(-300)).await;
        describe(&sofia, ponte, "Fresco", |_| {}).await;
        describe(&old, ponte, "Vecchio", |_| {}).await;
        let noted = describe(&sofia, ponte, "Segnalato", |_| {}).await;
        let karima = world.ctx(world.karima).await;
        let flaw = crate::offers::Flaw::Hours;
        actions::report(&karima, noted, flaw, None, crate::base::Language::ITALIAN).await.unwrap();
        let gone = describe(&sofia, ponte, "Ritirato", |_| {}).await;
        actions::withdraw(&sofia, gone, None).await.unwrap();
        for ctx in [&sofia, &world.ctx(world.officer).await] {
            let page = queries::list_kept(ctx, None).await.unwrap();
            let names: Vec<&str> = page.rows.iter().map(|kept| kept.name.as_str()).collect();
            assert_eq!(names, ["Segnalato", "Vecchio", "Fresco", "Ritirato"]);
        }
        let refused = super::refusal(queries::list_kept(&karima, None).await);
        assert_eq!(refused, crate::base::Refusal::NotAllowed);
        let represented = queries::list_represented(&sofia).await.unwrap();
        assert_eq!(represented, [(ponte, "Ponte".to_owned())]);
    })
    .await;
}
