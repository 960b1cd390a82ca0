//! One initiative before an officer: the answer, the next step, the cost.

use domain::{
    answers::{Clock, Task},
    base::{InitiativeId, Moment},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, Estimate, Take},
    form::AnswerForm,
    section::Ticking,
    steps::{CostForm, Steps},
};
use crate::{
    i18n::words,
    ui::{form::Sending, loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The initiative in the address.
pub fn initiative_in_address() -> Memo<Option<InitiativeId>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("initiative").and_then(|id| id.parse().ok()))
}

/// The page on which an officer answers.
#[component]
pub fn TaskPage() -> impl IntoView {
    let initiative = initiative_in_address();
    move || match initiative.get() {
        Some(initiative) => {
            let taking = Sending::<Take>::new();
            let estimating = Sending::<Estimate>::new();
            let task = Resource::new(
                move || (taking.version(), estimating.version()),
                move |_| api::find_task(initiative),
            );
            let view = move |(task, now)| view! { <Page task now taking estimating/> }.into_any();
            view! { <Loaded data=task view/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(task: Task, now: Moment, taking: Sending<Take>, estimating: Sending<Estimate>) -> impl IntoView {
    let words = words();
    let texts = words.answers();
    let frame = task.frame;
    let id = frame.id;
    let due = match task.clock {
        Clock::Due(due) => Some(due),
        _ => None,
    };
    let before = match task.clock {
        Clock::Answered(answer) => Some(answer),
        _ => None,
    };
    view! {
        <PageTitle page=texts.task_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/office")>{texts.office_title()}</a>
                    <span>{words.choice("state", frame.state.as_str())}</span>
                </p>
                <h1>{texts.task_title()}</h1>
                <p class="lead">
                    <a href=words.path(format!("/initiatives/{id}")) lang=frame.language.to_string() dir="auto">
                        {frame.title}
                    </a>
                </p>
                {due.map(|due| view! { <Ticking due now/> })}
            </div>
            <AnswerForm initiative=id before/>
            <Steps initiative=id steps=task.steps taking/>
            <CostForm initiative=id estimating/>
        </main>
    }
}
