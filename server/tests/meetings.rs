//! Meetings through HTTP, as a browser without JavaScript reads and sends them.
#![allow(clippy::unwrap_used)]

mod furnished;
mod visitors;

use axum::http::{StatusCode, header};
use domain::{
    base::Language,
    meetings::{Registration, actions, queries},
    testing::{World, for_each_database},
};
use furnished::furnish;
use visitors::{Visitor, form, house, now};

const LINK: &str = "https://example.org/stanza";

/// The fields of a meeting to come, with dates in two rows and a third that is empty.
fn written(world: &World, title: &str, capacity: &str) -> String {
    let town = world.town.to_string();
    form([
        ("written[kind]", "workshop"),
        ("written[title]", title),
        ("written[language]", "it"),
        ("written[territory]", &town),
        ("written[link]", LINK),
        ("written[days][]", "2099-06-26"),
        ("written[from][]", "09:30"),
        ("written[to][]", "13:30"),
        ("written[days][]", "2099-06-29"),
        ("written[from][]", "09:30"),
        ("written[to][]", "13:30"),
        ("written[days][]", ""),
        ("written[from][]", ""),
        ("written[to][]", ""),
        ("written[tongues][]", "ar"),
        ("written[helps][]", "interpreter_asked"),
        ("written[entry]", "open"),
        ("written[capacity]", capacity),
        ("written[groups][]", ""),
        ("written[seats][]", ""),
    ])
}

#[tokio::test]
async fn an_officer_calls_a_meeting_and_what_was_refused_stays_in_the_form() {
    for_each_database(|world| async move {
        let mut officer = Visitor::come_in(&house(&world), &world, world.officer).await;
        officer.get("/it/meetings/new").await;
        let refused = officer.send("/api/meetings/write", &written(&world, "Un incontro", "nessuno")).await;
        assert!(refused.text.contains("role=\"alert\""), "{}", refused.text);
        assert!(refused.text.contains("value=\"2099-06-29\""), "the second date is lost");
        let done = officer.send("/api/meetings/write", &written(&world, "Un incontro", "12")).await;
        assert!(done.address.starts_with("/it/meetings/"), "{}", done.address);
        assert!(done.text.contains(LINK), "she does not see the link of her own meeting");
        let mut visitor = Visitor::at(&house(&world));
        assert_eq!(visitor.get(&done.address).await.status, StatusCode::NOT_FOUND);
        let id = queries::list_kept(&world.ctx(world.officer).await).await.unwrap()[0].id;
        let published = officer.send("/api/meetings/publish", &format!("meeting={id}")).await;
        assert!(published.status.is_success());
        let read = visitor.get(&done.address).await;
        assert_eq!(read.status, StatusCode::OK);
        assert!(read.text.contains("12 posti liberi su 12") && !read.text.contains(LINK), "{}", read.text);
        assert!(visitor.get("/ar/meetings").await.text.contains("Un incontro"));
        assert!(visitor.get("/it/meetings/month?month=2099-06").await.text.contains("Un incontro"));
        assert!(visitor.get("/it/meetings/places").await.text.contains("Un incontro"));
    })
    .await;
}

#[tokio::test]
async fn a_person_registers_sees_the_link_and_does_not_come_after_all_without_coming_in() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 1).await;
        let id = furnished.meetings.coming;
        let page = format!("/it/meetings/{}", furnished.meetings.coming_number);
        let mut sofia = Visitor::come_in(&house(&world), &world, world.sofia).await;
        assert!(!sofia.get(&page).await.text.contains(LINK));
        let needed = form([("needed[note]", "Vengo in carrozzina"), ("companions", "1")]);
        let registered = sofia.send("/api/meetings/register", &format!("meeting={id}&{needed}")).await;
        assert!(registered.text.contains(LINK) && registered.text.contains("Hai un posto."));
        let leaving = registered.text.split("/meetings/leave/").nth(1).unwrap();
        let leaving = leaving.split(['"', '<']).next().unwrap().to_owned();
        let mut officer = Visitor::come_in(&house(&world), &world, world.officer).await;
        assert!(officer.get(&format!("{page}/people")).await.text.contains("Vengo in carrozzina"));
        let mut visitor = Visitor::at(&house(&world));
        for address in [page.clone(), format!("{page}/people")] {
            assert!(!visitor.get(&address).await.text.contains("Vengo in carrozzina"), "{address}");
        }
        let asked = visitor.get(&format!("/it/meetings/leave/{leaving}")).await;
        assert_eq!(asked.status, StatusCode::OK);
        let ctx = world.ctx_at(world.sofia, now()).await;
        let standing = || async { queries::find_registered(&ctx, id).await.unwrap().unwrap().standing };
        assert!(standing().await.holds_seat(), "reading the page cancels nothing");
        visitor.send("/api/meetings/leave_by_link", &format!("link={leaving}")).await;
        assert!(standing().await.is_over());
        assert!(!officer.get(&format!("{page}/people")).await.text.contains("Vengo in carrozzina"));
    })
    .await;
}

