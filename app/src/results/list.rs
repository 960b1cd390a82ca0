//! What there are reports on: projects and territories.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, Listing};
use crate::{
    i18n::words,
    insights::{api::Way, dashboard::way},
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, pager::Pager, title::PageTitle},
};

/// The page on which one chooses a report.
#[component]
pub fn ResultsPage() -> impl IntoView {
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    let listing = Reading::new(move || api::List { after: after.get() });
    let texts = words().results();
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
            </div>
            <Loaded
                data=listing
                view=move |listing| {
                    let later = after.get_untracked().is_some();
                    view! { <Choices listing later/> }.into_any()
                }
            />
        </main>
    }
}

#[component]
fn Choices(listing: Listing, later: bool) -> impl IntoView {
    let words = words();
    let texts = words.results();
    let Listing { projects, territories } = listing;
    let empty = projects.rows.is_empty() && territories.is_empty();
    let no_project = projects.rows.is_empty();
    let project = move |card: domain::projects::Card| {
        view! {
            <li>
                <h3 lang=card.language.to_string() dir="auto">
                    <a href=words.path(format!("/results/projects/{}", card.id))>{card.name}</a>
                </h3>
                <p lang=card.language.to_string() dir="auto">{card.summary}</p>
            </li>
        }
    };
    view! {
        {empty.then(|| view! { <div class="empty"><Mark/><p>{texts.none()}</p></div> })}
        {(!no_project)
            .then(|| {
                view! {
                    <section class="section" aria-labelledby="projects">
                        <h2 id="projects">{texts.projects()}</h2>
                        <ul class="items">{projects.rows.into_iter().map(project).collect_view()}</ul>
                    </section>
                }
            })}
        <Pager next=projects.next later address=words.path("/results")/>
        {(!territories.is_empty())
            .then(|| {
                view! {
                    <section class="section" aria-labelledby="territories">
                        <h2 id="territories">{texts.territories()}</h2>
                        <ul class="items">{territories.into_iter().map(province).collect_view()}</ul>
                    </section>
                }
            })}
    }
}

fn province((name, within): (Way, Vec<Way>)) -> impl IntoView {
    let item = |within: Way| view! { <li>{way(within)}</li> };
    view! {
        <li>
            <h3>{way(name)}</h3>
            {(!within.is_empty())
                .then(|| view! { <ul class="links-of-a-kind">{within.into_iter().map(item).collect_view()}</ul> })}
        </li>
    }
}
