//! Pages that say no: what happened, what is safe, what to do.

use domain::base::Refusal;
use leptos::prelude::*;

use super::{glyph::Mark, title::PageTitle};
use crate::{i18n::words, wire::Error};

/// Whether the page that the server wrote has been taken over.
#[derive(Clone, Copy)]
struct Hydrated(#[cfg_attr(not(feature = "hydrate"), allow(dead_code))] RwSignal<bool>);

/// Notes when the page has been taken over.
pub fn note_hydration() {
    let hydrated = RwSignal::new(false);
    provide_context(Hydrated(hydrated));
    Effect::new(move |_| hydrated.set(true));
}

/// For an address that this build of the client does not know: the server is asked for it. Where the server itself
/// said that there is nothing, that stands.
#[component]
pub fn Elsewhere() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    if use_context::<Hydrated>().is_some_and(|hydrated| hydrated.0.get_untracked()) {
        let location = leptos_router::hooks::use_location();
        let (path, search) = (location.pathname.get_untracked(), location.search.get_untracked());
        let (question, hash) = (if search.is_empty() { "" } else { "?" }, location.hash.get_untracked());
        let _ = window().location().assign(&format!("{path}{question}{search}{hash}"));
    }
    view! { <NotFound/> }
}

/// The page for an address that leads nowhere.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <Refused error=Error::Refused(Refusal::NotFound)/> }
}

/// The page for something that was refused or broke.
#[component]
pub fn Refused(error: Error) -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(error.status());
    }
    let words = words();
    let common = words.common();
    let (title, text, reference) = match &error {
        Error::Broken(reference) => {
            (common.broken_title(), common.broken_text().to_owned(), Some(reference.clone()))
        }
        Error::Unreachable => (common.broken_title(), common.unreachable().to_owned(), None),
        Error::Refused(Refusal::NotFound) => {
            (common.not_found_title(), common.not_found_text().to_owned(), None)
        }
        refused => (common.refused_title(), refused.sentence(words), None),
    };
    let sign_in = matches!(error, Error::Refused(Refusal::SignInFirst));
    view! {
        <PageTitle page=title/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="empty">
                <Mark/>
                <h1>{title}</h1>
                <p>{text}</p>
                {reference
                    .map(|reference| {
                        view! {
                            <p class="small">{common.reference()} " " <code dir="ltr">{reference}</code></p>
                        }
                    })}
                {if sign_in {
                    view! { <a class="button primary" href=words.path("/sign-in")>{common.sign_in()}</a> }
                } else {
                    view! { <a class="button" href=words.path("/boards")>{common.to_boards()}</a> }
                }}
            </div>
        </main>
    }
}
