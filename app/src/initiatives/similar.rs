//! Initiatives that resemble what is being written.

use domain::{base::BoardId, initiatives::Similar};
use leptos::prelude::*;
use std::time::Duration;

use super::api;
use crate::{i18n::words, reading::answer};

/// The list of what resembles a text; nothing where nothing does.
#[component]
pub fn SimilarList(similar: Vec<Similar>) -> impl IntoView {
    let words = words();
    let row = |similar: Similar| {
        view! {
            <li>
                <a href=words.path(format!("/initiatives/{}", similar.id)) lang=similar.language.to_string() dir="auto">
                    {similar.title}
                </a>
            </li>
        }
    };
    (!similar.is_empty()).then(|| {
        view! {
            <section class="similar" aria-labelledby="similar">
                <h2 id="similar">{words.initiatives().similar()}</h2>
                <p class="soft">{words.initiatives().similar_help()}</p>
                <ul>{similar.into_iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// What resembles the title, looked for while it is typed. Without JavaScript the draft's page shows it.
#[component]
pub fn WhileTyping(board: BoardId, typed: RwSignal<String>) -> impl IntoView {
    let look = Action::new(move |text: &String| answer(api::LookForSimilar { board, text: text.clone() }));
    Effect::new(move |_| {
        let mut later = debounce(Duration::from_millis(400), move |text: String| {
            look.dispatch(text);
        });
        Effect::new(move |_| {
            let text = typed.get();
            if text.chars().count() > 5 {
                later(text);
            }
        });
    });
    let found = move || look.value().get().and_then(Result::ok).unwrap_or_default();
    view! { <div aria-live="polite">{move || view! { <SimilarList similar=found()/> }}</div> }
}
