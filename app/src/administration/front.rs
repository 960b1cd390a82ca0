//! The front page: what can be kept here.

use domain::base::Refusal;
use leptos::prelude::*;

use super::tabs::{Part, parts};
use crate::{
    i18n::words,
    ui::{frame::viewer, refused::Refused, title::PageTitle},
    wire::Error,
};

/// The front page of the administration.
#[component]
pub fn FrontPage() -> impl IntoView {
    let words = words();
    let viewer = viewer();
    let parts = parts(&viewer, words);
    if parts.is_empty() {
        let refusal = viewer.person().err().unwrap_or(Refusal::NotAllowed);
        return view! { <Refused error=Error::Refused(refusal)/> }.into_any();
    }
    let part = move |(path, name, help): Part| {
        view! {
            <li>
                <h2><a href=words.path(path)>{name}</a></h2>
                <p class="meta">
                    <span>{help}</span>
                </p>
            </li>
        }
    };
    view! {
        <PageTitle page=words.common().administration()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{words.common().administration()}</h1>
            </div>
            <ul class="items">{parts.into_iter().map(part).collect_view()}</ul>
        </main>
    }
    .into_any()
}
