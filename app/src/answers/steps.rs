//! The next step of an initiative, and what it costs.

use domain::{
    answers::Step,
    base::{InitiativeId, text::Reasons},
};
use leptos::prelude::*;

use super::api::{Estimate, Take};
use crate::{
    i18n::words,
    ui::{
        field::{TextArea, TextField},
        form::{Form, Sending, Submit},
    },
};

/// The buttons with the steps that may follow; nothing where there are none.
#[component]
pub fn Steps(initiative: InitiativeId, steps: Vec<Step>, taking: Sending<Take>) -> impl IntoView {
    let words = words();
    let texts = words.answers();
    let turns_down = |step: &Step| matches!(step, Step::NotAdmit | Step::NotAdopt);
    let asks_reasons = steps.iter().any(turns_down);
    let button = move |step: Step| {
        view! {
            <Submit
                label=words.choice("step", step.as_str())
                class=if turns_down(&step) { "button danger" } else { "button" }
                name="step"
                value=step.to_string()
                pending=Signal::derive(move || taking.pending())
            />
        }
    };
    (!steps.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="next-step">
                <h2 id="next-step">{texts.next_step()}</h2>
                <Form sending=taking>
                    <input type="hidden" name="initiative" value=initiative.to_string()/>
                    {asks_reasons
                        .then(|| {
                            view! {
                                <TextArea
                                    name="reasons"
                                    label=texts.why_not()
                                    help=texts.why_not_help()
                                    value=taking.typed("reasons", "")
                                    rows=3
                                    most=Reasons::LONGEST
                                    optional=true
                                    suffix="-step"
                                />
                            }
                        })}
                    <div class="actions">
                        {steps.into_iter().map(button).collect_view()}
                        <p class="help">{texts.step_seen_by()}</p>
                    </div>
                </Form>
            </section>
        }
    })
}

/// What the municipality thinks that the initiative costs.
#[component]
pub fn CostForm(initiative: InitiativeId, estimating: Sending<Estimate>) -> impl IntoView {
    let texts = words().answers();
    let done = move || {
        estimating
            .done()
            .then(|| view! { <div class="notice ok" role="status"><p>{texts.cost_saved()}</p></div> })
    };
    view! {
        <section class="section" aria-labelledby="estimate">
            <h2 id="estimate">{texts.estimate()}</h2>
            {done}
            <Form sending=estimating>
                <input type="hidden" name="initiative" value=initiative.to_string()/>
                <TextField
                    name="amount"
                    label=texts.amount()
                    help=texts.estimate_help()
                    value=estimating.typed("amount", "")
                    dir="ltr"
                    required=true
                />
                <div class="actions">
                    <Submit
                        label=texts.estimate_save()
                        class="button"
                        pending=Signal::derive(move || estimating.pending())
                    />
                    <p class="help">{texts.step_seen_by()}</p>
                </div>
            </Form>
        </section>
    }
}
