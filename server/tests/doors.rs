//! Every door is on the list: each server function has a row that says who may use it, and a new one without a row
//! fails. Every other person is seen to be refused.
#![allow(clippy::unwrap_used)]

mod furnished;
mod listed;
mod visitors;

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    base::{Deed, ParticipantId, Role},
    testing::{World, for_each_database},
};
use furnished::{Furnished, furnish};
use listed::{DOORS, Door, ENTER, HELD, KEEPER, OWN, READ, SIGNED};
use std::collections::BTreeSet;
use tower::ServiceExt;
use visitors::{Answer, Visitor, house};

#[tokio::test]
async fn every_server_function_is_on_the_list() {
    let found: BTreeSet<String> =
        leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    let listed: BTreeSet<String> = DOORS.iter().map(|door| door.path.to_owned()).collect();
    let unlisted: Vec<_> = found.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&found).collect();
    assert!(
        unlisted.is_empty() && gone.is_empty(),
        "not on the list: {unlisted:#?}\nno longer there: {gone:#?}"
    );
}

#[test]
fn every_door_names_a_deed_of_the_table_or_needs_no_permission() {
    for door in DOORS {
        let is_free = [READ, ENTER, OWN, HELD, KEEPER, SIGNED].contains(&door.who);
        assert!(is_free || door.who.parse::<Deed>().is_ok(), "{}: {}", door.path, door.who);
    }
}

#[tokio::test]
async fn no_write_is_taken_from_another_site() {
    for_each_database(|world| async move {
        let router = house(&world);
        for Door { path, .. } in DOORS {
            let request = Request::post(*path)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(header::ORIGIN, "https://elsewhere.example")
                .header(header::HOST, "127.0.0.1:3000")
                .header("sec-fetch-site", "cross-site")
                .body(Body::empty())
                .unwrap();
            let status = router.clone().oneshot(request).await.unwrap().status();
            assert_eq!(status, StatusCode::FORBIDDEN, "{path}");
        }
    })
    .await;
}

/// What people type, where the story is about something else.
fn plain(text: &str) -> String {
    text.replace("{name}", "Luna 12")
        .replace("{line}", "Orto comune")
        .replace("{long}", "Un orto dietro la scuola, con acqua.")
        .replace("{email}", "nuova@example.org")
        .replace("{web}", "https://example.org")
}

/// The people of the house: what each is, and whether she is it for Perugia, where everything stands.
fn people(world: &World, furnished: &Furnished) -> [(Role, ParticipantId, bool); 9] {
    [
        (Role::Participant, world.piero, true),
        (Role::Member, world.sofia, true),
        (Role::Mediator, furnished.mediator, true),
        (Role::Moderator, world.other_moderator, true),
        (Role::Officer, world.officer, true),
        (Role::Partner, furnished.partner, true),
        (Role::Administrator, world.administrator, true),
        (Role::Officer, furnished.other_officer, false),
        (Role::Moderator, furnished.stranger, false),
    ]
}

/// Whether the list lets somebody with this role through; whoever has an account is a participant too.
fn is_let_through(door: &Door, role: Role, is_here: bool) -> bool {
    let Ok(deed) = door.who.parse::<Deed>() else { return true };
    let allowed = deed.allowed_to();
    // A door that names nothing of Perugia opens for a role that is held elsewhere, on what lies there.
    let is_bound = door.fields.contains('{');
    allowed.contains(&Role::Participant) || (allowed.contains(&role) && (is_here || !is_bound))
}

/// Whether somebody was turned away, rather than told that what she typed will not do.
fn is_turned_away(answer: &Answer) -> bool {
    let expected = match answer.refusal().as_deref() {
        Some("sign_in_first") => StatusCode::UNAUTHORIZED,
        Some("not_allowed") => StatusCode::FORBIDDEN,
        Some("not_found") => StatusCode::NOT_FOUND,
        _ => return false,
    };
    answer.status == expected
}

