//! Hostile texts in every field that people can fill: on no page does anything run that is not ours, nothing breaks
//! out of its element, and no mark turns the direction of reading.
#![allow(clippy::unwrap_used)]

mod furnished;
mod listed;
mod markup;
mod visitors;

use axum::http::{StatusCode, header};
use domain::{
    base::{Deed, Role},
    exports,
    testing::{World, for_each_database},
};
use furnished::{Furnished, furnish};
use listed::{
    DOORS, Door, ENTER, KEEPER, READ,
    pages::{PAGES, Reader},
};
use markup::{dangers, forms, turning_direction, turns_direction};
use std::collections::{BTreeMap, BTreeSet};
use visitors::{Visitor, form, house, now};

/// Breaks out of a title, a text field, an attribute in either quotes, the data of a page, and brings what runs.
const LINE: &str = "'\" autofocus onfocus=\"alert(1)\"></title></textarea><script>alert(1)</script><img src=x onerror=alert(1)>";
/// The same, short enough for what somebody is called.
const NAME: &str = "'\"></title><script>alert(1)</script>";

/// The text between marks that would turn the direction of reading.
fn turned(text: &str) -> String {
    format!("\u{202E}{text}\u{2066}\u{2069}")
}

/// What is typed into fields of several lines: as it is, and in every place that Markdown has.
fn long() -> String {
    let address = "javascript:alert(1)";
    format!(
        "\u{202E}{LINE}\n\n**{NAME}** [x]({address}) ![x](data:text/html,x) <{address}> \
         [y](https://a.it \"{NAME}\")\n\n<a href={address} onclick=alert(1)>x</a> &#x202E;abc &#8238;\n\n\
         ```{NAME}\n{NAME}\n```\n<!--"
    )
}

/// Doors through which what is typed does not become a text of the house.
const NOT_KEPT: [&str; 12] = [
    "/api/administration/list_accounts",
    "/api/ballots/check_cost",
    "/api/initiatives/estimate_cost",
    "/api/initiatives/merge_into",
    "/api/meetings/enter_code",
    "/api/meetings/name_origin",
    "/api/offers/import",
    "/api/people/enter",
    "/api/people/sign_in",
    "/api/projects/link",
    "/api/tables/end_mandate",
    "/api/tables/give_mandate",
];

/// Whether the door takes a text that stays.
fn takes_texts(door: &Door) -> bool {
    let typed = ["{name}", "{line}", "{long}", "{email}", "{web}"];
    door.who != READ && !NOT_KEPT.contains(&door.path) && typed.iter().any(|word| door.fields.contains(word))
}

struct Story {
    world: World,
    furnished: Furnished,
    readers: BTreeMap<Reader, Visitor>,
    wrong: Vec<String>,
}

impl Story {
    async fn begin(world: World) -> Self {
        let furnished = furnish(&world, 1).await;
        let router = house(&world);
        let mut readers = BTreeMap::from([(Reader::Visitor, Visitor::at(&router))]);
        for (reader, who) in [
            (Reader::Participant, world.karima),
            (Reader::Moderator, world.other_moderator),
            (Reader::Officer, world.officer),
            (Reader::Mediator, furnished.mediator),
            (Reader::Administrator, world.administrator),
            (Reader::Partner, furnished.partner),
            (Reader::Member, world.sofia),
        ] {
            readers.insert(reader, Visitor::come_in(&router, &world, who).await);
        }
        Self { world, furnished, readers, wrong: Vec::new() }
    }

