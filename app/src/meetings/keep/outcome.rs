//! Writing what came of a meeting, and naming what was born in it.

use domain::{
    base::text::Body,
    meetings::{Born, Meeting},
};
use leptos::prelude::*;

use crate::{
    i18n::words,
    meetings::{
        api::keep::{FindKept, ForgetOrigin, NameOrigin, WriteOutcome},
        number_in_address,
    },
    reading::Reading,
    ui::{
        field::{LanguageSelect, TextArea, TextField},
        form::{Form, Sending, Submit, Version, refresh_after},
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page on which the outcome is written.
#[component]
pub fn OutcomePage() -> impl IntoView {
    let number = number_in_address();
    move || match number.get() {
        Some(number) => {
            let version = RwSignal::new(0);
            provide_context(Version(version));
            let meeting = Reading::anew(move || version.get(), move || FindKept { number });
            view! { <Loaded data=meeting view=|meeting| view! { <Page meeting/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(meeting: Meeting) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let frame = meeting.frame.clone();
    view! {
        <PageTitle page=texts.outcome()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.outcome()}</h1>
                <p class="lead">
                    <a href=words.path(format!("/meetings/{}", frame.number)) lang=frame.language.to_string() dir="auto">
                        {frame.title}
                    </a>
                </p>
            </div>
            <Told meeting=meeting.clone()/>
            <Origins meeting/>
        </main>
    }
}

#[component]
fn Told(meeting: Meeting) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let sending = Sending::<WriteOutcome>::new();
    let (text, language, decisions) = match meeting.outcome {
        Some(outcome) => (outcome.text, outcome.language.to_string(), outcome.decisions.join("\n")),
        None => Default::default(),
    };
    view! {
        {move || {
            sending.done().then(|| view! { <div class="notice ok" role="status"><p>{texts.saved()}</p></div> })
        }}
        <Form sending class="panel form">
            <input type="hidden" name="meeting" value=meeting.frame.id.to_string()/>
            <TextArea
                name="text"
                label=texts.summary()
                help=texts.summary_help()
                value=sending.typed("text", text)
                rows=12
                most=Body::LONGEST
                required=true
            />
            <TextArea
                name="decisions"
                label=texts.decisions()
                help=texts.decisions_help()
                value=sending.typed("decisions", decisions)
                rows=4
                optional=true
            />
            <LanguageSelect value=sending.typed("language", language)/>
            <div class="actions">
                <Submit label=words.common().save() pending=Signal::derive(move || sending.pending())/>
                <p class="help">{texts.outcome_seen_by()}</p>
            </div>
        </Form>
    }
}

#[component]
fn Origins(meeting: Meeting) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let (naming, forgetting) = (Sending::<NameOrigin>::new(), Sending::<ForgetOrigin>::new());
    refresh_after(naming.successes());
    refresh_after(forgetting.successes());
    let id = meeting.frame.id;
    let item = move |born: Born| {
        let initiative = born.id.to_string();
        let forgetting = forgetting.one_of("initiative", &initiative);
        view! {
            <li>
                <h3 lang=born.language.to_string() dir="auto">
                    <a href=words.path(format!("/initiatives/{initiative}"))>{born.title}</a>
                </h3>
                <Form sending=forgetting class="deeds">
                    <input type="hidden" name="meeting" value=id.to_string()/>
                    <input type="hidden" name="initiative" value=initiative.clone()/>
                    <Submit
                        label=texts.forget_origin()
                        class="button quiet"
                        pending=Signal::derive(move || forgetting.pending())
                    />
                </Form>
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby="born">
            <h2 id="born">{texts.born_here()}</h2>
            <ul class="items">{meeting.born.into_iter().map(item).collect_view()}</ul>
            <Form sending=naming class="panel form">
                <input type="hidden" name="meeting" value=id.to_string()/>
                <TextField
                    name="initiative"
                    dir="ltr"
                    label=texts.name_origin()
                    help=texts.name_origin_help()
                    value=naming.typed("initiative", "")
                    required=true
                />
                <div class="actions">
                    <Submit
                        label=texts.add()
                        class="button"
                        pending=Signal::derive(move || naming.pending())
                    />
                </div>
            </Form>
        </section>
    }
}
