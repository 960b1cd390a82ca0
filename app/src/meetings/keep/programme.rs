//! Writing the programme.

use domain::meetings::{Item, Meeting};
use leptos::prelude::*;

use crate::{
    i18n::words,
    meetings::{
        api::keep::{FindKept, WriteProgramme},
        number_in_address,
    },
    reading::Reading,
    ui::{
        field::{TextArea, Tick},
        form::{Form, Sending, Submit},
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page on which the programme is written.
#[component]
pub fn ProgrammePage() -> impl IntoView {
    let number = number_in_address();
    move || match number.get() {
        Some(number) => {
            let meeting = Reading::new(move || FindKept { number });
            view! { <Loaded data=meeting view=|meeting| view! { <Page meeting/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(meeting: Meeting) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let sending = Sending::<WriteProgramme>::new();
    let lines: Vec<String> = meeting.programme.iter().map(Item::line).collect();
    let frame = meeting.frame;
    let published = meeting.programme_at.is_some();
    let publish = sending.chosen("publish").map_or(published, |ticked| !ticked.is_empty());
    view! {
        <PageTitle page=texts.programme()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.programme()}</h1>
                <p class="lead">
                    <a href=words.path(format!("/meetings/{}", frame.number)) lang=frame.language.to_string() dir="auto">
                        {frame.title.clone()}
                    </a>
                </p>
            </div>
            {move || {
                sending
                    .done()
                    .then(|| view! { <div class="notice ok" role="status"><p>{texts.saved()}</p></div> })
            }}
            <Form sending class="panel form">
                <input type="hidden" name="meeting" value=frame.id.to_string()/>
                <TextArea
                    name="programme"
                    label=texts.programme_lines()
                    help=texts.programme_lines_help()
                    value=sending.typed("programme", lines.join("\n"))
                    rows=12
                    optional=true
                />
                <Tick name="publish" value="true" label=texts.publish_programme() checked=publish/>
                <div class="actions">
                    <Submit label=words.common().save() pending=Signal::derive(move || sending.pending())/>
                    <p class="help">{texts.publish_programme_help()}</p>
                </div>
            </Form>
        </main>
    }
}
