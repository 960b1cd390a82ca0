//! The news of the organisations that one keeps, drafts too.

use domain::{
    base::{Moment, Page},
    news::Card,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{api, card::NewsCard};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, pager::Pager, title::PageTitle},
};

/// The page from which news are written and changed.
#[component]
pub fn KeptPage() -> impl IntoView {
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    let kept = Reading::new(move || api::ListKept { after: after.get() });
    let view = move |(cards, now)| {
        let later = after.get_untracked().is_some();
        view! { <Cards cards now later/> }.into_any()
    };
    view! { <Loaded data=kept view/> }
}

#[component]
fn Cards(cards: Page<Card>, now: Moment, later: bool) -> impl IntoView {
    let words = words();
    let texts = words.news();
    let empty = cards.rows.is_empty();
    let rows = cards.rows.into_iter().map(|card| view! { <NewsCard card picture=None now with_state=true/> });
    view! {
        <PageTitle page=texts.kept()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/news")>{texts.title()}</a>
                </p>
                <h1>{texts.kept()}</h1>
            </div>
            <div class="actions">
                <a class="button primary" href=words.path("/news/new")>{texts.new()}</a>
            </div>
            {if empty {
                view! { <div class="empty"><Mark/><p>{texts.none_kept()}</p></div> }.into_any()
            } else {
                view! { <div class="cards">{rows.collect_view()}</div> }.into_any()
            }}
            <Pager next=cards.next later address=words.path("/news/kept")/>
        </main>
    }
}
