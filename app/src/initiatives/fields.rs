//! The fields in which an initiative is written.

use domain::{
    base::text::{Body, Label, Title},
    boards::Theme,
    initiatives::Choices,
};
use leptos::prelude::*;

use crate::{
    i18n::words,
    ui::field::{LanguageSelect, Select, TextArea, TextField},
};

/// What the fields hold at first.
#[derive(Clone, Default)]
pub struct Values {
    pub title: String,
    pub body: String,
    pub language: String,
    pub theme: String,
    pub territory: String,
    pub place: String,
    pub cost: String,
}

/// Title, text, theme, place, cost and language.
#[component]
pub fn Fields(
    values: Values,
    choices: Choices,
    #[prop(optional)] typed: Option<RwSignal<String>>,
    children: Children,
) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let themes =
        Theme::ALL.iter().map(|theme| (theme.to_string(), words.choice("theme", theme.as_str()).to_owned()));
    let territories: Vec<_> =
        choices.territories.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let several = territories.len() > 1;
    let typed = typed.unwrap_or_default();
    view! {
        <TextField name="title" label=texts.field_title() help=texts.help_title() value=values.title most=Title::LONGEST required=true typed/>
        {children()}
        <TextArea name="body" label=texts.field_body() help=texts.help_body() value=values.body rows=12 most=Body::LONGEST required=true/>
        <Select name="theme" label=texts.theme() choices=themes.collect() value=values.theme/>
        {several.then(|| view! { <Select name="territory" label=texts.territory() choices=territories value=values.territory/> })}
        <TextField name="place" label=texts.field_place() help=texts.help_place() value=values.place most=Label::LONGEST optional=true/>
        <TextField name="cost" label=texts.field_cost() help=texts.help_cost() value=values.cost optional=true/>
        <LanguageSelect value=values.language/>
    }
    .into_any()
}

/// An amount as it is typed, in euro.
pub fn amount(cents: i64) -> String {
    match cents % 100 {
        0 => (cents / 100).to_string(),
        rest => format!("{},{rest:02}", cents / 100),
    }
}
