//! One initiative before an officer: the answer and, where nobody votes, the adoption.

use domain::{
    answers::{Clock, Task},
    base::{InitiativeId, Moment},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    adoption::Adoption,
    api::{self, Adopt, NotAdopt},
    form::AnswerForm,
    section::Ticking,
};
use crate::{
    i18n::words,
    reading::Reading,
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
            let adopting = Sending::<Adopt>::new();
            let refusing = Sending::<NotAdopt>::new();
            let (adopted, refused) = (adopting.successes(), refusing.successes());
            let task =
                Reading::anew(move || adopted.get() + refused.get(), move || api::FindTask { initiative });
            let view = move |(task, now)| view! { <Page task now adopting refusing/> }.into_any();
            view! { <Loaded data=task view/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(task: Task, now: Moment, adopting: Sending<Adopt>, refusing: Sending<NotAdopt>) -> impl IntoView {
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
            {task.may_decide.then(|| view! { <Adoption initiative=id adopting refusing/> })}
            <p class="actions">
                <a class="button" href=words.path(format!("/initiatives/{id}/assess"))>
                    {words.initiatives().for_the_office()}
                </a>
            </p>
        </main>
    }
}
