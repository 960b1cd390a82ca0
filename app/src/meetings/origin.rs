//! On the page of an initiative: the meeting in which it was born.

use domain::base::InitiativeId;
use leptos::prelude::*;

use super::api::read::{FindOrigin, Origin};
use crate::{i18n::words, reading::Reading, ui::part::nothing};

/// The meeting in which an initiative was born; nothing where none is named.
#[component]
pub fn BornIn(initiative: InitiativeId) -> impl IntoView {
    let found = Reading::new(move || FindOrigin { initiative });
    found.show(nothing, |found| {
        let origin = found.ok().flatten();
        origin.map(|origin| view! { <Named origin/> }).into_any()
    })
}

#[component]
fn Named(origin: Origin) -> impl IntoView {
    let words = words();
    let Origin { number, title, language, starts } = origin;
    view! {
        <p class="byline">
            <span>
                {words.meetings().born_in()} " "
                <a href=words.path(format!("/meetings/{number}")) lang=language.to_string() dir="auto">
                    {title}
                </a>
            </span>
            <time datetime=starts.rfc3339()>{words.full_day(starts.day())}</time>
        </p>
    }
}
