//! How one takes part while the notice is open: the form, and one's own expressions of interest.

use domain::{
    base::{
        Moment, OrganisationId, Refusal,
        text::{Body, Label},
    },
    procedures::{Expression, PartyKind, Procedure, rules},
};
use leptos::prelude::*;

use super::{api::Express, expression::OwnExpression, listed::Criteria, page::Revising};
use crate::{
    i18n::words,
    ui::{
        field::{Select, TextArea, TextField},
        form::{Form, Sending, Sent, Submit},
        frame::viewer,
        why_not::WhyNot,
    },
};

/// The call while the notice is open, and one's own expressions of interest at any time.
#[component]
pub fn InterestSection(
    procedure: Procedure,
    own: Vec<Expression>,
    represented: Vec<(OrganisationId, String)>,
    express: Sending<Express>,
    forms: Revising,
    now: Moment,
) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let open = procedure.progress.open_notice(now).cloned();
    let language = procedure.language.to_string();
    let criteria = procedure.progress.state.course().notice().map(|notice| notice.criteria.clone());
    let criteria = criteria.unwrap_or_default();
    let until = open.as_ref().map(|notice| notice.deadline);
    let has_own = !own.is_empty();
    let own = own.into_iter().map(move |expression| {
        let criteria = criteria.clone();
        view! { <li><OwnExpression expression until criteria forms/></li> }
    });
    let own = own.collect_view();
    let call = open.map(|notice| {
        let form = match viewer().person() {
            Err(refusal) => view! { <WhyNot refusal/> }.into_any(),
            Ok(person) => {
                let name = person.pseudonym.clone();
                view! { <ExpressForm procedure=procedure.clone() name represented sending=express now/> }
                    .into_any()
            }
        };
        view! {
            <section class="section" aria-labelledby="interest">
                <h2 id="interest">{texts.interest_title()}</h2>
                <p>{texts.interest_lead()}</p>
                <p class="clock">{texts.open_until(words.day_and_time(notice.deadline))}</p>
                <Criteria criteria=notice.criteria language/>
                {form}
            </section>
        }
    });
    view! {
        {has_own
            .then(|| {
                view! {
                    <section class="section" aria-labelledby="own">
                        <h2 id="own">{texts.own_title()}</h2>
                        <ul class="items">{own}</ul>
                    </section>
                }
            })}
        {call}
    }
}

#[component]
fn ExpressForm(
    procedure: Procedure,
    /// What the person is called here.
    name: String,
    represented: Vec<(OrganisationId, String)>,
    sending: Sending<Express>,
    now: Moment,
) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let parties = [PartyKind::Person, PartyKind::Group]
        .map(|party| (party.to_string(), words.choice("interest_party", party.as_str()).to_owned()));
    let organisations =
        represented.into_iter().map(|(id, name)| (id.to_string(), texts.for_organisation(name)));
    let choices: Vec<(String, String)> = parties.into_iter().chain(organisations).collect();
    let refused: Option<Refusal> = rules::is_open(&procedure.progress, now).err();
    let named = sending.typed("interest[name]", name);
    match refused {
        Some(refusal) => view! { <WhyNot refusal/> }.into_any(),
        None => view! {
            <details class="more" open=sending.came_back()>
                <summary>{texts.answer_the_notice()}</summary>
                <Form sending>
                    <input type="hidden" name="procedure" value=procedure.id.to_string()/>
                    <Select
                        name="interest[party]"
                        label=texts.as_what()
                        help=texts.as_what_help()
                        choices
                        value=sending.typed("interest[party]", PartyKind::Person.as_str())
                    />
                    <TextField
                        name="interest[name]"
                        label=texts.name()
                        help=texts.name_help()
                        value=named
                        most=Label::LONGEST
                        optional=true
                    />
                    <Fields sending=*sending before=None is_named=false suffix=String::new()/>
                    <div class="actions">
                        <Submit label=texts.send() pending=Signal::derive(move || sending.pending())/>
                        <p class="help">{texts.seen_by()}</p>
                    </div>
                </Form>
            </details>
        }
        .into_any(),
    }
}

/// The fields that stay the same whoever answers.
#[component]
pub fn Fields(
    sending: Sent,
    /// What was written before.
    before: Option<Expression>,
    /// Whether the name is asked for here.
    is_named: bool,
    suffix: String,
) -> impl IntoView {
    let texts = words().procedures();
    let (name, text, language, contact) = before.map_or_else(Default::default, |before| {
        (before.name, before.text, before.language.to_string(), before.contact)
    });
    let named = is_named.then(|| {
        view! {
            <TextField
                name="interest[name]"
                label=texts.name()
                help=texts.name_help()
                value=sending.typed("interest[name]", name)
                most=Label::LONGEST
                required=true
                suffix=suffix.clone()
            />
        }
    });
    view! {
        {named}
        <TextArea
            name="interest[text]"
            label=texts.what_you_bring()
            help=texts.what_you_bring_help()
            value=sending.typed("interest[text]", text)
            most=Body::LONGEST
            required=true
            suffix=suffix.clone()
        />
        <LanguageOf value=sending.typed("interest[language]", language) suffix=suffix.clone()/>
        <TextField
            name="interest[contact]"
            label=texts.contact()
            help=texts.contact_help()
            value=sending.typed("interest[contact]", contact)
            most=Label::LONGEST
            required=true
            suffix
        />
    }
}

#[component]
fn LanguageOf(value: String, suffix: String) -> impl IntoView {
    let words = words();
    let mut choices = vec![(String::new(), words.common().language_detected().to_owned())];
    let offered = domain::base::Language::OFFERED;
    choices.extend(offered.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned())));
    view! { <Select name="interest[language]" label=words.common().language_of_text() choices value suffix/> }
}
