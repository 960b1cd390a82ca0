//! The list of projects.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, Listing},
    card::ProjectCard,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, pager::Pager, title::PageTitle},
};

/// The page with all projects.
#[component]
pub fn ProjectsPage() -> impl IntoView {
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    let listing = Reading::new(move || api::List { after: after.get() });
    let texts = words().projects();
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
            </div>
            <Loaded
                data=listing
                view=move |listing| {
                    let later = after.get_untracked().is_some();
                    view! { <Cards listing later/> }.into_any()
                }
            />
        </main>
    }
}

#[component]
fn Cards(listing: Listing, later: bool) -> impl IntoView {
    let words = words();
    let texts = words.projects();
    let Listing { projects, keeps } = listing;
    let empty = projects.rows.is_empty();
    let keep = keeps.then(|| {
        view! {
            <div class="actions">
                <a class="button" href=words.path("/projects/kept")>{texts.kept()}</a>
            </div>
        }
    });
    view! {
        {keep}
        {if empty {
            view! { <div class="empty"><Mark/><p>{texts.none()}</p></div> }.into_any()
        } else {
            let cards = projects.rows.into_iter().map(|card| view! { <ProjectCard card/> });
            view! { <div class="cards">{cards.collect_view()}</div> }.into_any()
        }}
        <Pager next=projects.next later address=words.path("/projects")/>
    }
}