#[tokio::test]
async fn nobody_without_an_account_does_what_needs_one() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 1).await;
        let mut visitor = Visitor::at(&house(&world));
        let mut wrong = Vec::new();
        for door in DOORS.iter().filter(|door| ![READ, ENTER, SIGNED].contains(&door.who)) {
            let answer = visitor.call(door.path, &plain(&furnished.fill(&world, door.fields))).await;
            // Of a draft and of what lies in another session a visitor is not told that it exists.
            let hides = door.who == HELD || door.path == "/api/administration/find_draft";
            let expected = if hides { "not_found" } else { "sign_in_first" };
            if !is_turned_away(&answer) || answer.refusal().as_deref() != Some(expected) {
                wrong.push(format!("{}: {} {}", door.path, answer.status, answer.text));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn everybody_with_another_role_or_in_another_territory_is_refused() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 1).await;
        let router = house(&world);
        let mut wrong = Vec::new();
        for (role, who, is_here) in people(&world, &furnished) {
            let mut person = Visitor::come_in(&router, &world, who).await;
            for door in DOORS.iter().filter(|door| !is_let_through(door, role, is_here)) {
                let answer = person.call(door.path, &plain(&furnished.fill(&world, door.fields))).await;
                if !is_turned_away(&answer) {
                    wrong.push(format!("{} for {role}: {} {}", door.path, answer.status, answer.text));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}

/// What only the author of a thing may do, and how it is refused to another participant.
const OF_THE_AUTHOR: &[(&str, &str)] = &[
    ("/api/comments/withdraw", "not_found"),
    ("/api/initiatives/ask_co_author", "not_an_author"),
    ("/api/initiatives/change_draft", "not_an_author"),
    ("/api/initiatives/find_pending", "not_allowed"),
    ("/api/initiatives/give_up", "not_an_author"),
    ("/api/initiatives/leave", "not_an_author"),
    ("/api/initiatives/open", "not_an_author"),
    ("/api/initiatives/revise", "not_an_author"),
    ("/api/initiatives/submit", "not_an_author"),
    ("/api/initiatives/withdraw", "not_an_author"),
    ("/api/moderation/appeal", "not_found"),
    ("/api/offers/take_back", "not_found"),
    ("/api/pledges/withdraw", "not_found"),
    ("/api/procedures/change_expression", "not_found"),
    ("/api/procedures/withdraw_expression", "not_found"),
];

#[tokio::test]
async fn nobody_does_the_author_s_part_for_her() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 1).await;
        let mut piero = Visitor::come_in(&house(&world), &world, world.piero).await;
        let mut wrong = Vec::new();
        for (path, expected) in OF_THE_AUTHOR {
            let door = DOORS.iter().find(|door| door.path == *path).unwrap();
            let answer = piero.call(path, &plain(&furnished.fill(&world, door.fields))).await;
            if answer.is_done() || answer.refusal().as_deref() != Some(*expected) {
                wrong.push(format!("{path}: {} {}", answer.status, answer.text));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn everything_listed_is_asked_in_words_that_the_house_understands() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 1).await;
        let router: Router = house(&world);
        let mut wrong = Vec::new();
        for door in DOORS {
            let who = right_person(&world, door);
            let mut person = Visitor::come_in(&router, &world, who).await;
            let answer = person.call(door.path, &plain(&furnished.fill(&world, door.fields))).await;
            let not_understood = ["unknown_choice", "missing", "not_allowed", "sign_in_first"];
            let refusal = answer.refusal();
            if refusal.as_deref().is_some_and(|code| not_understood.contains(&code)) {
                wrong.push(format!("{}: {} {}", door.path, answer.status, answer.text));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}

/// Somebody whom the list lets through.
fn right_person(world: &World, door: &Door) -> ParticipantId {
    let Ok(deed) = door.who.parse::<Deed>() else {
        return if door.who == KEEPER { world.officer } else { world.karima };
    };
    let allowed = deed.allowed_to();
    match () {
        () if allowed.contains(&Role::Participant) => world.karima,
        () if allowed.contains(&Role::Moderator) => world.other_moderator,
        () if allowed.contains(&Role::Officer) => world.officer,
        () if allowed.contains(&Role::Member) => world.sofia,
        () => world.administrator,
    }
}

#[tokio::test]
async fn an_answer_names_the_site_of_the_page_that_asks() {
    for_each_database(|world| async move {
        let mut visitor = Visitor::at(&house(&world));
        let page = visitor.get("/it/boards").await;
        let answer = visitor.call("/api/boards/list", "").await;
        let site = answer.headers[app::wire::SITE].to_str().unwrap();
        assert!(page.text.contains(&format!("data-site=\"{site}\"")));
    })
    .await;
}
