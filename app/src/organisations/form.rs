//! Writing an organisation down and changing it.

use domain::{
    base::{Language, OrganisationId, text::Label},
    organisations::{Kind, Organisation},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, Kept, Write},
    members::Members,
};
use crate::{
    administration::tabs::Tabs,
    i18n::words,
    people::{belonging::Belonging, plain::PlainForm},
    reading::Reading,
    ui::{
        field::{Select, TextArea, TextField},
        form::Sending,
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page on which a new organisation is written.
#[component]
pub fn NewPage() -> impl IntoView {
    view! { <Sheet id=None/> }
}

/// The page on which an organisation is changed.
#[component]
pub fn ChangePage() -> impl IntoView {
    let params = use_params_map();
    move || match params.read().get("organisation").and_then(|id| id.parse().ok()) {
        Some(id) => view! { <Sheet id=Some(id)/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Sheet(id: Option<OrganisationId>) -> impl IntoView {
    let kept = Reading::new(move || api::FindKept { organisation: id });
    view! { <Loaded data=kept view=|kept| view! { <Page kept/> }.into_any()/> }
}

#[component]
fn Page(kept: Kept) -> impl IntoView {
    let texts = words().organisations();
    let Kept { organisation, members, constituencies, places } = kept;
    let title = organisation.as_ref().map_or_else(|| texts.new().to_owned(), |known| known.name.clone());
    let id = organisation.as_ref().map(|known| known.id);
    let sending = Sending::<Write>::new();
    view! {
        <PageTitle page=title.clone()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <Tabs here="/administration/organisations"/>
            <div class="head">
                <h1 dir="auto">{title}</h1>
            </div>
            <PlainForm sending class="panel form">
                {id.map(|id| view! { <input type="hidden" name="organisation" value=id.to_string()/> })}
                <Fields sending organisation constituencies=constituencies places/>
                <div class="actions">
                    <button class="button primary">{words().common().save()}</button>
                    <p class="help">{texts.who_sees()}</p>
                </div>
            </PlainForm>
            {id.map(|id| view! { <Members id members/> })}
        </main>
    }
}

#[component]
fn Fields(
    sending: Sending<Write>,
    organisation: Option<Organisation>,
    constituencies: Vec<domain::people::Constituency>,
    places: Vec<(String, String)>,
) -> impl IntoView {
    let words = words();
    let texts = words.organisations();
    let known = organisation.as_ref();
    let text = |name: &str, of: fn(&Organisation) -> Option<String>| {
        sending.typed(name, known.and_then(of).unwrap_or_default())
    };
    let kinds = Kind::ALL
        .iter()
        .map(|kind| (kind.to_string(), words.choice("organisation", kind.as_str()).to_owned()));
    let languages = Language::OFFERED.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()));
    let mut territories = vec![(String::new(), words.people().everywhere().to_owned())];
    territories.extend(places);
    view! {
        <TextField
            name="typed[name]"
            label=texts.name()
            value=text("typed[name]", |known| Some(known.name.clone()))
            most=Label::LONGEST
            required=true
        />
        <Select
            name="typed[kind]"
            label=texts.kind()
            choices=kinds.collect()
            value=text("typed[kind]", |known| Some(known.kind.to_string()))
        />
        <Belonging
            name="typed[constituency]"
            constituencies
            chosen=text("typed[constituency]", |known| known.constituency.clone())
        />
        <Select
            name="typed[territory]"
            label=words.people().territory()
            choices=territories
            value=text("typed[territory]", |known| known.territory.map(|id| id.to_string()))
        />
        <TextArea
            name="typed[description]"
            label=texts.description()
            value=text("typed[description]", |known| Some(known.description.clone()))
            most=4000
            optional=true
        />
        <Select
            name="typed[language]"
            label=words.common().language_of_text()
            choices=languages.collect()
            value=sending.typed("typed[language]", known.map_or(words.language(), |known| known.language).to_string())
        />
        <TextField
            name="typed[role_in_project]"
            label=texts.role_in_project()
            value=text("typed[role_in_project]", |known| known.role_in_project.clone())
            optional=true
        />
        <TextField
            name="typed[runts_number]"
            dir="ltr"
            label=texts.runts_number()
            value=text("typed[runts_number]", |known| known.runts_number.clone())
            optional=true
        />
        <TextField
            name="typed[website]"
            kind="url"
            dir="ltr"
            label=texts.website()
            value=text("typed[website]", |known| known.website.clone())
            optional=true
        />
    }
}
