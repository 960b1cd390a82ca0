//! Every door is on the list: each server function has a row that says who may use it, and a new one without a row
//! fails. Doors that ask for an account are tried without one.
#![allow(clippy::unwrap_used)]

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::testing::for_each_database;
use std::{collections::BTreeSet, path::Path};
use tower::ServiceExt;

/// Each server function, and who may use it: the word of the deed that `domain/src/base/permission.rs` decides, or who
/// needs no permission. The rule itself is in the slice, and is tested there.
const DOORS: &[(&str, &str)] = &[
    ("/api/administration/find_account", "keep_people"),
    ("/api/administration/find_draft", "prepare_board"),
    ("/api/administration/find_sheet", "prepare_board"),
    ("/api/administration/give_role", "keep_people"),
    ("/api/administration/invite_staff", "invite_staff"),
    ("/api/administration/list_accounts", "keep_people"),
    ("/api/administration/list_boards", "prepare_board"),
    ("/api/administration/list_links", "invite_staff"),
    ("/api/administration/list_places", "prepare_board"),
    ("/api/administration/open_board", "open_board"),
    ("/api/administration/renew_password", "keep_people"),
    ("/api/administration/restore", "keep_people"),
    ("/api/administration/suspend", "keep_people"),
    ("/api/administration/take_link", "invite_staff"),
    ("/api/administration/take_role", "keep_people"),
    ("/api/administration/withdraw_link", "invite_staff"),
    ("/api/administration/write_board", "prepare_board"),
    ("/api/answers/adopt", "answer"),
    ("/api/answers/answer", "answer"),
    ("/api/answers/find", "anybody reads"),
    ("/api/answers/find_task", "answer"),
    ("/api/answers/list_waiting", "answer"),
    ("/api/answers/not_adopt", "answer"),
    ("/api/ballots/cast", "vote"),
    ("/api/ballots/find_own", "vote"),
    ("/api/ballots/paper", "vote"),
    ("/api/ballots/result", "anybody reads"),
    ("/api/ballots/withdraw", "vote"),
    ("/api/boards/find", "anybody reads"),
    ("/api/boards/list", "anybody reads"),
    ("/api/comments/list", "anybody reads"),
    ("/api/comments/withdraw", "comment"),
    ("/api/comments/write", "comment"),
    ("/api/follows/find", "follow"),
    ("/api/follows/follow", "follow"),
    ("/api/follows/list_news", "follow"),
    ("/api/follows/list_shelf", "follow"),
    ("/api/initiatives/admit", "assess"),
    ("/api/initiatives/answer_invitation", "propose"),
    ("/api/initiatives/ask_co_author", "propose"),
    ("/api/initiatives/authors", "propose"),
    ("/api/initiatives/begin_co_design", "assess"),
    ("/api/initiatives/change_draft", "propose"),
    ("/api/initiatives/estimate_cost", "assess"),
    ("/api/initiatives/find", "anybody reads"),
    ("/api/initiatives/find_pending", "propose"),
    ("/api/initiatives/give_up", "propose"),
    ("/api/initiatives/history", "anybody reads"),
    ("/api/initiatives/invitation", "propose"),
    ("/api/initiatives/leave", "propose"),
    ("/api/initiatives/list", "anybody reads"),
    ("/api/initiatives/merge_into", "assess"),
    ("/api/initiatives/not_admit", "assess"),
    ("/api/initiatives/open", "anybody reads"),
    ("/api/initiatives/prepare", "propose"),
    ("/api/initiatives/put_on_ballot", "assess"),
    ("/api/initiatives/revise", "propose"),
    ("/api/initiatives/similar", "anybody reads"),
    ("/api/initiatives/submit", "propose"),
    ("/api/initiatives/withdraw", "propose"),
    ("/api/initiatives/write", "propose"),
    ("/api/insights/find", "anybody reads"),
    ("/api/milestones/add", "report_progress"),
    ("/api/milestones/advance", "report_progress"),
    ("/api/milestones/change", "report_progress"),
    ("/api/milestones/find_report", "report_progress"),
    ("/api/milestones/list", "anybody reads"),
    ("/api/moderation/appeal", "appeal"),
    ("/api/moderation/decide", "moderate"),
    ("/api/moderation/find_note", "appeal"),
    ("/api/moderation/find_reportable", "report"),
    ("/api/moderation/list_about_me", "appeal"),
    ("/api/moderation/list_appeals", "moderate"),
    ("/api/moderation/list_queue", "moderate"),
    ("/api/moderation/read_log", "anybody reads"),
    ("/api/moderation/report", "report"),
    ("/api/moderation/rule", "moderate"),
    ("/api/organisations/add_member", "keep_organisations"),
    ("/api/organisations/find", "anybody reads"),
    ("/api/organisations/find_kept", "keep_organisations"),
    ("/api/organisations/invite_member", "keep_organisations"),
    ("/api/organisations/list", "anybody reads"),
    ("/api/organisations/remove_member", "keep_organisations"),
    ("/api/organisations/write", "keep_organisations"),
    ("/api/people/accept", "anybody comes in or leaves"),
    ("/api/people/accept_as_myself", "a person, for herself"),
    ("/api/people/change_account", "a person, for herself"),
    ("/api/people/enter", "anybody comes in or leaves"),
    ("/api/people/find_own", "a person, for herself"),
    ("/api/people/join", "anybody comes in or leaves"),
    ("/api/people/list_batches", "issue_invitations"),
    ("/api/people/look_at_invitation", "anybody comes in or leaves"),
    ("/api/people/look_at_link", "anybody comes in or leaves"),
    ("/api/people/make_batch", "issue_invitations"),
    ("/api/people/renew_card", "a person, for herself"),
    ("/api/people/revoke_batch", "issue_invitations"),
    ("/api/people/sign_in", "anybody comes in or leaves"),
    ("/api/people/sign_out", "anybody comes in or leaves"),
    ("/api/people/sign_out_everywhere", "a person, for herself"),
    ("/api/people/take_card", "anybody comes in or leaves"),
    ("/api/people/take_cards", "issue_invitations"),
    ("/api/pledges/list", "anybody reads"),
    ("/api/pledges/offer", "pledge"),
    ("/api/pledges/withdraw", "pledge"),
    ("/api/stances/find_own", "take_stance"),
    ("/api/stances/find_standing", "anybody reads"),
    ("/api/stances/take", "take_stance"),
    ("/api/territories/add", "keep_territories"),
    ("/api/territories/list", "anybody reads"),
    ("/api/territories/rename", "keep_territories"),
];

fn settings() -> server::Settings {
    server::Settings::read(Path::new("no-such-file.toml")).unwrap()
}

#[tokio::test]
async fn every_server_function_is_on_the_list() {
    let found: BTreeSet<String> =
        leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    let listed: BTreeSet<String> = DOORS.iter().map(|(path, _)| (*path).to_owned()).collect();
    let unlisted: Vec<_> = found.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&found).collect();
    assert!(
        unlisted.is_empty() && gone.is_empty(),
        "not on the list: {unlisted:#?}\nno longer there: {gone:#?}"
    );
}

#[test]
fn every_door_names_a_deed_of_the_table_or_needs_no_permission() {
    let free = ["anybody reads", "anybody comes in or leaves", "a person, for herself"];
    for (path, who) in DOORS {
        assert!(free.contains(who) || who.parse::<domain::base::Deed>().is_ok(), "{path}: {who}");
    }
}

#[tokio::test]
async fn no_write_is_taken_from_another_site() {
    for_each_database(|world| async move {
        let router = server::router(server::State::new(world.db.clone(), settings()));
        for (path, _) in DOORS {
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
