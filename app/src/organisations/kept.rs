//! The list of organisations for those who keep them.

use leptos::prelude::*;

use super::{
    api,
    list::{Items, after_in_address},
};
use crate::{
    administration::tabs::Tabs,
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, title::PageTitle},
};

/// The page from which an organisation is written or changed.
#[component]
pub fn KeptPage() -> impl IntoView {
    let after = after_in_address();
    let listing = Reading::new(move || api::ListKept { after: after.get() });
    let words = words();
    let texts = words.organisations();
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap" tabindex="-1">
            <Tabs here="/administration/organisations"/>
            <div class="head">
                <h1>{texts.title()}</h1>
            </div>
            <div class="actions">
                <a class="button primary" href=words.path("/administration/organisations/new")>{texts.new()}</a>
            </div>
            <Loaded
                data=listing
                view=|listing| view! { <Items listing folder="/administration/organisations"/> }.into_any()
            />
        </main>
    }
}
