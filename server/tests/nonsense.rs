//! Nonsense at every door: whatever comes in, the answer is a refusal with a name, and never breakage.
#![allow(clippy::unwrap_used)]

mod visitors;

use axum::http::StatusCode;
use domain::{base::Role, people, testing::for_each_database};
use visitors::{Answer, Visitor, form, house};

/// Names of fields under which a text is sent.
const TEXTS: &[&str] = &[
    "act[number]",
    "act[on]",
    "act[title]",
    "act[text]",
    "act[deadline_on]",
    "act[deadline_at]",
    "act[criteria]",
    "act[receipt]",
    "act[of]",
    "criterion",
    "interest[party]",
    "interest[name]",
    "interest[text]",
    "interest[contact]",
    "seen",
    "about",
    "after",
    "agenda",
    "begins",
    "body",
    "capacity",
    "code",
    "cost",
    "day",
    "days",
    "due",
    "ends",
    "from",
    "email",
    "id",
    "into",
    "istat_code",
    "label",
    "last",
    "message",
    "name",
    "note",
    "office",
    "parent",
    "password",
    "place",
    "province",
    "pseudonym",
    "reasons",
    "region",
    "revision",
    "size",
    "text",
    "title",
    "token",
    "territory",
    "constituency",
    "typed[name]",
    "typed[website]",
    "sheet[answer_days]",
    "sheet[budget]",
    "sheet[proposing]",
    "sheet[question_it]",
    "sheet[territory]",
    "sheet[name]",
    "sheet[mandate]",
    "sheet[notice_days]",
    "sheet[quorum_percent]",
    "sheet[kinds][prefecture]",
    "version",
    "voices[0][reasons]",
];
/// Names of fields under which the id of a thing is sent.
const IDS: &[&str] = &[
    "expression",
    "procedure",
    "batch",
    "board",
    "commitment",
    "cases[]",
    "comment",
    "decision",
    "initiative",
    "item",
    "link",
    "mandate",
    "milestone",
    "of",
    "organisation",
    "person",
    "pledge",
    "resolution",
    "seat",
    "session",
    "table",
    "territory",
    "scope[Board]",
    "subject[id]",
];
/// Fields that are chosen from a list, each with a word of it.
const CHOICES: &[(&str, &str)] = &[
    ("amends", "true"),
    ("choices[]", "1"),
    ("consent", "given"),
    ("deed", "prepare_board"),
    ("errand", "answer"),
    ("filter[theme]", "culture"),
    ("following", "true"),
    ("language", "it"),
    ("outcome", "accepted"),
    ("reason", "insult"),
    ("role", "mediator"),
    ("rules", "accepted"),
    ("shelf", "following"),
    ("sort", "newest"),
    ("stance", "support"),
    ("subject[kind]", "initiative"),
    ("theme", "culture"),
    ("to", "completed"),
    ("typed[kind]", "association"),
    ("typed[language]", "it"),
    ("verdict", "hide"),
    ("voices[0][seat]", NOBODY),
    ("voices[0][voice]", "objects"),
];
const NOBODY: &str = "0190a000-0000-7000-8000-000000000001";

fn bodies() -> Vec<String> {
    let long = "ب".repeat(9000);
    let texts = [
        "",
        "x",
        "-1",
        "99999999999999999999",
        "9223372036854775807.0190a00000007000800000000000 0001",
        "2027-02-30",
        "999999999-01-01",
        "\u{202E}%s'\"\\;--",
        NOBODY,
        "Un testo come un altro, lungo abbastanza.",
        &long,
    ];
    let mut bodies: Vec<String> =
        ["", "x", "=&=&[]=%", "a[b][c][d][e][f][g]=1", "initiative=1&board=1&person=x"]
            .map(str::to_owned)
            .to_vec();
    for (text, kind) in texts.into_iter().zip(["initiative", "time"].into_iter().cycle()) {
        let texts = TEXTS.iter().filter(|name| !IDS.contains(name)).map(|name| (*name, text));
        let ids = IDS.iter().map(|name| (*name, NOBODY));
        bodies.push(form(texts.chain(ids).chain(CHOICES.iter().copied()).chain([("kind", kind)])));
    }
    bodies
}

fn assert_named(answer: &Answer, body: &str) {
    let body: String = body.chars().take(200).collect();
    let status = answer.status;
    assert!(!status.is_server_error() || answer.refusal().is_some(), "{}: {status}, {body}", answer.address);
    assert!(
        status.is_success() || answer.refusal().is_some(),
        "{}: {status}, {}, {body}",
        answer.address,
        answer.text
    );
}

#[tokio::test]
async fn no_door_breaks() {
    for_each_database(|world| async move {
        let router = house(&world);
        let mut doors: Vec<&str> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
        doors.sort_unstable();
        let ada = world.ctx_at(world.administrator, visitors::now()).await;
        let everything = world.officer;
        people::actions::give_role(&ada, everything, Role::Administrator, None).await.unwrap();
        people::actions::give_role(&ada, everything, Role::Moderator, Some(world.town)).await.unwrap();
        let mut visitor = Visitor::come_in(&router, &world, everything).await;
        for door in doors.iter().filter(|door| !door.contains("/sign_out")) {
            for body in bodies() {
                assert_named(&visitor.call(door, &body).await, &body);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_no_database_keeps_is_refused_before_it_is_read() {
    for_each_database(|world| async move {
        let mut karima = Visitor::come_in(&house(&world), &world, world.karima).await;
        for body in ["code=a%00b", "code=a\0b", "code=%C3%28", "code=%ED%A0%80", "%00=1"] {
            for door in leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path) {
                let answer = karima.call(door, body).await;
                assert_eq!(
                    (answer.status, answer.refusal().as_deref()),
                    (StatusCode::BAD_REQUEST, Some("unreadable"))
                );
            }
        }
        for address in
            ["/it/boards?q=%00", "/it/organisations/%00", "/it/join/%C3%28", "/api/people/enter?%00"]
        {
            assert_eq!(karima.get(address).await.status, StatusCode::BAD_REQUEST, "{address}");
        }
        let endless = format!("/it/boards?q={}", "a".repeat(9000));
        assert_eq!(karima.get(&endless).await.status, StatusCode::URI_TOO_LONG);

        karima.get("/it/account").await;
        let page = karima.send("/api/people/change_account", "pseudonym=Kari%00ma&language=it").await;
        assert!(page.text.contains("value=\"Karima\"") && page.text.contains("role=\"alert\""));
    })
    .await;
}

#[tokio::test]
async fn pages_bear_any_number_in_their_address() {
    for_each_database(|world| async move {
        let board = world.board(domain::boards::Moderation::After).await;
        let mut ada = Visitor::come_in(&house(&world), &world, world.administrator).await;
        let pages = [
            "/it/boards",
            "/it/organisations",
            "/it/tables",
            "/it/administration/tables",
            "/it/administration/people",
            "/it/administration/staff",
            "/it/invitations",
            "/it/my-things",
            &format!("/it/boards/{board}"),
            &format!("/it/boards/{board}/moderation"),
        ];
        for page in pages {
            for query in [
                "after=-1",
                "after=9223372036854775807.0190a000000070008000000000000001",
                "after=-9223372036854775808.0190a000000070008000000000000001",
                "after=%F0%9F%8D%85",
                "page=-3",
                "q=%25_%27%22%3B--&theme=x&sort=x&state=x",
                "comments=-1&pledges=99999999999999999999",
            ] {
                let status = ada.get(&format!("{page}?{query}")).await.status;
                assert!(!status.is_server_error(), "{page}?{query}: {status}");
            }
        }
    })
    .await;
}
