//! Which initiatives of a board the address asks for, and the form with which to ask.

use domain::{
    base::{BoardId, Language},
    boards::Theme,
    initiatives::{Choices, Filter, Sort, Stage},
};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use crate::{
    i18n::{Words, words},
    ui::field::Select,
};

/// What the address of a board's page asks for.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Which initiatives.
    pub filter: Filter,
    /// In which order; `None` where the address does not say.
    pub sort: Option<Sort>,
    /// After which one.
    pub after: Option<String>,
}

impl Asked {
    /// Reads the address.
    pub fn of(query: &ParamsMap) -> Self {
        let text = |name: &str| query.get_str(name).unwrap_or_default();
        Self {
            filter: Filter {
                theme: text("theme").parse().ok(),
                territory: text("territory").parse().ok(),
                stage: text("stage").parse().ok(),
                language: text("language").parse().ok(),
                organisation: text("organisation").parse().ok(),
                search: text("q").chars().take(100).collect(),
            },
            sort: text("sort").parse().ok(),
            after: query.get("after"),
        }
    }

    /// The address of the same list from its beginning, without what is asked under `except`.
    pub fn address(&self, board: BoardId, words: Words, except: &str) -> String {
        let mut query = ParamsMap::new();
        for (name, value) in self.pairs().into_iter().filter(|(name, _)| *name != except) {
            query.insert(name, value);
        }
        format!("{}{}", words.path(format!("/boards/{board}")), query.to_query_string())
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let filter = &self.filter;
        let all = [
            ("q", Some(filter.search.clone()).filter(|search| !search.is_empty())),
            ("theme", filter.theme.map(|theme| theme.to_string())),
            ("stage", filter.stage.map(|stage| stage.to_string())),
            ("territory", filter.territory.map(|territory| territory.to_string())),
            ("language", filter.language.map(|language| language.to_string())),
            ("organisation", filter.organisation.map(|organisation| organisation.to_string())),
            ("sort", self.sort.map(|sort| sort.to_string())),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

type Choice = (String, String);

/// The choices of each field of the form, with their labels.
fn fields(choices: &Choices, words: Words) -> [(&'static str, String, Vec<Choice>); 6] {
    let texts = words.initiatives();
    let named =
        |kind: &'static str, word: &'static str| (word.to_owned(), words.choice(kind, word).to_owned());
    let any = || std::iter::once((String::new(), texts.any().to_owned()));
    let territories = choices.territories.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let organisations = choices.organisations.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let languages = Language::OFFERED.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()));
    let themes = Theme::ALL.iter().map(|theme| named("theme", theme.as_str()));
    let stages = Stage::ALL.iter().map(|stage| named("stage", stage.as_str()));
    let sorts = Sort::ALL.iter().map(|sort| named("sort", sort.as_str()));
    [
        ("theme", texts.theme().to_owned(), any().chain(themes).collect()),
        ("stage", texts.state().to_owned(), any().chain(stages).collect()),
        ("territory", texts.territory().to_owned(), any().chain(territories).collect()),
        ("language", texts.language().to_owned(), any().chain(languages).collect()),
        ("organisation", texts.organisation().to_owned(), any().chain(organisations).collect()),
        ("sort", texts.order().to_owned(), any().chain(sorts).collect()),
    ]
}

/// The form: search, filters and order, and what is chosen, each with a link that takes it away.
#[component]
pub fn FilterForm(board: BoardId, choices: Choices, asked: Asked) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let fields = fields(&choices, words);
    let pairs = asked.pairs();
    let label = |name: &str, value: &str| {
        let field = fields.iter().find(|(field, _, _)| *field == name);
        let choice = field.and_then(|(_, _, choices)| choices.iter().find(|(word, _)| word == value));
        choice.map_or_else(|| value.to_owned(), |(_, label)| label.clone())
    };
    let chosen = pairs.iter().map(|(name, value)| {
        view! {
            <li>
                <a href=asked.address(board, words, name)>
                    <span class="hidden">{texts.take_away()} " "</span>
                    <span dir="auto">{label(name, value)}</span>
                </a>
            </li>
        }
    });
    let chosen = (!pairs.is_empty())
        .then(|| view! { <ul class="chosen" aria-label=texts.chosen()>{chosen.collect_view()}</ul> });
    let count = pairs.iter().filter(|(name, _)| *name != "q").count();
    let selects = fields.iter().filter(|(_, _, choices)| choices.len() > 2).map(|(name, label, choices)| {
        let value = pairs.iter().find(|(pair, _)| pair == name).map(|(_, value)| value.clone());
        view! { <Select name=name label=label.clone() choices=choices.clone() value=value.unwrap_or_default()/> }
    });
    view! {
        <form class="filter" method="get" role="search" action=words.path(format!("/boards/{board}"))>
            <div class="find">
                <label class="hidden" for="q">{texts.search()}</label>
                <input id="q" type="search" name="q" dir="auto" placeholder=texts.search() value=asked.filter.search.clone()/>
                <button class="button">{words.common().search()}</button>
            </div>
            <details class="more" open={count > 0}>
                <summary>
                    {texts.filters()} " " {(count > 0).then(|| view! { <span class="count">{count}</span> })}
                </summary>
                <div class="fields">
                    {selects.collect_view()}
                    <button class="button">{texts.show()}</button>
                </div>
            </details>
            {chosen}
        </form>
    }
    .into_any()
}
