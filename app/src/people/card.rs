//! The personal card, shown once.

use leptos::prelude::*;

use super::api;
use crate::{
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, title::PageTitle},
};

/// The page that shows a new card.
#[component]
pub fn CardPage() -> impl IntoView {
    let card = Reading::new(|| api::TakeCard {});
    view! { <Loaded data=card view=|card| view! { <Card card/> }.into_any()/> }
}

#[component]
fn Card(card: String) -> impl IntoView {
    let words = words();
    let texts = words.people();
    view! {
        <PageTitle page=texts.card_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.card_title()}</h1>
                <p class="lead">{texts.card_lead()}</p>
            </div>
            <p class="code-shown" dir="ltr">{card}</p>
            <p>{texts.card_keep()}</p>
            <div class="actions no-print">
                <a class="button primary" href=words.path("/boards")>{texts.card_noted()}</a>
            </div>
        </main>
    }
}
