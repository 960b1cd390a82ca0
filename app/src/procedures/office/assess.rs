//! Who expressed interest, and what the office finds about each.

use domain::{
    base::text::Reasons,
    procedures::{Expression, Outcome, Verdict, rules},
};
use leptos::prelude::*;

use super::super::{
    api::{self, Assess, Desk},
    listed::found,
    procedure_in_address,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        field::{Select, TextArea},
        form::{Form, Sending, Submit},
        loaded::Loaded,
        prose::{Html, Prose},
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page on which the office reads and assesses expressions of interest.
#[component]
pub fn AssessPage() -> impl IntoView {
    let procedure = procedure_in_address();
    move || match procedure.get() {
        Some(procedure) => {
            let assessing = Sending::<Assess>::new();
            let done = assessing.successes();
            let desk = Reading::anew(move || done.get(), move || api::FindDesk { procedure });
            let view = move |desk| view! { <Page desk assessing/> }.into_any();
            view! { <Loaded data=desk view/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(desk: Desk, assessing: Sending<Assess>) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let Desk { procedure, expressions, .. } = desk;
    let id = procedure.id;
    let opens = rules::may_assess(&procedure.progress).is_ok();
    let language = procedure.language.to_string();
    let criteria = procedure.progress.state.course().notice().map(|notice| notice.criteria.clone());
    let criteria = criteria.unwrap_or_default();
    let empty = expressions.is_empty();
    let items = expressions.into_iter().map(move |(expression, html)| {
        let (criteria, language) = (criteria.clone(), language.clone());
        view! { <li><OneExpression expression html criteria language opens assessing/></li> }
    });
    view! {
        <PageTitle page=texts.assess_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path(format!("/office/procedures/{id}")) lang=procedure.language.to_string() dir="auto">
                        {procedure.title}
                    </a>
                </p>
                <h1>{texts.assess_title()}</h1>
                <p class="lead">{texts.assess_lead()}</p>
            </div>
            {if empty {
                view! { <p class="soft">{texts.nobody_yet()}</p> }.into_any()
            } else {
                view! { <ul class="items">{items.collect_view()}</ul> }.into_any()
            }}
        </main>
    }
}

#[component]
fn OneExpression(
    expression: Expression,
    html: Html,
    criteria: Vec<String>,
    /// The language of criteria and reasons.
    language: String,
    opens: bool,
    assessing: Sending<Assess>,
) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let withdrawn = expression.withdrawn_at.is_some();
    let verdict = expression.verdict.clone();
    let id = expression.id.to_string();
    let contact = (!expression.contact.is_empty()).then(|| {
        view! { <div><dt>{texts.contact()}</dt><dd dir="auto">{expression.contact.clone()}</dd></div> }
    });
    let runts = expression.runts_number.clone().map(|number| {
        view! { <div><dt>{words.organisations().runts_number()}</dt><dd dir="auto">{number}</dd></div> }
    });
    let shown = verdict.clone().map(|verdict| found(words, verdict, &criteria, language));
    view! {
        <h2><bdi>{expression.name.clone()}</bdi></h2>
        <p class="meta">
            <b>{texts.receipt_number(expression.receipt)}</b>
            <span>{words.choice("interest_party", expression.party.as_str())}</span>
            <time datetime=expression.sent_at.rfc3339()>{texts.sent(words.day_and_time(expression.sent_at))}</time>
            {withdrawn.then(|| view! { <span class="tag">{texts.is_withdrawn()}</span> })}
        </p>
        {(!withdrawn)
            .then(|| {
                view! {
                    <Prose html language=expression.language/>
                    <dl class="facts">{contact}{runts}</dl>
                }
            })}
        {shown}
        {(opens && !withdrawn).then(|| view! { <AssessForm id verdict criteria assessing/> })}
    }
}

#[component]
fn AssessForm(
    id: String,
    verdict: Option<Verdict>,
    criteria: Vec<String>,
    assessing: Sending<Assess>,
) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let sending = assessing.one_of("expression", &id);
    let suffix = format!("-{id}");
    let outcome =
        move |word: &Outcome| (word.to_string(), words.choice("interest_outcome", word.as_str()).to_owned());
    let (before, criterion, reasons) = match &verdict {
        None => (Outcome::Admitted, String::new(), String::new()),
        Some(verdict) => {
            let criterion = match verdict {
                Verdict::NotAdmitted { criterion, .. } => criterion.to_string(),
                _ => String::new(),
            };
            (verdict.outcome(), criterion, verdict.reasons().unwrap_or_default().to_owned())
        }
    };
    let none = (String::new(), texts.no_criterion().to_owned());
    let criteria = criteria.into_iter().enumerate().map(|(place, text)| (place.to_string(), text));
    view! {
        <details class="more" open=verdict.is_none() || sending.came_back()>
            <summary>{texts.assess()}</summary>
            <Form sending>
                <input type="hidden" name="expression" value=id/>
                <Select
                    name="outcome"
                    label=texts.outcome()
                    choices=Outcome::ALL.iter().map(outcome).collect()
                    value=sending.typed("outcome", before.as_str())
                    suffix=suffix.clone()
                />
                <Select
                    name="criterion"
                    label=texts.unmet_criterion()
                    help=texts.unmet_criterion_help()
                    choices=std::iter::once(none).chain(criteria).collect()
                    value=sending.typed("criterion", criterion)
                    optional=true
                    suffix=suffix.clone()
                />
                <TextArea
                    name="reasons"
                    label=texts.reasons()
                    help=texts.reasons_help()
                    value=sending.typed("reasons", reasons)
                    rows=3
                    most=Reasons::LONGEST
                    optional=true
                    suffix
                />
                <div class="actions">
                    <Submit
                        label=words.common().save()
                        class="button"
                        pending=Signal::derive(move || sending.pending())
                    />
                    <p class="help">{texts.told_with_list()}</p>
                </div>
            </Form>
        </details>
    }
}
