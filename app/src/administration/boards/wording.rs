//! What a board asks, in each language of the interface.

use domain::base::{
    Language,
    text::{Body, Question},
};
use leptos::prelude::*;

use super::{api::WriteBoard, sheet::Sheet};
use crate::{
    i18n::words,
    ui::{
        field::{Select, TextArea, TextField},
        form::Sending,
    },
};

/// Question and description in Italian, English and Arabic, and which of them is the board's own language.
#[component]
pub fn WordingFields(sending: Sending<WriteBoard>, sheet: Sheet) -> impl IntoView {
    let texts = words().administration();
    let languages =
        Language::INTERFACE.map(|language| (language.to_string(), language.endonym().to_owned())).to_vec();
    let wordings = [
        ("Italiano", "sheet[question_it]", sheet.question_it, "sheet[description_it]", sheet.description_it),
        ("English", "sheet[question_en]", sheet.question_en, "sheet[description_en]", sheet.description_en),
        ("العربية", "sheet[question_ar]", sheet.question_ar, "sheet[description_ar]", sheet.description_ar),
    ];
    let fields = move |(language, question_name, question, body_name, body): (
        &str,
        &'static str,
        String,
        &'static str,
        String,
    )| {
        view! {
            <TextField
                name=question_name
                label=texts.question_in(language)
                value=sending.typed(question_name, question)
                most=Question::LONGEST
            />
            <TextArea
                name=body_name
                label=texts.description_in(language)
                value=sending.typed(body_name, body)
                most=Body::LONGEST
            />
        }
    };
    view! {
        <Select
            name="sheet[language]"
            label=texts.own_language()
            help=texts.own_language_help()
            choices=languages
            value=sending.typed("sheet[language]", sheet.language)
        />
        {wordings.map(fields).into_iter().collect_view()}
    }
}
