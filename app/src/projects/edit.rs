//! Beginning a project and changing it.

use domain::{
    attachments::Purpose,
    base::{Language, ProjectId},
    projects::{Project, State},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    api::{self, Kept, Show, Write},
    fields::Fields,
    parts::{Links, Partners, Territories},
};
use crate::{
    attachments::keep::KeepFiles,
    i18n::words,
    people::plain::PlainForm,
    reading::Reading,
    ui::{field::Select, form::Sending, loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page on which a project is begun.
#[component]
pub fn NewPage() -> impl IntoView {
    let kept = Reading::new(move || api::FindKept { project: None, language: None });
    view! { <Loaded data=kept view=|kept| view! { <Begin kept/> }.into_any()/> }
}

/// The page on which a project is changed.
#[component]
pub fn EditPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let id = Memo::new(move |_| params.read().get("project").and_then(|id| id.parse::<ProjectId>().ok()));
    let language =
        Memo::new(move |_| query.read().get("language").and_then(|tag| tag.parse::<Language>().ok()));
    move || match id.get() {
        Some(id) => {
            let kept = Reading::new(move || api::FindKept { project: Some(id), language: language.get() });
            let view = move |kept| {
                let language = language.get_untracked().unwrap_or_else(|| words().language());
                view! { <Change kept language/> }.into_any()
            };
            view! { <Loaded data=kept view/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Begin(kept: Kept) -> impl IntoView {
    let words = words();
    let texts = words.projects();
    let sending = Sending::<Write>::new();
    let language = words.language();
    let first = kept.territories.first().map(|(id, _)| id.clone()).unwrap_or_default();
    view! {
        <PageTitle page=texts.new()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/projects/kept")>{texts.kept()}</a>
                </p>
                <h1>{texts.new()}</h1>
            </div>
            <PlainForm sending class="panel form">
                <Select
                    name="territory"
                    label=texts.territory()
                    choices=kept.territories
                    value=sending.typed("territory", first)
                />
                <Fields sending project=None language/>
                <div class="actions">
                    <button class="button primary">{words.common().save()}</button>
                    <p class="help">{texts.not_yet_public()}</p>
                </div>
            </PlainForm>
        </main>
    }
}

#[component]
fn Change(kept: Kept, language: Language) -> impl IntoView {
    let Kept { project, links, organisations, territories } = kept;
    project.map(|project| {
        let words = words();
        let texts = words.projects();
        let (id, before) = (project.card.id, project.clone());
        let sending = Sending::<Write>::new();
        let languages = Language::INTERFACE.iter().map(|offered| {
            let href = words.path(format!("/projects/{id}/edit?language={offered}"));
            let here = (*offered == language).then_some("page");
            view! { <li><a href=href aria-current=here lang=offered.to_string()>{offered.endonym().to_owned()}</a></li> }
        });
        view! {
            <PageTitle page=project.card.name.clone()/>
            <main id="main" class="wrap narrow" tabindex="-1">
                <div class="head">
                    <p class="where">
                        <a href=words.path("/projects/kept")>{texts.kept()}</a>
                        <a href=words.path(format!("/projects/{id}"))>{texts.look()}</a>
                    </p>
                    <h1 lang=project.card.language.to_string() dir="auto">{project.card.name.clone()}</h1>
                </div>
                <Shown project=project.clone()/>
                <nav class="tabs" aria-label=texts.languages()><ul>{languages.collect_view()}</ul></nav>
                <PlainForm sending class="panel form">
                    <input type="hidden" name="project" value=id.to_string()/>
                    <Fields sending project=Some(before) language/>
                    <div class="actions">
                        <button class="button primary">{words.common().save()}</button>
                    </div>
                </PlainForm>
                <Partners id partners=project.partners organisations/>
                <Territories id chosen=project.territories territories/>
                <Links id links/>
                <KeepFiles subject=id.into() purposes=&[Purpose::Logo, Purpose::Picture, Purpose::Document]/>
            </main>
        }
    })
}

/// Whether everybody reads about it, and the button that changes that.
#[component]
fn Shown(project: Project) -> impl IntoView {
    let texts = words().projects();
    let sending = Sending::<Show>::new();
    let (told, label, next) = match project.card.state {
        State::Draft => (texts.is_draft(), texts.publish(), State::Published),
        State::Published => (texts.is_public(), texts.hide(), State::Draft),
    };
    view! {
        <PlainForm sending class="panel form">
            <input type="hidden" name="project" value=project.card.id.to_string()/>
            <div class="actions">
                <button class="button" name="state" value=next.as_str()>{label}</button>
                <p class="help">{told}</p>
            </div>
        </PlainForm>
    }
}
