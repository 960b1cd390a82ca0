//! Refused forms, sent as a browser without JavaScript sends them: what was typed stands where it was typed, and the
//! field says what is wrong with it.
#![allow(clippy::unwrap_used)]

mod visitors;

use axum::http::StatusCode;
use domain::{
    base::{BoardId, Day, InitiativeId, Language, text::Title},
    boards::{Phases, Theme},
    initiatives, milestones,
    people::{self, Capacity},
    testing::{World, for_each_database},
};
use sea_orm::ConnectionTrait;
use visitors::{Answer, Visitor, form, house, now};

/// The element with this id, from its first to its last angle bracket.
fn tag(html: &str, id: &str) -> String {
    let at = html.find(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("nothing has the id {id}"));
    let start = html[..at].rfind('<').unwrap();
    let end = at + html[at..].find('>').unwrap();
    html[start..=end].to_owned()
}

/// Fails unless this field, and no other, says what is wrong with it, and the notice leads to it.
fn assert_wrong(page: &Answer, id: &str) {
    let html = &page.text;
    assert_eq!(page.status, StatusCode::OK, "{}", page.address);
    let field = tag(html, id);
    if !field.starts_with("<fieldset") {
        assert!(field.contains("aria-invalid=\"true\""), "{}: {field}", page.address);
    }
    let described = field.split("aria-describedby=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(described.split(' ').any(|other| other == format!("{id}-error")), "{field}");
    for other in described.split(' ') {
        tag(html, other);
    }
    assert!(tag(html, &format!("{id}-error")).contains("class=\"error\""), "{}", page.address);
    assert!(html.contains(&format!("href=\"#{id}\"")), "{}: the notice does not lead to {id}", page.address);
    assert_eq!(html.matches("class=\"error\"").count(), 1, "{}", page.address);
    assert_eq!(html.matches("role=\"alert\"").count(), 1, "{}", page.address);
}

fn assert_kept(page: &Answer, kept: &[&str]) {
    for kept in kept {
        assert!(page.text.contains(kept), "{} has lost {kept}", page.address);
    }
}

/// Whether something in this part of a page is unfolded.
fn is_open(html: &str) -> bool {
    html.split("<details").skip(1).any(|details| details.split('>').next().unwrap().contains(" open"))
}

const BODY: &str = "Un orto comune vicino alla stazione, con le scuole del quartiere.";

struct Told {
    world: World,
    board: BoardId,
    initiative: InitiativeId,
}

impl Told {
    /// A board on which people propose now, and Karima's initiative on it.
    async fn begin(world: World) -> Self {
        let day = |days: i64| now().plus_days(days);
        let board = world.board_with(|rules| {
            rules.phases = Phases {
                proposing: day(-3),
                co_design: day(9),
                voting: Some(day(19)),
                decided: day(29),
                follow_up: day(39),
                closes: day(49),
            };
        });
        let board = board.await;
        let karima = world.ctx_at(world.karima, now()).await;
        let draft = initiatives::Draft {
            title: Title::parse("Orto comune").unwrap(),
            body: domain::base::text::Body::parse(BODY).unwrap(),
            language: Some(Language::ITALIAN),
            theme: Theme::Environment,
            territory: None,
            place: None,
            cost_cents: None,
        };
        let id = initiatives::actions::write_draft(&karima, board, &draft, Capacity::Personal).await.unwrap();
        initiatives::actions::submit(&karima, id).await.unwrap();
        Self { world, board, initiative: id }
    }

    async fn visitor(&self, who: domain::base::ParticipantId) -> Visitor {
        Visitor::come_in(&house(&self.world), &self.world, who).await
    }

    fn page(&self, rest: &str) -> String {
        format!("/it/initiatives/{}{rest}", self.initiative)
    }
}

#[tokio::test]
async fn what_a_participant_typed_stays_and_its_field_says_what_is_wrong() {
    for_each_database(|world| async move {
        let told = Told::begin(world).await;
        let (board, initiative) = (told.board.to_string(), told.initiative.to_string());
        let mut karima = told.visitor(told.world.karima).await;

        karima.get(&format!("/it/boards/{board}/propose")).await;
        let mut fields = vec![
            ("board", board.as_str()),
            ("title", "ab"),
            ("body", BODY),
            ("language", "ar"),
            ("theme", "culture"),
            ("place", "Via Roma"),
            ("cost", "tanto"),
        ];
        let page = karima.send("/api/initiatives/write", &form(fields.clone())).await;
        assert_wrong(&page, "title");
        assert_kept(&page, &["value=\"ab\"", BODY, "value=\"Via Roma\"", "value=\"tanto\""]);
        assert_kept(&page, &["<option value=\"culture\" selected", "<option value=\"ar\" selected"]);
        fields[1].1 = "Un orto";
        let page = karima.send("/api/initiatives/write", &form(fields)).await;
        assert_wrong(&page, "cost");
        let page = karima.get(&format!("/it/boards/{board}/propose")).await;
        assert!(!page.text.contains("Via Roma"), "it is told once");

        karima.get(&told.page("")).await;
        let fields = [("initiative", initiative.as_str()), ("kind", "space"), ("text", "x")];
        let page = karima.send("/api/pledges/offer", &form(fields)).await;
        assert_wrong(&page, "text-pledge");
        assert_kept(&page, &[">x</textarea>", "<option value=\"space\" selected"]);

        karima.get("/it/account").await;
        let fields = [("pseudonym", "k"), ("language", "so"), ("constituency", "third_sector")];
        let page = karima.send("/api/people/change_account", &form(fields)).await;
        assert_wrong(&page, "pseudonym");
        assert_kept(&page, &["value=\"k\"", "<option value=\"so\" selected"]);
        assert_kept(&page, &["value=\"third_sector\" checked"]);
    })
    .await;
}

#[tokio::test]
async fn a_refused_reply_comes_back_under_its_comment_alone() {
    for_each_database(|world| async move {
        let told = Told::begin(world).await;
        let initiative = told.initiative.to_string();
        let mut karima = told.visitor(told.world.karima).await;
        karima.get(&told.page("")).await;
        for text in ["Dove lo facciamo?", "Chi porta la terra?"] {
            let fields =
                [("kind", "initiative"), ("id", initiative.as_str()), ("parent", ""), ("text", text)];
            karima.send("/api/comments/write", &form(fields)).await;
        }
        let page = karima.get(&told.page("")).await;
        let ids: Vec<String> =
            page.text.split("id=\"comment-").skip(1).map(|rest| rest[..36].to_owned()).collect();
        assert_eq!(ids.len(), 2);
        for id in &ids {
            let fields = [
                ("kind", "initiative"),
                ("id", initiative.as_str()),
                ("parent", id),
                ("text", "ç"),
                ("language", "fr"),
            ];
            let page = karima.send("/api/comments/write", &form(fields)).await;
            assert_wrong(&page, &format!("text-{id}"));
            assert_eq!(page.text.matches(">ç</textarea>").count(), 1);
            assert_eq!(page.text.matches("<option value=\"fr\" selected").count(), 1);
            let article = page.text.split(&format!("id=\"comment-{id}\"")).nth(1).unwrap();
            assert!(is_open(article.split("</article>").next().unwrap()));
        }
    })
    .await;
}

#[tokio::test]
async fn what_the_staff_typed_stays_and_its_field_says_what_is_wrong() {
    for_each_database(|world| async move {
        let told = Told::begin(world).await;
        let (town, initiative) = (told.world.town.to_string(), told.initiative.to_string());
        let mut olga = told.visitor(told.world.officer).await;
        let long = "a".repeat(200);
        let cases: [(String, &str, Vec<(&str, &str)>, &str, Vec<&str>); 4] = [
            (
                told.page("/answer"),
                "/api/answers/answer",
                vec![
                    ("initiative", &initiative),
                    ("outcome", "accepted_in_part"),
                    ("reasons", "Volentieri, da maggio in poi."),
                    ("office", &long),
                    ("cost", "12,50"),
                ],
                "office",
                vec!["selected>Accolta in parte", "Volentieri, da maggio in poi.", &long, "value=\"12,50\""],
            ),
            (
                told.page("/assess"),
                "/api/initiatives/estimate_cost",
                vec![("initiative", &initiative), ("cost", "molto")],
                "cost",
                vec!["value=\"molto\""],
            ),
            (
                "/it/administration/boards/new".into(),
                "/api/administration/write_board",
                vec![
                    ("sheet[territory]", &town),
                    ("sheet[theme]", "culture"),
                    ("sheet[language]", "it"),
                    ("sheet[question_it]", "Che cosa facciamo del vecchio mercato?"),
                    ("sheet[description_it]", "Chi abita qui può proporre e progettare."),
                    ("sheet[moderation]", "after"),
                    ("sheet[answer_days]", "30"),
                    ("sheet[proposing]", "2027-01-01"),
                    ("sheet[co_design]", "2027-02-01"),
                    ("sheet[decided]", "2027-01-15"),
                    ("sheet[follow_up]", "2027-03-01"),
                    ("sheet[closes]", "2027-04-01"),
                    ("sheet[constituencies][]", "third_sector"),
                ],
                "sheet[decided]",
                vec![
                    "Che cosa facciamo del vecchio mercato?",
                    "value=\"2027-01-15\"",
                    "value=\"third_sector\" checked",
                    "<option value=\"culture\" selected",
                ],
            ),
            (
                "/it/administration/organisations/new".into(),
                "/api/organisations/write",
                vec![
                    ("typed[name]", "Associazione Ponte"),
                    ("typed[kind]", "cooperative"),
                    ("typed[language]", "it"),
                    ("typed[territory]", &town),
                    ("typed[website]", "ftp:ponte"),
                ],
                "typed[website]",
                vec![
                    "value=\"Associazione Ponte\"",
                    "<option value=\"cooperative\" selected",
                    "value=\"ftp:ponte\"",
                ],
            ),
        ];
        for (address, function, fields, wrong, kept) in cases {
            olga.get(&address).await;
            let page = olga.send(function, &form(fields)).await;
            assert_wrong(&page, wrong);
            assert_kept(&page, &kept);
        }
    })
    .await;
}

#[tokio::test]
async fn what_those_who_invite_typed_stays_and_its_field_says_what_is_wrong() {
    for_each_database(|world| async move {
        let town = world.town.to_string();
        let mut olga = Visitor::come_in(&house(&world), &world, world.officer).await;
        let cases: [(&str, &str, Vec<(&str, &str)>, &str, Vec<&str>); 2] = [
            (
                "/it/administration/staff",
                "/api/administration/invite_staff",
                vec![("email", "nessuno"), ("role", "mediator"), ("territory", &town)],
                "email",
                vec!["value=\"nessuno\"", "<option value=\"mediator\" selected"],
            ),
            (
                "/it/invitations",
                "/api/people/make_batch",
                vec![
                    ("label", "Biblioteca"),
                    ("territory", &town),
                    ("size", "99999999999999999999"),
                    ("days", "60"),
                    ("language", "ar"),
                ],
                "size",
                vec![
                    "value=\"Biblioteca\"",
                    "value=\"99999999999999999999\"",
                    "<option value=\"ar\" selected",
                ],
            ),
        ];
        for (address, function, fields, wrong, kept) in cases {
            olga.get(address).await;
            let page = olga.send(function, &form(fields)).await;
            assert_wrong(&page, wrong);
            assert_kept(&page, &kept);
        }
    })
    .await;
}

#[tokio::test]
async fn of_several_rows_the_one_that_was_sent_comes_back() {
    for_each_database(|world| async move {
        let told = Told::begin(world).await;
        let adopted = format!("UPDATE initiatives SET state = 'adopted' WHERE title = '{}'", "Orto comune");
        told.world.db.writer().execute_unprepared(&adopted).await.unwrap();
        let officer = told.world.ctx_at(told.world.officer, now()).await;
        let mut ids = Vec::new();
        for title in ["Si comincia", "Si semina"] {
            let draft = milestones::Draft {
                on: Day::from_iso("2027-05-01").unwrap(),
                title: Title::parse(title).unwrap(),
                text: None,
                language: Language::ITALIAN,
                is_done: false,
            };
            ids.push(milestones::actions::add(&officer, told.initiative, &draft).await.unwrap().to_string());
        }
        let mut olga = told.visitor(told.world.officer).await;
        for id in &ids {
            olga.get(&told.page("/milestones")).await;
            let fields = [
                ("milestone", id.as_str()),
                ("day", "2027-06-02"),
                ("title", ""),
                ("text", "Con i ragazzi della scuola"),
                ("is_done", "true"),
            ];
            let page = olga.send("/api/milestones/change", &form(fields)).await;
            assert_wrong(&page, &format!("title-{id}"));
            assert_eq!(page.text.matches(">Con i ragazzi della scuola</textarea>").count(), 1);
            assert!(tag(&page.text, &format!("day-{id}")).contains("value=\"2027-06-02\""));
            assert!(tag(&page.text, &format!("is_done-{id}")).contains("checked"));
            assert_eq!(page.text.matches(" checked").count(), 1);
        }

        let mut ada = told.visitor(told.world.administrator).await;
        ada.get("/it/administration/territories").await;
        let (town, name) = (told.world.town.to_string(), "x".repeat(200));
        let fields = [("territory", town.as_str()), ("name", name.as_str())];
        let page = ada.send("/api/territories/rename", &form(fields)).await;
        assert_wrong(&page, &format!("name-{town}"));
        assert_eq!(page.text.matches(&format!("value=\"{name}\"")).count(), 1);
        let fields = [("istat_code", "12"), ("name", "Jesi"), ("region", "Marche"), ("province", "")];
        let page = ada.send("/api/territories/add", &form(fields)).await;
        assert_wrong(&page, "istat_code");
        assert_kept(&page, &["value=\"12\"", "value=\"Jesi\"", "value=\"Marche\""]);
    })
    .await;
}

#[tokio::test]
async fn at_the_door_a_wrong_code_and_an_empty_box_say_so() {
    for_each_database(|world| async move {
        let order = people::actions::Order {
            label: domain::base::text::Label::parse("Biblioteca").unwrap(),
            territory: world.town,
            size: 1,
            days: 30,
        };
        let officer = world.ctx_at(world.officer, now()).await;
        let code = people::actions::make_batch(&officer, &order).await.unwrap().1.remove(0);
        let mut visitor = Visitor::at(&house(&world));
        visitor.get("/it/sign-in").await;
        let page = visitor.send("/api/people/enter", "code=K7QM").await;
        assert_wrong(&page, "code");
        let page = visitor.send("/api/people/sign_in", "email=a%40b.example&password=sbagliata").await;
        assert_wrong(&page, "password");
        assert_kept(&page, &["value=\"a@b.example\""]);
        assert!(is_open(page.text.split("<main").nth(1).unwrap()));
        assert!(!page.text.contains("sbagliata"));

        visitor.get(&format!("/it/join/{}", code.as_str())).await;
        let fields = [("code", code.as_str()), ("pseudonym", "Rondine"), ("language", "ar")];
        let page = visitor.send("/api/people/join", &form(fields)).await;
        assert_wrong(&page, "rules");
        assert_kept(&page, &["value=\"Rondine\"", "<option value=\"ar\" selected"]);
    })
    .await;
}

#[tokio::test]
async fn a_form_never_leads_to_another_site() {
    for_each_database(|world| async move {
        let mut visitor = Visitor::at(&house(&world));
        visitor.get("//evil.example/x").await;
        let page = visitor.send("/api/people/enter", "code=K7QM").await;
        assert_eq!(page.address, "/");
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_link_is_gone_from_the_list_and_says_so_when_it_is_opened() {
    for_each_database(|world| async move {
        let officer = world.ctx_at(world.officer, now()).await;
        let email = people::Email::parse("mediatrice@comune.example").unwrap();
        let role = domain::base::Role::Mediator;
        let token = people::actions::invite(&officer, &email, role, Some(world.town)).await.unwrap();
        let mut olga = Visitor::come_in(&house(&world), &world, world.officer).await;
        let page = olga.get("/it/administration/staff").await;
        assert!(page.text.contains("mediatrice@comune.example"));
        let id = page.text.split("name=\"link\" value=\"").nth(1).unwrap()[..36].to_owned();
        let page = olga.send("/api/administration/withdraw_link", &form([("link", id.as_str())])).await;
        assert!(page.status == StatusCode::OK && !page.text.contains("mediatrice@comune.example"));
        let opened = Visitor::at(&house(&world)).get(&format!("/it/staff/{token}")).await;
        assert_eq!(opened.status, StatusCode::GONE);
    })
    .await;
}
