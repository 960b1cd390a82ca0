//! The fields of a project in one language, and those that hold in every one.

use domain::{
    base::{Language, text::Label},
    projects::{Name, Project, Summary, TEXT_LONGEST},
};
use leptos::prelude::*;

use super::api::Write;
use crate::{
    i18n::words,
    ui::{
        field::{TextArea, TextField},
        form::Sending,
    },
};

/// All fields, filled with what was typed, else with the project as it is. Texts of another language are shown so that
/// they can be translated.
#[component]
pub fn Fields(sending: Sending<Write>, project: Option<Project>, language: Language) -> impl IntoView {
    let texts = words().projects();
    let known = project.as_ref();
    let text = |name: &str, of: fn(&Project) -> Option<String>| {
        sending.typed(name, known.and_then(of).unwrap_or_default())
    };
    let amount = |cents: i64| match cents % 100 {
        0 => (cents / 100).to_string(),
        rest => format!("{},{rest:02}", cents / 100),
    };
    view! {
        <input type="hidden" name="typed[language]" value=language.to_string()/>
        <TextField
            name="typed[name]"
            label=texts.name()
            value=text("typed[name]", |project| Some(project.card.name.clone()))
            most=Name::LONGEST
            required=true
        />
        <TextArea
            name="typed[summary]"
            label=texts.summary()
            value=text("typed[summary]", |project| Some(project.card.summary.clone()))
            rows=3
            most=Summary::LONGEST
            required=true
        />
        <TextArea
            name="typed[objectives]"
            label=texts.objectives()
            value=text("typed[objectives]", |project| Some(project.objectives.clone()))
            rows=8
            most=TEXT_LONGEST
            optional=true
        />
        <TextArea
            name="typed[results]"
            label=texts.results()
            value=text("typed[results]", |project| Some(project.results.clone()))
            rows=8
            most=TEXT_LONGEST
            optional=true
        />
        <TextField
            name="typed[programme]"
            label=texts.programme()
            value=text("typed[programme]", |project| project.card.programme.clone())
            most=Label::LONGEST
            optional=true
        />
        <div class="field pair">
            <TextField
                name="typed[starts_on]"
                kind="date"
                label=texts.starts_on()
                value=text("typed[starts_on]", |project| project.card.starts_on.map(domain::base::Day::iso))
                optional=true
            />
            <TextField
                name="typed[ends_on]"
                kind="date"
                label=texts.ends_on()
                value=text("typed[ends_on]", |project| project.card.ends_on.map(domain::base::Day::iso))
                optional=true
            />
        </div>
        <TextField
            name="typed[budget]"
            dir="ltr"
            label=texts.budget_in_euro()
            value=sending.typed(
                "typed[budget]",
                known.and_then(|project| project.budget_cents).map(amount).unwrap_or_default(),
            )
            optional=true
        />
        <TextField
            name="typed[website]"
            kind="url"
            dir="ltr"
            label=texts.website()
            value=text("typed[website]", |project| project.website.clone())
            optional=true
        />
    }
}
