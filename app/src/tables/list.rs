//! The list of tables.

use domain::tables::Card;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, Listing};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, title::PageTitle},
};

/// The page with all tables.
#[component]
pub fn TablesPage() -> impl IntoView {
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    let listing = Reading::new(move || api::List { after: after.get() });
    view! { <Loaded data=listing view=|listing| view! { <Page listing/> }.into_any()/> }
}

#[component]
fn Page(listing: Listing) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let empty = listing.rows.is_empty();
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
            </div>
            {if empty {
                view! { <div class="empty"><Mark/><p>{texts.none()}</p></div> }.into_any()
            } else {
                view! { <Cards rows=listing.rows address="/tables"/> }.into_any()
            }}
            <NextPage next=listing.next address="/tables"/>
        </main>
    }
}

/// The tables, each with what one asks first.
#[component]
pub fn Cards(
    rows: Vec<Card>,
    /// Where the tables' own pages lie.
    address: &'static str,
) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let card = move |card: Card| {
        let next = card.next.map(|(at, _)| texts.next_session(words.day_and_time(at)));
        let vacant = card.seats - card.held;
        view! {
            <li>
                <h2 lang=card.language.to_string() dir="auto">
                    <a href=words.path(format!("{address}/{}", card.id))>{card.name}</a>
                </h2>
                <p class="meta">
                    <span>{card.territory}</span>
                    <span>{texts.seats_count(card.seats)}</span>
                    {(vacant > 0).then(|| view! { <span>{texts.vacant_count(vacant)}</span> })}
                    <span>{texts.sessions_count(card.sessions)}</span>
                    {next.map(|next| view! { <span>{next}</span> })}
                </p>
                {(card.late > 0).then(|| view! { <p><span class="tag warn">{texts.late_count(card.late)}</span></p> })}
            </li>
        }
    };
    view! { <ul class="items">{rows.into_iter().map(card).collect_view()}</ul> }
}

/// The way to the tables behind a name.
#[component]
pub fn NextPage(next: Option<String>, address: &'static str) -> impl IntoView {
    let words = words();
    next.map(|name| {
        let name = leptos_router::location::Url::escape(&name);
        let href = format!("{}?after={name}", words.path(address));
        view! {
            <nav class="pager" aria-label=words.common().pages()>
                <a class="button" rel="next" href=href>{words.common().next_page()}</a>
            </nav>
        }
    })
}
