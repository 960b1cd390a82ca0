//! The ways through the meetings, and what a list is narrowed to.

use domain::{boards::Theme, meetings::Kind, territories::Territory};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::read::Narrowed;
use crate::{
    i18n::{Words, words},
    territories::api::named,
    ui::{field::Select, frame::viewer},
};

/// What the address narrows the list to.
pub fn narrowed_in_address() -> Memo<Narrowed> {
    let query = use_query_map();
    Memo::new(move |_| {
        let query = query.read();
        Narrowed {
            kind: query.get("kind").and_then(|kind| kind.parse().ok()),
            theme: query.get("theme").and_then(|theme| theme.parse().ok()),
            territory: query.get("territory").and_then(|territory| territory.parse().ok()),
        }
    })
}

impl Narrowed {
    /// The address of a list with these filters and one parameter more.
    pub fn address(&self, words: Words, path: &str, more: Option<(&str, &str)>) -> String {
        let filters = [
            self.kind.map(|kind| format!("kind={kind}")),
            self.theme.map(|theme| format!("theme={theme}")),
            self.territory.map(|territory| format!("territory={territory}")),
            more.map(|(name, value)| format!("{name}={value}")),
        ];
        let filters: Vec<String> = filters.into_iter().flatten().collect();
        let question = if filters.is_empty() { "" } else { "?" };
        format!("{}{question}{}", words.path(path), filters.join("&"))
    }
}

/// Which of the ways is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Coming meetings.
    Coming,
    /// Past ones.
    Past,
    /// A month.
    Month,
    /// By place.
    Places,
    /// One's own.
    Mine,
    /// Those that one keeps.
    Kept,
}

/// The ways through the meetings; the one that is shown is marked.
#[component]
pub fn Ways(here: Way, #[prop(optional)] narrowed: Narrowed) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let person = viewer();
    let keeps = domain::meetings::rules::may_convene_somewhere(&person);
    let all = [
        (Way::Coming, narrowed.address(words, "/meetings", None), texts.coming(), true),
        (Way::Month, narrowed.address(words, "/meetings/month", None), texts.month(), true),
        (Way::Places, narrowed.address(words, "/meetings/places", None), texts.by_place(), true),
        (Way::Past, narrowed.address(words, "/meetings", Some(("order", "past"))), texts.past(), true),
        (Way::Mine, words.path("/meetings/mine"), texts.mine(), person.id().is_some()),
        (Way::Kept, words.path("/meetings/kept"), texts.kept(), keeps),
    ];
    let tab = move |(way, address, label, _): (Way, String, &'static str, bool)| {
        view! { <li><a href=address aria-current=(way == here).then_some("page")>{label}</a></li> }
    };
    view! {
        <nav class="tabs" aria-label=texts.title()>
            <ul>{all.into_iter().filter(|(_, _, _, shown)| *shown).map(tab).collect_view()}</ul>
        </nav>
    }
}

/// The form that narrows a list.
#[component]
pub fn Filter(
    path: &'static str,
    narrowed: Narrowed,
    territories: Vec<Territory>,
    /// What the form keeps as it is: name and value.
    #[prop(optional)]
    kept: Option<(&'static str, String)>,
) -> impl IntoView {
    let words = words();
    let texts = words.boards();
    let any = || (String::new(), texts.any().to_owned());
    let kinds =
        Kind::ALL.iter().map(|kind| (kind.to_string(), words.choice("meeting", kind.as_str()).to_owned()));
    let themes =
        Theme::ALL.iter().map(|theme| (theme.to_string(), words.choice("theme", theme.as_str()).to_owned()));
    let chosen = [narrowed.kind.is_some(), narrowed.theme.is_some(), narrowed.territory.is_some()];
    let chosen = chosen.into_iter().filter(|is_chosen| *is_chosen).count();
    view! {
        <form class="filter" method="get" action=words.path(path)>
            {kept.map(|(name, value)| view! { <input type="hidden" name=name value=value/> })}
            <details class="more" open={chosen > 0}>
                <summary>
                    {texts.filters()} " " {(chosen > 0).then(|| view! { <span class="count">{chosen}</span> })}
                </summary>
                <div class="fields">
                    <Select
                        name="kind"
                        label=words.meetings().kind()
                        choices=std::iter::once(any()).chain(kinds).collect()
                        value=narrowed.kind.map(|kind| kind.to_string()).unwrap_or_default()
                    />
                    <Select
                        name="theme"
                        label=texts.theme()
                        choices=std::iter::once(any()).chain(themes).collect()
                        value=narrowed.theme.map(|theme| theme.to_string()).unwrap_or_default()
                    />
                    <Select
                        name="territory"
                        label=texts.territory()
                        choices=std::iter::once(any()).chain(named(&territories)).collect()
                        value=narrowed.territory.map(|territory| territory.to_string()).unwrap_or_default()
                    />
                    <button class="button">{texts.show()}</button>
                </div>
            </details>
        </form>
    }
}

/// The addresses with which calendar programs follow what is shown.
#[component]
pub fn Subscribe(narrowed: Narrowed) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let mut feeds = vec![("/calendar/meetings.ics".to_owned(), texts.feed_all().to_owned())];
    if let Some(territory) = narrowed.territory {
        feeds.push((format!("/calendar/territories/{territory}.ics"), texts.feed_territory().to_owned()));
    }
    if let Some(theme) = narrowed.theme {
        let label = texts.feed_theme(words.choice("theme", theme.as_str()));
        feeds.push((format!("/calendar/themes/{theme}.ics"), label));
    }
    let language = words.language();
    let link = move |(address, label): (String, String)| {
        view! { <li><a href=format!("{address}?language={language}") rel="external">{label}</a></li> }
    };
    view! {
        <section class="section no-print" aria-labelledby="feeds">
            <h2 id="feeds">{texts.feeds()}</h2>
            <p class="help">{texts.feeds_help()}</p>
            <ul class="links">{feeds.into_iter().map(link).collect_view()}</ul>
        </section>
    }
}
