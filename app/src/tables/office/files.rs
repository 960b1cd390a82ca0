//! The documents of a point of an agenda.

use domain::attachments::Purpose;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    attachments::keep::KeepFiles,
    i18n::words,
    reading::Reading,
    tables::api::{self, Prepared},
    ui::{loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page on which the documents of a point are kept.
#[component]
pub fn FilesPage() -> impl IntoView {
    let params = use_params_map();
    let item = Memo::new(move |_| params.read().get("item").and_then(|id| id.parse().ok()));
    move || match item.get() {
        Some(item) => {
            let prepared = Reading::new(move || api::FindItem { item });
            view! { <Loaded data=prepared view=|prepared| view! { <Page prepared/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(prepared: Prepared) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let Prepared { item, session, language } = prepared;
    let help =
        if item.confidential_reason.is_some() { texts.files_confidential() } else { texts.seen_by_all() };
    view! {
        <PageTitle page=words.attachments().title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path(format!("/administration/tables/sessions/{session}"))>{texts.run()}</a>
                </p>
                <h1 lang=language.to_string() dir="auto">{item.title}</h1>
                <p class="lead">{help}</p>
            </div>
            <KeepFiles subject=item.id.into() purposes=&[Purpose::Document]/>
        </main>
    }
    .into_any()
}