    /// Everything that can be written is written with the hostile text.
    async fn write(&mut self) {
        for door in DOORS.iter().filter(|door| takes_texts(door)) {
            let fields = self.furnished.fill(&self.world, door.fields);
            let pairs: Vec<(String, String)> = fields
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .map(|(name, value)| (name.to_owned(), typed(value)))
                .collect();
            let body = form(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            let reader = writer(door);
            // Whoever accepts comes in; the visitor of the other pages stays one.
            let mut person = self.readers[&reader].clone();
            let answer = person.call(door.path, &body).await;
            if reader != Reader::Visitor {
                self.readers.insert(reader, person);
            }
            if !answer.is_done() {
                self.wrong.push(format!("{} is not done: {} {}", door.path, answer.status, answer.text));
            }
        }
    }

    /// Every page is read, also at addresses that are hostile themselves.
    async fn read(&mut self) {
        let escaped: String = form_urlencoded::byte_serialize(turned(LINE).as_bytes()).collect();
        let escaped = escaped.replace('+', "%20");
        let reflected = [
            (Reader::Visitor, "/boards?theme={x}&territory={x}&after={x}"),
            (Reader::Visitor, "/boards/{board}?search={x}&sort={x}&theme={x}&stage={x}&language={x}"),
            (Reader::Visitor, "/organisations?after={x}"),
            (Reader::Visitor, "/initiatives/{initiative}?comments={x}&pledges={x}&after={x}"),
            (Reader::Visitor, "/procedures?stretch={x}&territory={x}&after={x}"),
            (Reader::Visitor, "/procedures/{procedure}/acts/{x}"),
            (Reader::Officer, "/office/procedures?after={x}"),
            (Reader::Officer, "/office/procedures/{started}?act={x}"),
            (Reader::Officer, "/office/procedures/new/{x}/{x}"),
            (Reader::Visitor, "/tables?after={x}"),
            (Reader::Visitor, "/tables/{table}?after={x}"),
            (Reader::Officer, "/administration/tables?after={x}"),
            (Reader::Officer, "/administration/tables/agenda?title={x}&about={x}"),
            (Reader::Visitor, "/boards/{x}"),
            (Reader::Visitor, "/{x}"),
            (Reader::Visitor, "/join/{x}"),
            (Reader::Visitor, "/staff/{x}"),
            (Reader::Visitor, "/meetings?order={x}&kind={x}&theme={x}&territory={x}&after={x}"),
            (Reader::Visitor, "/meetings/month?month={x}&kind={x}"),
            (Reader::Visitor, "/meetings/places?territory={x}"),
            (Reader::Visitor, "/meetings/{x}"),
            (Reader::Visitor, "/meetings/certificates?code={x}"),
            (Reader::Visitor, "/meetings/certificates/{x}"),
            (Reader::Visitor, "/meetings/leave/{x}"),
            (Reader::Participant, "/meetings/present/{x}"),
            (Reader::Officer, "/meetings/{meeting_number}/room/{x}"),
            (Reader::Participant, "/co-author?code={x}"),
            (Reader::Participant, "/report/{x}/{x}"),
            (Reader::Participant, "/my-things/{x}"),
            (Reader::Administrator, "/administration/people?text={x}&after={x}"),
            (Reader::Administrator, "/administration/people/{x}"),
            (Reader::Officer, "/administration/link"),
            (Reader::Officer, "/invitations/cards"),
            (Reader::Officer, "/office?errand={x}"),
            (Reader::Moderator, "/moderation?origin={x}&after={x}"),
        ];
        let listed = PAGES.iter().map(|page| (page.reader, page.address));
        for (reader, address) in listed.chain(reflected) {
            for language in ["it", "ar"] {
                let address = self.furnished.fill(&self.world, &format!("/{language}{address}"));
                let address = address.replace("{x}", &escaped);
                let answer = self.readers.get_mut(&reader).unwrap().get(&address).await;
                self.look_at(&format!("{address} for {reader:?}"), &answer.text);
                if answer.status.is_server_error() {
                    self.wrong.push(format!("{address} for {reader:?}: {}", answer.status));
                }
                if let Some(text) = turning_direction(&answer.text) {
                    self.wrong.push(format!("{address} for {reader:?} turns the direction: {text}"));
                }
            }
        }
    }

    fn look_at(&mut self, what: &str, html: &str) {
        self.wrong.extend(dangers(html).into_iter().map(|danger| format!("{what}: {danger}")));
    }

    /// Every form of every page is sent as a browser without JavaScript sends it, hostile in each field. Tells which.
    async fn fill_forms(&mut self) -> BTreeSet<String> {
        let mut found = BTreeMap::new();
        for page in PAGES {
            let address = self.furnished.fill(&self.world, &format!("/it{}", page.address));
            let html = self.readers.get_mut(&page.reader).unwrap().get(&address).await.text;
            for form in forms(&html).into_iter().filter(|form| !form.typed.is_empty()) {
                found.entry(form.action.clone()).or_insert((page.reader, address.clone(), form));
            }
        }
        for (action, (reader, address, filled)) in &found {
            let mut reader = self.readers[reader].clone();
            // The form is sent from the page on which it stands.
            reader.get(address).await;
            let typed = filled.typed.iter().map(|name| (name.as_str(), LINE));
            let chosen = filled.chosen.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let answer = reader.send(action, &form(typed.chain(chosen))).await;
            self.look_at(&format!("{} after {action}", answer.address), &answer.text);
            if answer.status.is_server_error() {
                self.wrong.push(format!("{action}: {}", answer.status));
            }
        }
        found.into_keys().collect()
    }

    /// What machines read: the answers of the server functions, the tables, the exports.
    async fn collect(&mut self) {
        let karima = self.readers.get_mut(&Reader::Participant).unwrap();
        for door in DOORS.iter().filter(|door| door.who == READ) {
            let fields = self.furnished.fill(&self.world, door.fields).replace("{line}", "orto");
            let answer = karima.call(door.path, &fields).await;
            let kind = answer.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
            if kind != Some("application/x-postcard")
                || answer.headers.get(header::X_CONTENT_TYPE_OPTIONS).is_none()
            {
                self.wrong.push(format!("{} is no data: {} {kind:?}", door.path, answer.status));
            }
            // A text in its own words may still tell the mark in writing: `&#x202E;`.
            if turns_direction(&answer.text) {
                self.wrong.push(format!("{} turns the direction", door.path));
            }
        }
        for scope in ["everything".to_owned(), format!("territories/{}", self.world.town)] {
            let address = format!("/data/insights/{scope}/constituency.csv?language=it");
            let file = karima.get(&address).await;
            assert_eq!(file.status, StatusCode::OK, "{address}");
            assert!(file.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/csv"));
        }
        for board in [self.furnished.boards.proposing, self.furnished.boards.counted] {
            let export = exports::collect(&self.world.db, board, now()).await.unwrap();
            let json = export.to_json().to_string();
            assert!(!turns_direction(&json), "{json}");
        }
    }
}

fn typed(value: &str) -> String {
    value
        .replace("{name}", &turned(NAME))
        .replace("{line}", &turned(LINE))
        .replace("{long}", &long())
        .replace("{email}", "a'onfocus='alert(1)'<b>@example.org")
        .replace("{web}", "https://example.org/'onfocus='alert(1)'")
}

/// Who may come through a door that takes texts.
fn writer(door: &Door) -> Reader {
    let Ok(deed) = door.who.parse::<Deed>() else {
        return match door.who {
            ENTER => Reader::Visitor,
            KEEPER => Reader::Officer,
            _ => Reader::Participant,
        };
    };
    let allowed = deed.allowed_to();
    match () {
        () if deed == Deed::Represent => Reader::Member,
        () if allowed.contains(&Role::Participant) => Reader::Participant,
        () if allowed.contains(&Role::Moderator) => Reader::Moderator,
        () if allowed.contains(&Role::Officer) => Reader::Officer,
        () => Reader::Administrator,
    }
}

#[tokio::test]
async fn what_is_hostile_stays_a_text() {
    for_each_database(|world| async move {
        let mut story = Story::begin(world).await;
        story.write().await;
        story.read().await;
        story.collect().await;
        assert!(story.wrong.is_empty(), "{}", story.wrong.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn what_is_hostile_comes_back_as_it_was_typed() {
    for_each_database(|world| async move {
        let mut story = Story::begin(world).await;
        let sent = story.fill_forms().await;
        assert!(story.wrong.is_empty(), "{}", story.wrong.join("\n"));
        let taking: BTreeSet<String> =
            DOORS.iter().filter(|door| takes_texts(door)).map(|door| door.path.to_owned()).collect();
        let unlisted: Vec<_> =
            sent.difference(&taking).filter(|path| !NOT_KEPT.contains(&path.as_str())).collect();
        let without_form: Vec<_> = taking.difference(&sent).collect();
        assert!(
            unlisted.is_empty() && without_form.is_empty(),
            "forms whose row has no text: {unlisted:#?}\nrows whose form is on no listed page: {without_form:#?}"
        );
    })
    .await;
}

#[tokio::test]
async fn an_address_that_runs_is_refused() {
    for_each_database(|world| async move {
        let mut story = Story::begin(world).await;
        let door = DOORS.iter().find(|door| door.path == "/api/organisations/write").unwrap();
        for web in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "\u{202E}https:",
        ] {
            let fields = story.furnished.fill(&story.world, door.fields).replace("{web}", web);
            let fields = fields.replace("{line}", "Ponte").replace("{long}", "Accompagna chi arriva.");
            let officer = story.readers.get_mut(&Reader::Officer).unwrap();
            let answer = officer.call(door.path, &fields).await;
            assert_eq!(answer.refusal().as_deref(), Some("not_an_address"), "{web}: {}", answer.text);
        }
    })
    .await;
}
