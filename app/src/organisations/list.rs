//! All organisations by name.

use domain::organisations::Organisation;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, Listing};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, title::PageTitle},
};

/// The public list.
#[component]
pub fn OrganisationsPage() -> impl IntoView {
    let after = after_in_address();
    let listing = Reading::new(move || api::List { after: after.get() });
    let texts = words().organisations();
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
            </div>
            <Loaded data=listing view=|listing| view! { <Items listing folder="/organisations"/> }.into_any()/>
        </main>
    }
}

/// The name behind which the page begins that the address asks for.
pub fn after_in_address() -> Memo<Option<String>> {
    let query = use_query_map();
    Memo::new(move |_| query.read().get("after"))
}

/// The organisations of a page, each leading into a folder of addresses.
#[component]
pub fn Items(listing: Listing, folder: &'static str) -> impl IntoView {
    let words = words();
    if listing.rows.is_empty() {
        return view! { <div class="empty"><Mark/><p>{words.organisations().none()}</p></div> }.into_any();
    }
    let item = move |organisation: Organisation| {
        view! {
            <li>
                <h2>
                    <a href=words.path(format!("{folder}/{}", organisation.id)) dir="auto">{organisation.name}</a>
                </h2>
                <p class="meta">
                    <span>{words.choice("organisation", organisation.kind.as_str())}</span>
                    {organisation.territory_name.map(|name| view! { <span>{name}</span> })}
                </p>
            </li>
        }
    };
    view! {
        <ul class="items">{listing.rows.into_iter().map(item).collect_view()}</ul>
        {listing
            .next
            .map(|name| {
                view! {
                    <form class="pager" method="get">
                        <button class="button" name="after" value=name>{words.common().next_page()}</button>
                    </form>
                }
            })}
    }
    .into_any()
}
