//! Flyers and materials, for those who keep the meeting.

use domain::{attachments::Purpose, meetings::Meeting};
use leptos::prelude::*;

use crate::{
    attachments::keep::KeepFiles,
    i18n::words,
    meetings::{api::keep::FindKept, number_in_address},
    reading::Reading,
    ui::{loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page on which the files of a meeting are kept.
#[component]
pub fn FilesPage() -> impl IntoView {
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
    let frame = meeting.frame;
    let page = words.path(format!("/meetings/{}", frame.number));
    view! {
        <PageTitle page=words.attachments().title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/meetings/kept")>{words.meetings().kept()}</a>
                </p>
                <h1 lang=frame.language.to_string() dir="auto">
                    <a href=page>{frame.title}</a>
                </h1>
            </div>
            <KeepFiles subject=frame.id.into() purposes=&[Purpose::Flyer, Purpose::Material]/>
        </main>
    }
}