#[tokio::test]
async fn calendars_hold_public_meetings_and_one_s_own_with_their_links() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 1).await;
        let number = furnished.meetings.coming_number;
        let mut visitor = Visitor::at(&house(&world));
        let one = visitor.get(&format!("/calendar/meetings/{number}.ics?language=ar")).await;
        assert_eq!(one.headers[header::CONTENT_TYPE], "text/calendar; charset=utf-8");
        assert_eq!(one.text.matches("BEGIN:VEVENT").count(), 2);
        assert!(one.text.contains(&format!("/ar/meetings/{number}")) && !one.text.contains(LINK));
        // Eight dates of meetings, and six sessions of tables.
        for address in
            ["/calendar/meetings.ics".to_owned(), format!("/calendar/territories/{}.ics", world.province)]
        {
            let all = visitor.get(&address).await;
            assert_eq!(all.text.matches("BEGIN:VEVENT").count(), 14, "{address}");
            assert!(!all.text.contains(LINK));
        }
        let other = visitor.get("/calendar/themes/culture.ics").await;
        assert_eq!(other.text.matches("BEGIN:VEVENT").count(), 0);
        for wrong in ["meetings/0.ics", "meetings/1", "territories/x.ics", "themes/x.ics", "own/x.ics"] {
            assert_eq!(
                visitor.get(&format!("/calendar/{wrong}")).await.status,
                StatusCode::NOT_FOUND,
                "{wrong}"
            );
        }
        let ctx = world.ctx_at(world.karima, now()).await;
        actions::open_calendar(&ctx).await.unwrap();
        let token = queries::find_calendar_link(&ctx).await.unwrap().unwrap();
        let own = visitor.get(&format!("/calendar/own/{token}.ics")).await;
        assert_eq!(own.headers[header::CACHE_CONTROL], "private, no-store");
        assert_eq!(own.text.matches("BEGIN:VEVENT").count(), 4);
        assert!(own.text.contains(LINK));
    })
    .await;
}

#[tokio::test]
async fn places_are_on_a_map_only_where_the_house_has_one() {
    for_each_database(|world| async move {
        furnish(&world, 1).await;
        let policy = |answer: &visitors::Answer| {
            answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned()
        };
        let without = Visitor::at(&house(&world)).get("/it/meetings/places").await;
        assert!(!without.text.contains("<image") && !policy(&without).contains("https://"));
        let mut settings = visitors::settings();
        settings.map_tiles = Some("https://tiles.example/{z}/{x}/{y}.png".to_owned());
        settings.map_attribution = Some("© Chi disegna la mappa".to_owned());
        let router = server::router(server::State::new(world.db.clone(), settings));
        let with = Visitor::at(&router).get("/it/meetings/places").await;
        assert!(with.text.contains("https://tiles.example/15/17511/12026.png"));
        assert!(with.text.contains("© Chi disegna la mappa"));
        assert!(policy(&with).contains("img-src 'self' data: https://tiles.example;"));
    })
    .await;
}

#[tokio::test]
async fn a_printed_code_tells_the_hours_and_no_name() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 1).await;
        let code = furnished.meetings.certificate.to_lowercase();
        let mut visitor = Visitor::at(&house(&world));
        let paper = visitor.get(&format!("/it/meetings/certificates?code={code}")).await;
        assert!(paper.text.contains("Laboratorio 0") && paper.text.contains("2 ore"));
        assert!(!paper.text.contains("Karima"));
        let wrong = visitor.get("/it/meetings/certificates?code=3467").await;
        assert!(wrong.text.contains("role=\"alert\"") && wrong.text.contains("value=\"3467\""));
        let again = Registration::default();
        let past = furnished.meetings.past;
        let late = actions::register(&world.ctx_at(world.sofia, now()).await, past, &again).await;
        assert!(late.is_err());
        let read = queries::find(&world.visitor(), furnished.meetings.past_number, Language::ITALIAN).await;
        assert_eq!(read.unwrap().born.len(), 1);
    })
    .await;
}
