//! The projects that one keeps, drafts too.

use domain::{base::Page, projects::Card};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{api, card::ProjectCard};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, pager::Pager, title::PageTitle},
};

/// The page from which projects are begun and changed.
#[component]
pub fn KeptPage() -> impl IntoView {
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    let kept = Reading::new(move || api::ListKept { after: after.get() });
    let view = move |cards| {
        let later = after.get_untracked().is_some();
        view! { <Cards cards later/> }.into_any()
    };
    view! { <Loaded data=kept view/> }
}

#[component]
fn Cards(cards: Page<Card>, later: bool) -> impl IntoView {
    let words = words();
    let texts = words.projects();
    let rows = cards.rows.into_iter().map(|card| view! { <ProjectCard card leaf="/edit"/> });
    view! {
        <PageTitle page=texts.kept()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/projects")>{texts.title()}</a>
                </p>
                <h1>{texts.kept()}</h1>
            </div>
            <div class="actions">
                <a class="button primary" href=words.path("/projects/new")>{texts.new()}</a>
            </div>
            <div class="cards">{rows.collect_view()}</div>
            <Pager next=cards.next later address=words.path("/projects/kept")/>
        </main>
    }
}
