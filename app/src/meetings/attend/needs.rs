//! What somebody needs to take part.

use domain::base::{Language, text::Label};
use leptos::prelude::*;

use crate::{
    i18n::words,
    ui::{
        field::{Select, TextField},
        form::Sent,
    },
};

/// The fields; only organisers read what is typed into them.
#[component]
pub fn NeedFields(#[prop(into)] sending: Sent, childcare: bool) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let mut languages = vec![(String::new(), texts.no_interpreter().to_owned())];
    languages.extend(Language::OFFERED.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned())));
    view! {
        <details class="more" open=sending.came_back()>
            <summary>{texts.needs()}</summary>
            <p class="help">{texts.needs_help()}</p>
            <Select
                name="needed[language]"
                label=texts.interpreter_for()
                choices=languages
                value=sending.typed("needed[language]", "")
            />
            <TextField
                name="needed[accessibility]"
                label=texts.accessibility_need()
                value=sending.typed("needed[accessibility]", "")
                most=Label::LONGEST
                optional=true
            />
            {childcare
                .then(|| {
                    view! {
                        <TextField
                            name="needed[children]"
                            kind="number"
                            dir="ltr"
                            label=texts.children_need()
                            value=sending.typed("needed[children]", "")
                            optional=true
                        />
                    }
                })}
            <TextField
                name="needed[note]"
                label=texts.other_need()
                value=sending.typed("needed[note]", "")
                most=Label::LONGEST
                optional=true
            />
        </details>
    }
}
