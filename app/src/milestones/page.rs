//! The page on which officers report how an adopted initiative comes along.

use domain::{
    base::{InitiativeId, text::Reasons},
    initiatives::State,
};
use leptos::prelude::*;

use super::{
    api::{self, Add, Advance, Change, Report},
    form::{AddForm, ChangeForm},
};
use crate::{
    answers::initiative_in_address,
    i18n::words,
    reading::Reading,
    ui::{
        field::TextArea,
        form::{Form, Sending, Submit},
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page with the milestones of an initiative, to be changed.
#[component]
pub fn MilestonesPage() -> impl IntoView {
    let initiative = initiative_in_address();
    move || match initiative.get() {
        Some(initiative) => {
            let adding = Sending::<Add>::new();
            let changing = Sending::<Change>::new();
            let advancing = Sending::<Advance>::new();
            let (added, changed, advanced) =
                (adding.successes(), changing.successes(), advancing.successes());
            let version = move || added.get() + changed.get() + advanced.get();
            let report = Reading::anew(version, move || api::FindReport { initiative });
            let view = move |report| view! { <Page report adding changing advancing/> }.into_any();
            view! { <Loaded data=report view/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(
    report: Report,
    adding: Sending<Add>,
    changing: Sending<Change>,
    advancing: Sending<Advance>,
) -> impl IntoView {
    let words = words();
    let texts = words.milestones();
    let Report { frame, milestones, now } = report;
    let id = frame.id;
    let empty = milestones.is_empty();
    let forms = milestones.into_iter().map(|milestone| view! { <li><ChangeForm milestone changing/></li> });
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/office")>{words.common().office()}</a>
                    <span>{words.choice("state", frame.state.as_str())}</span>
                </p>
                <h1>{texts.title()}</h1>
                <p class="lead">
                    <a href=words.path(format!("/initiatives/{id}")) lang=frame.language.to_string() dir="auto">
                        {frame.title}
                    </a>
                </p>
            </div>
            {if empty {
                view! { <p class="help">{texts.none()}</p> }.into_any()
            } else {
                view! { <ul class="items">{forms.collect_view()}</ul> }.into_any()
            }}
            <AddForm initiative=id today=now.day() adding/>
            <AdvanceForm initiative=id state=frame.state advancing/>
        </main>
    }
}

#[component]
fn AdvanceForm(initiative: InitiativeId, state: State, advancing: Sending<Advance>) -> impl IntoView {
    let words = words();
    let texts = words.milestones();
    let steps: Vec<State> = [State::InProgress, State::Completed, State::Stopped]
        .into_iter()
        .filter(|to| state.may_become(*to).is_ok())
        .collect();
    let button = move |to: State| {
        view! {
            <Submit
                label=words.choice("advance", to.as_str())
                class=if to == State::Stopped { "button danger" } else { "button" }
                name="to"
                value=to.to_string()
                pending=Signal::derive(move || advancing.pending())
            />
        }
    };
    let asks_reasons = steps.contains(&State::Stopped);
    (!steps.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="advance">
                <h2 id="advance">{texts.where_it_stands()}</h2>
                <Form sending=advancing>
                    <input type="hidden" name="initiative" value=initiative.to_string()/>
                    {asks_reasons
                        .then(|| {
                            view! {
                                <TextArea
                                    name="reasons"
                                    label=texts.why_stopped()
                                    help=texts.why_stopped_help()
                                    value=advancing.typed("reasons", "")
                                    rows=3
                                    most=Reasons::LONGEST
                                    optional=true
                                />
                            }
                        })}
                    <div class="actions">
                        {steps.into_iter().map(button).collect_view()}
                        <p class="help">{texts.seen_by()}</p>
                    </div>
                </Form>
            </section>
        }
    })
}
