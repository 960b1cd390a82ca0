//! A link for somebody else, shown once to whoever made it.

use leptos::prelude::*;

use super::api;
use crate::{
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, title::PageTitle},
};

/// The page with a new link.
#[component]
pub fn LinkPage() -> impl IntoView {
    let link = Reading::new(|| api::TakeLink {});
    view! { <Loaded data=link view=|link| view! { <Link link/> }.into_any()/> }
}

#[component]
fn Link(link: String) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    view! {
        <PageTitle page=texts.link_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.link_title()}</h1>
                <p class="lead">{texts.link_lead()}</p>
            </div>
            <div class="field">
                <label for="link">{texts.link()}</label>
                <input id="link" dir="ltr" readonly value=link/>
            </div>
            <p class="notice">{texts.link_once()}</p>
            <div class="actions">
                <a class="button" href=words.path("/administration")>{words.common().back()}</a>
            </div>
        </main>
    }
}
