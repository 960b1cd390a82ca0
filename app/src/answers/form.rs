//! The form in which an officer answers.

use domain::{
    answers::{OfficialAnswer, Outcome},
    base::{
        InitiativeId,
        text::{Label, Reasons},
    },
};
use leptos::prelude::*;

use super::api::Answer;
use crate::{
    i18n::words,
    ui::{
        field::{LanguageSelect, Select, TextArea, TextField},
        form::{Form, Sending, Submit},
    },
};

/// The official answer as it is written, or put right.
#[component]
pub fn AnswerForm(
    initiative: InitiativeId,
    /// The answer that stands.
    before: Option<OfficialAnswer>,
) -> impl IntoView {
    let words = words();
    let texts = words.answers();
    let sending = Sending::<Answer>::new();
    let outcomes = Outcome::ALL
        .iter()
        .map(move |word| (word.to_string(), words.choice("outcome", word.as_str()).to_owned()));
    let none = (String::new(), texts.choose_outcome().to_owned());
    let amends = before.is_some();
    let (outcome, reasons, language, office, cents) = before.map_or_else(Default::default, |answer| {
        let outcome = answer.outcome.to_string();
        (outcome, answer.reasons, answer.language.to_string(), answer.office, answer.cost_cents)
    });
    let cost = cents.map(|cents| format!("{}.{:02}", cents / 100, cents % 100)).unwrap_or_default();
    let (title, label) =
        if amends { (texts.amend_title(), texts.amend()) } else { (texts.write_title(), texts.send()) };
    view! {
        <section class="section" aria-labelledby="write-answer">
            <h2 id="write-answer">{title}</h2>
            <Form sending>
                <input type="hidden" name="initiative" value=initiative.to_string()/>
                <input type="hidden" name="amends" value=amends.to_string()/>
                <Select
                    name="outcome"
                    label=texts.outcome()
                    choices=std::iter::once(none).chain(outcomes).collect()
                    value=sending.typed("outcome", outcome)
                    required=true
                />
                <TextArea
                    name="reasons"
                    label=texts.reasons()
                    help=texts.reasons_help()
                    value=sending.typed("reasons", reasons)
                    rows=8
                    most=Reasons::LONGEST
                    required=true
                />
                <LanguageSelect value=sending.typed("language", language)/>
                <TextField
                    name="office"
                    label=texts.office()
                    help=texts.office_help()
                    value=sending.typed("office", office)
                    most=Label::LONGEST
                    required=true
                />
                <TextField
                    name="cost"
                    label=texts.cost()
                    help=texts.cost_help()
                    value=sending.typed("cost", cost)
                    dir="ltr"
                    optional=true
                />
                <div class="actions">
                    <Submit label pending=Signal::derive(move || sending.pending())/>
                    <p class="help">{texts.seen_by()}</p>
                </div>
            </Form>
        </section>
    }
}
