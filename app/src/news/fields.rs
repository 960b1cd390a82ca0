//! The fields of a piece of news.

use domain::{
    base::{Language, text::Title},
    boards::{Moderation, Theme},
    news::{News, Story, Summary},
};
use leptos::prelude::*;

use super::api::Write;
use crate::{
    i18n::words,
    ui::{
        field::{Select, TextArea, TextField},
        form::Sending,
    },
};

/// All fields, filled with what was typed, else with the news as they are.
#[component]
pub fn Fields(
    sending: Sending<Write>,
    news: Option<News>,
    /// The addresses of what it tells of, one on each line.
    links: String,
    organisations: Vec<(String, String)>,
    territories: Vec<(String, String)>,
    /// The territory of a new piece of news.
    home: String,
) -> impl IntoView {
    let words = words();
    let texts = words.news();
    let known = news.as_ref();
    let text = |name: &str, of: fn(&News) -> String| sending.typed(name, known.map(of).unwrap_or_default());
    let themes =
        Theme::ALL.iter().map(|theme| (theme.to_string(), words.choice("theme", theme.as_str()).to_owned()));
    let no_theme = std::iter::once((String::new(), texts.no_theme().to_owned()));
    let languages = Language::OFFERED.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()));
    let moderations = Moderation::ALL.iter().rev().map(|moderation| {
        (moderation.to_string(), words.choice("moderation", moderation.as_str()).to_owned())
    });
    let first = organisations.first().map(|(id, _)| id.clone()).unwrap_or_default();
    view! {
        <Select
            name="typed[organisation]"
            label=texts.organisation()
            choices=organisations
            value=sending.typed("typed[organisation]", known.map_or(first, |news| news.card.organisation.0.to_string()))
        />
        <TextField
            name="typed[title]"
            label=texts.heading()
            value=text("typed[title]", |news| news.card.title.clone())
            most=Title::LONGEST
            required=true
        />
        <TextArea
            name="typed[summary]"
            label=texts.summary()
            help=texts.summary_help()
            value=text("typed[summary]", |news| news.card.summary.clone())
            rows=3
            most=Summary::LONGEST
            required=true
        />
        <TextArea
            name="typed[body]"
            label=texts.body()
            value=text("typed[body]", |news| news.body.clone())
            rows=14
            most=Story::LONGEST
            required=true
        />
        <Select
            name="typed[language]"
            label=words.common().language_of_text()
            choices=languages.collect()
            value=sending.typed("typed[language]", known.map_or(words.language(), |news| news.card.language).to_string())
        />
        <Select
            name="typed[territory]"
            label=texts.territory()
            choices=territories
            value=sending.typed("typed[territory]", known.map_or(home, |news| news.card.territory.to_string()))
        />
        <Select
            name="typed[theme]"
            label=texts.theme()
            choices=no_theme.chain(themes).collect()
            value=text("typed[theme]", |news| news.card.theme.map(|theme| theme.to_string()).unwrap_or_default())
        />
        <TextField
            name="typed[tags]"
            label=texts.tags()
            help=texts.tags_help()
            value=text("typed[tags]", |news| news.tags.join(", "))
            optional=true
        />
        <TextArea
            name="typed[links]"
            label=texts.links_label()
            help=texts.links_help()
            value=sending.typed("typed[links]", links)
            rows=3
            optional=true
        />
        <Select
            name="typed[moderation]"
            label=texts.moderation()
            choices=moderations.collect()
            value=text("typed[moderation]", |news| news.moderation.to_string())
        />
    }
}
