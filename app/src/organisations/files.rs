//! The logo and the pictures of an organisation, for those who keep them.

use domain::attachments::Purpose;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::{self, Shown};
use crate::{
    attachments::keep::KeepFiles,
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, refused::Refused, title::PageTitle},
    wire::Error,
};

/// The page on which the files of an organisation are kept.
#[component]
pub fn FilesPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("organisation").unwrap_or_default());
    let shown = Reading::new(move || api::Find { organisation: id.get() });
    view! { <Loaded data=shown view=|shown| view! { <Page shown/> }.into_any()/> }
}

#[component]
fn Page(shown: Shown) -> impl IntoView {
    if !shown.is_kept {
        return view! { <Refused error=Error::Refused(domain::base::Refusal::NotAllowed)/> }.into_any();
    }
    let words = words();
    let organisation = shown.organisation;
    let page = words.path(format!("/organisations/{}", organisation.id));
    view! {
        <PageTitle page=words.attachments().title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/organisations")>{words.organisations().title()}</a>
                </p>
                <h1 dir="auto"><a href=page>{organisation.name}</a></h1>
            </div>
            <KeepFiles subject=organisation.id.into() purposes=&[Purpose::Logo, Purpose::Picture]/>
        </main>
    }
    .into_any()
}
