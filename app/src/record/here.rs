//! "Recount it here": the button, how far it is, and what came out. Before the page is alive it says that this part
//! needs JavaScript.

use domain::base::BoardId;
use leptos::prelude::*;

use super::{
    checks::sentence,
    outcome::{Verdict, site_winners},
    worker::{Recounter, State},
};
use crate::i18n::words;

/// Whether the page is alive.
pub fn alive() -> RwSignal<bool> {
    let alive = RwSignal::new(false);
    Effect::new(move |_| alive.set(true));
    alive
}

/// The part of the page in which the browser recounts.
#[component]
pub fn Here(recounter: Recounter, board: BoardId, size: String) -> impl IntoView {
    let texts = words().record();
    let alive = alive();
    let site = site_winners(recounter, board);
    let content = move || match alive.get() {
        false => view! { <p class="help">{texts.needs_script()}</p> }.into_any(),
        true => view! { <Working recounter site/> }.into_any(),
    };
    view! {
        <section class="section" aria-labelledby="here">
            <h2 id="here">{texts.here_title()}</h2>
            <p>{texts.here_text(size)}</p>
            {content}
        </section>
    }
}

#[component]
fn Working(recounter: Recounter, site: super::outcome::Site) -> impl IntoView {
    let words = words();
    let texts = words.record();
    let state = recounter.state;
    let working = Memo::new(move |_| matches!(state.get(), State::Fetching | State::Checking(..)));
    let begun = Memo::new(move |_| state.get() != State::Idle);
    let said = move || match state.get() {
        State::Idle | State::Done(_) => None,
        State::Fetching => Some(texts.fetching().to_owned()),
        State::Checking(check, _) => Some(texts.checking(sentence(words, check))),
        State::Stopped => Some(texts.stopped().to_owned()),
        State::Impossible => Some(texts.impossible().to_owned()),
    };
    let percent = move || match state.get() {
        State::Checking(_, percent) => Some(percent.to_string()),
        _ => None,
    };
    let bar = move || view! { <progress max="100" value=percent aria-label=texts.done_so_far()></progress> };
    let button = move || match working.get() {
        true => view! {
            <button type="button" class="button" on:click=move |_| recounter.stop()>{texts.stop()}</button>
        }
        .into_any(),
        false => {
            let label = if begun.get() { texts.again() } else { texts.start() };
            view! {
                <button type="button" class="button primary" on:click=move |_| recounter.recount()>{label}</button>
            }
            .into_any()
        }
    };
    let done = move || match state.get() {
        State::Done(recounted) => Some(view! { <Verdict recounted site/> }),
        _ => None,
    };
    view! {
        <div class="recounting">
            <div class="actions">{button}</div>
            <p role="status">{said}</p>
            {move || working.get().then(bar)}
            {done}
        </div>
    }
}
