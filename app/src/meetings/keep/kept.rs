//! The meetings that one keeps.

use leptos::prelude::*;

use crate::{
    i18n::words,
    meetings::{
        api::keep::{Kept, ListKept},
        card::MeetingCard,
        filter::{Way, Ways},
    },
    reading::Reading,
    ui::{frame::viewer, glyph::Mark, loaded::Loaded, title::PageTitle},
};

/// The page from which meetings are called and changed.
#[component]
pub fn KeptPage() -> impl IntoView {
    let kept = Reading::new(|| ListKept {});
    view! { <Loaded data=kept view=|kept| view! { <Page kept/> }.into_any()/> }
}

#[component]
fn Page(kept: Kept) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let Kept { meetings, now } = kept;
    let may = domain::meetings::rules::may_convene_somewhere(&viewer());
    let list = if meetings.is_empty() {
        view! { <div class="empty"><Mark/><p>{texts.none_kept()}</p></div> }.into_any()
    } else {
        let cards = meetings.into_iter().map(|card| view! { <MeetingCard card now/> }).collect_view();
        view! { <ul class="boards">{cards}</ul> }.into_any()
    };
    view! {
        <PageTitle page=texts.kept()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.kept()}</h1>
            </div>
            <Ways here=Way::Kept/>
            {may
                .then(|| {
                    view! {
                        <div class="actions">
                            <a class="button primary" href=words.path("/meetings/new")>{texts.new()}</a>
                        </div>
                    }
                })}
            {list}
        </main>
    }
}
