//! The dashboards, the reports, their files and the visits, through HTTP.

#![allow(clippy::unwrap_used)]

use axum_test::TestServer;
use domain::{
    activity::{self, Measure, Tick},
    base::BoardId,
    boards::Moderation,
    insights::actions::count_visits,
    testing::{NOW, World, for_each_database},
};
use server::{Settings, State, router};
use std::path::Path;

async fn people(world: &World, board: BoardId, constituency: &str, by: i64) {
    let tick = Tick {
        board,
        day: NOW.day(),
        measure: Measure::Participant,
        constituency: constituency.to_owned(),
        theme: String::new(),
        language: String::new(),
        channel: "invitation".to_owned(),
    };
    activity::count(world.db.writer(), &tick, by).await.unwrap();
}

/// A board with sixty people of one constituency, thirty of another and three of a third.
async fn served(world: &World) -> (TestServer, State, BoardId) {
    let board = world.board(Moderation::After).await;
    people(world, board, "third_country_citizens", 60).await;
    people(world, board, "local_community", 30).await;
    people(world, board, "third_sector", 3).await;
    let state = State::new(world.db.clone(), Settings::read(Path::new("no-such-file.toml")).unwrap());
    (TestServer::new(router(state.clone())), state, board)
}

#[tokio::test]
async fn a_dashboard_has_every_chart_with_its_table_and_hides_the_few() {
    for_each_database(|world| async move {
        let (server, _, board) = served(&world).await;
        let paths = [
            "/it/insights".to_owned(),
            format!("/it/boards/{board}/insights"),
            format!("/ar/insights/territories/{}", world.town),
        ];
        for path in paths {
            let page = server.get(&path).await;
            page.assert_status_ok();
            let html = page.text();
            assert!(html.contains("id=\"constituency-title\""), "{path}");
            assert!(
                html.contains("<table class=\"figures\">") && html.contains("url(#pattern-citizens)"),
                "{path}"
            );
            assert!(html.contains("constituency.csv?language="), "{path}");
            assert!(!html.contains(">3<"), "{path} says how many the few are");
            assert!(!html.contains("style="), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_names_its_columns_in_plain_words_and_leaves_withheld_figures_empty() {
    for_each_database(|world| async move {
        let (server, _, board) = served(&world).await;
        let file = server.get(&format!("/data/insights/boards/{board}/constituency.csv?language=en")).await;
        file.assert_status_ok();
        file.assert_header("content-type", "text/csv; charset=utf-8; header=present");
        let text = file.text();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], "\"Who takes part, by group\",People,Ballots cast,Note");
        assert_eq!(lines.len(), 5);
        assert!(lines.contains(&"Third sector,,,\"Not shown: People, Ballots cast\""), "{lines:?}");
    })
    .await;
}

#[tokio::test]
async fn a_table_of_nothing_is_not_found() {
    for_each_database(|world| async move {
        let (server, _, _) = served(&world).await;
        for path in [
            format!("/data/insights/boards/{}/constituency.csv", BoardId::new()),
            "/data/insights/everything/people.csv".to_owned(),
            "/data/insights/everything".to_owned(),
        ] {
            server.get(&path).await.assert_status_not_found();
        }
        server.get(&format!("/it/boards/{}/insights", BoardId::new())).await.assert_status_not_found();
    })
    .await;
}

#[tokio::test]
async fn a_board_shown_is_a_visit_also_where_the_page_was_kept() {
    for_each_database(|world| async move {
        let (server, state, board) = served(&world).await;
        for _ in 0..6 {
            server.get(&format!("/it/boards/{board}")).await.assert_status_ok();
        }
        server.get(&format!("/it/boards/{}", BoardId::new())).await.assert_status_not_found();
        server.get("/it/insights").await.assert_status_ok();
        count_visits(&state.db, &state.visits).await.unwrap();
        let file = server.get("/data/insights/everything/funnel.csv?language=en").await.text();
        assert!(file.contains("\r\nVisits,6,\r\n"), "{file}");
    })
    .await;
}

#[tokio::test]
async fn every_figure_has_an_address_in_the_dictionary() {
    for_each_database(|world| async move {
        let (server, _, _) = served(&world).await;
        let html = server.get("/it/insights/dictionary").await.text();
        for figure in domain::insights::Figure::ALL {
            assert!(html.contains(&format!("<div id=\"{figure}\">")), "{figure}");
        }
        let about = server.get("/it/about").await;
        about.assert_status_ok();
        assert!(about.text().contains("WCAG 2.2"));
    })
    .await;
}

#[tokio::test]
async fn a_report_is_told_in_words_and_taken_away_as_files_that_hide_the_few() {
    for_each_database(|world| async move {
        let (server, _, _) = served(&world).await;
        for path in ["/it/results/territories/054", "/ar/results/territories/054039"] {
            let page = server.get(path).await;
            page.assert_status_ok();
            let html = page.text();
            assert!(html.contains("id=\"people-title\"") && html.contains("id=\"about-people\""), "{path}");
            assert!(html.contains("/results/territories/054"), "{path}");
            assert!(!html.contains(">3<"), "{path} says how many the few are");
        }
        let file = server.get("/data/results/territories/054/people.csv?language=en").await;
        file.assert_header("content-type", "text/csv; charset=utf-8; header=present");
        file.assert_header(
            "content-disposition",
            "attachment; filename=\"tavolata-territories-054-people.csv\"",
        );
        assert!(
            file.text().contains("Third sector,,,\"Not shown: People, Ballots cast\""),
            "{}",
            file.text()
        );
        let all = server.get("/data/results/territories/054/report.csv?language=en").await.text();
        assert!(all.contains("Third sector,People,,Not shown: too few people"), "{all}");
        for path in [
            "/data/results/territories/999/report.csv",
            "/data/results/territories/054/nothing.csv",
            "/it/results/territories/999",
            "/it/results/territories/Perugia",
        ] {
            server.get(path).await.assert_status_not_found();
        }
        assert!(server.get("/it/results").await.text().contains("/it/results/territories/054039"));
    })
    .await;
}
