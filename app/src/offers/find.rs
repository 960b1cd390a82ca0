//! The form with which services are searched, and what was understood of the question.

use domain::{
    base::{Language, TerritoryId},
    offers::{DayPart, Theme, Told, Understood, Weekday},
};
use leptos::prelude::*;

use super::asked::Asked;
use crate::{
    i18n::{Words, words},
    ui::field::{Select, Tick},
};

type Choice = (String, String);

/// Names of what the filters hold.
#[derive(Clone)]
pub struct Labels {
    territories: Vec<(TerritoryId, String)>,
    words: Words,
}

impl Labels {
    /// The labels of a page.
    pub fn new(territories: Vec<(TerritoryId, String)>) -> Self {
        Self { territories, words: words() }
    }

    fn of(&self, name: &str, value: &str) -> String {
        let (words, texts) = (self.words, self.words.offers());
        match name {
            "theme" => words.choice("offer_theme", value).to_owned(),
            "weekday" => words.choice("weekday", value).to_owned(),
            "part" => words.choice("day_part", value).to_owned(),
            "language" => value
                .parse()
                .map_or_else(|_| value.to_owned(), |language: Language| language.endonym().to_owned()),
            "near" => texts.near_place(self.territory(value)),
            "within" => self.territory(value),
            "children" => texts.children_welcome().to_owned(),
            "free" => words.choice("cost", "free").to_owned(),
            "step_free" => texts.step_free().to_owned(),
            "mediators" => texts.with_mediators().to_owned(),
            "organisation" => texts.one_organisation().to_owned(),
            _ => value.to_owned(),
        }
    }

    /// The name of a territory.
    pub fn territory(&self, id: &str) -> String {
        let found = self.territories.iter().find(|(other, _)| other.to_string() == id);
        found.map_or_else(|| id.to_owned(), |(_, name)| name.clone())
    }
}

/// The form: a question in one's own words, the municipality, and filters.
#[component]
pub fn FindForm(asked: Asked, labels: Labels) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let pairs = asked.pairs();
    let value = |name: &str| {
        pairs.iter().find(|(other, _)| *other == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let any = || std::iter::once((String::new(), texts.any().to_owned()));
    let named =
        |kind: &'static str, word: &'static str| (word.to_owned(), words.choice(kind, word).to_owned());
    let territories = labels.territories.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let themes = Theme::ALL.iter().map(|theme| named("offer_theme", theme.as_str()));
    let days = Weekday::ALL.iter().map(|day| named("weekday", day.as_str()));
    let parts = DayPart::ALL.iter().map(|part| named("day_part", part.as_str()));
    let languages = Language::OFFERED.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()));
    let selects: [(&'static str, &'static str, Vec<Choice>); 4] = [
        ("theme", texts.theme(), any().chain(themes).collect()),
        ("weekday", texts.weekday(), any().chain(days).collect()),
        ("part", texts.part(), any().chain(parts).collect()),
        ("language", texts.language(), any().chain(languages).collect()),
    ];
    let ticks = [
        ("children", texts.children_welcome(), asked.filter.children),
        ("free", texts.only_free(), asked.filter.free),
        ("step_free", texts.step_free(), asked.filter.step_free),
        ("mediators", texts.with_mediators(), asked.filter.mediators),
    ];
    let kept =
        pairs.iter().filter(|(name, _)| ["within", "organisation"].contains(name)).map(|(name, value)| {
            view! { <input type="hidden" name=*name value=value.clone()/> }
        });
    let count = pairs.iter().filter(|(name, _)| !["q", "near"].contains(name)).count();
    view! {
        <form class="filter" method="get" role="search" action=words.path("/offers")>
            {kept.collect_view()}
            <div class="find">
                <label class="hidden" for="q">{texts.question()}</label>
                <input id="q" type="search" name="q" dir="auto" placeholder=texts.question_example() value=value("q")/>
                <button class="button">{words.common().search()}</button>
            </div>
            <div class="near">
                <Select name="near" label=texts.near() choices=any().chain(territories).collect() value=value("near")/>
            </div>
            <details class="more" open={count > 0}>
                <summary>
                    {texts.filters()} " " {(count > 0).then(|| view! { <span class="count">{count}</span> })}
                </summary>
                <div class="fields">
                    {selects
                        .into_iter()
                        .map(|(name, label, choices)| view! { <Select name label choices value=value(name)/> })
                        .collect_view()}
                    {ticks
                        .into_iter()
                        .map(|(name, label, checked)| view! { <Tick name value="true" label checked/> })
                        .collect_view()}
                    <button class="button">{texts.show()}</button>
                </div>
            </details>
        </form>
    }
    .into_any()
}

/// What is looked for, piece by piece, each with a link that takes it away.
#[component]
pub fn Chosen(asked: Asked, understood: Understood, labels: Labels) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let read = understood.told.iter().map(|told: &Told| {
        (labels.of(&told.field, &told.value), asked.address_with(words, "q", Some(told.rest.clone())))
    });
    let chosen = asked
        .pairs()
        .into_iter()
        .filter(|(name, _)| *name != "q")
        .map(|(name, value)| (labels.of(name, &value), asked.address_with(words, name, None)));
    let rest = Some(&understood.filter.search).filter(|rest| !rest.is_empty()).map(|rest| {
        // What stays of the question when its plain words go is what was understood: one piece after the other.
        let plain: Vec<&str> = rest.split(' ').collect();
        let kept = asked.filter.search.split_whitespace().filter(|word| !plain.contains(word));
        (texts.words_in(rest), asked.address_with(words, "q", Some(kept.collect::<Vec<_>>().join(" "))))
    });
    let pieces: Vec<(String, String)> = read.chain(rest).chain(chosen).collect();
    if pieces.is_empty() {
        return ().into_any();
    }
    let item = move |(label, address): (String, String)| {
        view! {
            <li>
                <a href=address rel="nofollow">
                    <span class="hidden">{texts.take_away()} " "</span>
                    <span dir="auto">{label}</span>
                </a>
            </li>
        }
    };
    let understood = !understood.told.is_empty();
    view! {
        {understood.then(|| view! { <p class="help">{texts.understood()}</p> })}
        <ul class="chosen" aria-label=texts.chosen()>{pieces.into_iter().map(item).collect_view()}</ul>
    }
    .into_any()
}
