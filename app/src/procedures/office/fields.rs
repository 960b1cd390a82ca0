//! The fields of an act: what every act bears, and what only some say.

use domain::{
    base::{
        Day,
        text::{Label, Title},
    },
    procedures::{ActKind, ActText, DocumentKind, Expression, FormKind, Outcome, Procedure},
};
use leptos::prelude::*;

use crate::{
    i18n::words,
    ui::{
        field::{Select, TextArea, TextField},
        form::Sent,
    },
};

/// What every act bears.
#[component]
pub fn SheetFields(sending: Sent, kind: ActKind, today: Day) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let text_label = match kind {
        ActKind::Suspension | ActKind::Revocation => texts.reason(),
        ActKind::Session => texts.minutes(),
        _ => texts.what_it_says(),
    };
    let ends = matches!(kind, ActKind::Revocation | ActKind::Evaluation | ActKind::Correction);
    view! {
        <div class="field pair">
            <TextField
                name="act[number]"
                label=texts.number()
                help=texts.number_help()
                value=sending.typed("act[number]", "")
                most=Label::LONGEST
                required=true
            />
            <TextField
                name="act[on]"
                kind="date"
                dir="ltr"
                label=texts.date()
                value=sending.typed("act[on]", today.iso())
                required=true
            />
        </div>
        <TextField
            name="act[title]"
            label=texts.act_title()
            value=sending.typed("act[title]", words.choice("act", kind.as_str()))
            most=Title::LONGEST
            required=true
        />
        <TextArea
            name="act[text]"
            label=text_label
            help=texts.text_help()
            value=sending.typed("act[text]", "")
            rows=8
            most=ActText::LONGEST
            required=true
        />
        <TextField
            name="act[link]"
            kind="url"
            dir="ltr"
            label=texts.link()
            help=texts.link_help()
            value=sending.typed("act[link]", "")
            optional=true
        />
        {(!ends)
            .then(|| {
                view! {
                    <TextField
                        name="act[next_by]"
                        kind="date"
                        dir="ltr"
                        label=texts.next_by_label()
                        value=sending.typed("act[next_by]", "")
                        optional=true
                    />
                }
            })}
    }
}

/// What an act of this kind says beyond that.
#[component]
pub fn KindFields(
    sending: Sent,
    kind: ActKind,
    procedure: Procedure,
    expressions: Vec<Expression>,
) -> impl IntoView {
    match kind {
        ActKind::Notice => view! { <Deadline sending/> <CriteriaField sending/> }.into_any(),
        ActKind::Extension => view! { <Deadline sending/> }.into_any(),
        ActKind::FinalDocument => view! { <DocumentField sending/> }.into_any(),
        ActKind::Agreement => view! { <Signing sending procedure expressions/> }.into_any(),
        ActKind::Account => view! { <Amounts sending/> }.into_any(),
        ActKind::Correction => view! { <Corrected sending procedure/> }.into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn Deadline(sending: Sent) -> impl IntoView {
    let texts = words().procedures();
    view! {
        <div class="field pair">
            <TextField
                name="act[deadline_on]"
                kind="date"
                dir="ltr"
                label=texts.deadline_day()
                value=sending.typed("act[deadline_on]", "")
                required=true
            />
            <TextField
                name="act[deadline_at]"
                kind="time"
                dir="ltr"
                label=texts.deadline_time()
                value=sending.typed("act[deadline_at]", "12:00")
                required=true
            />
        </div>
    }
}

#[component]
fn CriteriaField(sending: Sent) -> impl IntoView {
    let texts = words().procedures();
    view! {
        <TextArea
            name="act[criteria]"
            label=texts.criteria()
            help=texts.criteria_help()
            value=sending.typed("act[criteria]", "")
            rows=5
            required=true
        />
    }
}

#[component]
fn DocumentField(sending: Sent) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let choice =
        |kind: &DocumentKind| (kind.to_string(), words.choice("final_document", kind.as_str()).to_owned());
    view! {
        <Select
            name="act[document]"
            label=texts.document()
            help=texts.document_help()
            choices=DocumentKind::ALL.iter().map(choice).collect()
            value=sending.typed("act[document]", DocumentKind::Summary.as_str())
        />
    }
}

#[component]
fn Signing(sending: Sent, procedure: Procedure, expressions: Vec<Expression>) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let (course, basis) = (procedure.progress.state.course(), procedure.progress.basis);
    let signed = |receipt| course.agreements().is_some_and(|agreements| agreements.include(receipt));
    let list = course.admissions().map_or(&[][..], |list| &list.entries);
    let admitted =
        list.iter().filter(|entry| entry.verdict.outcome() != Outcome::NotAdmitted && !signed(entry.receipt));
    let party = |entry: &domain::procedures::Listed| {
        let known = expressions.iter().find(|expression| expression.receipt == entry.receipt);
        let registered = known.is_some_and(|expression| expression.runts_number.is_some());
        let name = entry.name.clone().unwrap_or_default();
        let label = if registered { texts.registered(name) } else { name };
        (entry.receipt.to_string(), label)
    };
    let form = |kind: &FormKind| (kind.to_string(), words.choice("agreement_form", kind.as_str()).to_owned());
    let forms = FormKind::ALL.iter().filter(|kind| basis.lets_sign(**kind)).map(form);
    view! {
        <Select
            name="act[receipt]"
            label=texts.who_signs()
            choices=admitted.map(party).collect()
            value=sending.typed("act[receipt]", "")
        />
        <Select
            name="act[form]"
            label=texts.what_is_signed()
            help=texts.what_is_signed_help()
            choices=forms.collect()
            value=sending.typed("act[form]", FormKind::Pact.as_str())
        />
    }
}

#[component]
fn Amounts(sending: Sent) -> impl IntoView {
    let texts = words().procedures();
    view! {
        <div class="field pair">
            <TextField
                name="act[planned]"
                dir="ltr"
                label=texts.planned()
                value=sending.typed("act[planned]", "")
                required=true
            />
            <TextField
                name="act[spent]"
                dir="ltr"
                label=texts.spent()
                value=sending.typed("act[spent]", "")
                required=true
            />
        </div>
    }
}

#[component]
fn Corrected(sending: Sent, procedure: Procedure) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let choices = procedure.acts.iter().map(|act| {
        let kind = words.choice("act", act.content.kind().as_str());
        (act.place.to_string(), format!("{}. {kind}: {}", act.place, act.title))
    });
    view! {
        <Select
            name="act[of]"
            label=texts.which_act()
            choices=choices.collect()
            value=sending.typed("act[of]", "")
        />
    }
}
