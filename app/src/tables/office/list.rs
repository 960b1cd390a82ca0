//! The tables that a person keeps.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    administration::tabs::Tabs,
    i18n::words,
    reading::Reading,
    tables::{
        api::{self, Listing},
        list::{Cards, NextPage},
    },
    ui::{loaded::Loaded, title::PageTitle},
};

/// The page with the tables that one keeps.
#[component]
pub fn KeptPage() -> impl IntoView {
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    let listing = Reading::new(move || api::ListKept { after: after.get() });
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
            <Tabs here="/administration/tables"/>
            <div class="head">
                <h1>{texts.title()}</h1>
            </div>
            <div class="actions">
                <a class="button primary" href=words.path("/administration/tables/new")>{texts.new_table()}</a>
            </div>
            {if empty {
                view! { <p class="soft">{texts.none_kept()}</p> }.into_any()
            } else {
                view! { <Cards rows=listing.rows address="/tables"/> }.into_any()
            }}
            <NextPage next=listing.next address="/administration/tables"/>
        </main>
    }
}
