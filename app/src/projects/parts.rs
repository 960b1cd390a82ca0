//! What belongs to a project, for those who keep it: partners, territories, and the things that it brings together.

use domain::{
    base::{ProjectId, TerritoryId, text::Label},
    owners::names::Named,
    projects::{Part, Partner},
};
use leptos::prelude::*;

use super::api::{AddPartner, AddTerritory, Link, RemovePartner, RemoveTerritory, Unlink};
use crate::{
    i18n::words,
    people::plain::PlainForm,
    ui::{
        field::{Select, TextField},
        form::Sending,
    },
};

/// The partners, each with a way to take its part away, and a form for one more.
#[component]
pub fn Partners(
    id: ProjectId,
    partners: Vec<Partner>,
    organisations: Vec<(String, String)>,
) -> impl IntoView {
    let words = words();
    let texts = words.projects();
    let (add, remove) = (Sending::<AddPartner>::new(), Sending::<RemovePartner>::new());
    let item = move |partner: Partner| {
        let organisation = partner.organisation.to_string();
        let remove = remove.one_of("organisation", &organisation);
        view! {
            <li>
                <h3 dir="auto">{partner.name}</h3>
                <p class="meta">
                    <span class="tag">{words.choice("part", partner.part.as_str())}</span>
                    {partner.task.map(|task| view! { <span dir="auto">{task}</span> })}
                </p>
                <PlainForm sending=remove>
                    <input type="hidden" name="project" value=id.to_string()/>
                    <input type="hidden" name="organisation" value=organisation/>
                    <button class="link">{texts.remove()}</button>
                </PlainForm>
            </li>
        }
    };
    let choice = |part: &Part| (part.to_string(), words.choice("part", part.as_str()).to_owned());
    let parts: Vec<_> = Part::ALL.iter().map(choice).collect();
    view! {
        <section class="section" aria-labelledby="partners">
            <h2 id="partners">{texts.partners()}</h2>
            <ul class="items">{partners.into_iter().map(item).collect_view()}</ul>
            <PlainForm sending=add class="panel form">
                <input type="hidden" name="project" value=id.to_string()/>
                <Select
                    name="organisation"
                    label=texts.organisation()
                    choices=organisations
                    value=add.typed("organisation", "")
                />
                <Select
                    name="part"
                    label=texts.part()
                    choices=parts
                    value=add.typed("part", Part::Partner.as_str())
                />
                <TextField
                    name="task"
                    label=texts.task()
                    value=add.typed("task", "")
                    most=Label::LONGEST
                    optional=true
                />
                <div class="actions">
                    <button class="button">{texts.add()}</button>
                </div>
            </PlainForm>
        </section>
    }
}

/// The territories, each with a way to leave it, and a form for one more.
#[component]
pub fn Territories(
    id: ProjectId,
    chosen: Vec<(TerritoryId, String)>,
    territories: Vec<(String, String)>,
) -> impl IntoView {
    let texts = words().projects();
    let (add, remove) = (Sending::<AddTerritory>::new(), Sending::<RemoveTerritory>::new());
    let item = move |(territory, name): (TerritoryId, String)| {
        let remove = remove.one_of("territory", &territory.to_string());
        view! {
            <li>
                <h3>{name}</h3>
                <PlainForm sending=remove>
                    <input type="hidden" name="project" value=id.to_string()/>
                    <input type="hidden" name="territory" value=territory.to_string()/>
                    <button class="link">{texts.remove()}</button>
                </PlainForm>
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby="territories">
            <h2 id="territories">{texts.territories()}</h2>
            <ul class="items">{chosen.into_iter().map(item).collect_view()}</ul>
            <PlainForm sending=add class="panel form">
                <input type="hidden" name="project" value=id.to_string()/>
                <Select
                    name="territory"
                    label=texts.territory()
                    choices=territories
                    value=add.typed("territory", "")
                />
                <div class="actions">
                    <button class="button">{texts.add()}</button>
                </div>
            </PlainForm>
        </section>
    }
}

/// The things that the project brings together, each with a way to take it away, and a form for one more.
#[component]
pub fn Links(id: ProjectId, links: Vec<Named>) -> impl IntoView {
    let words = words();
    let texts = words.projects();
    let (add, remove) = (Sending::<Link>::new(), Sending::<Unlink>::new());
    let item = move |named: Named| {
        let remove = remove.one_of("id", &named.subject.id.to_string());
        view! {
            <li>
                <h3 lang=named.language.to_string() dir="auto">{named.title}</h3>
                <p class="meta"><span class="tag">{words.choice("subject", named.subject.kind.as_str())}</span></p>
                <PlainForm sending=remove>
                    <input type="hidden" name="project" value=id.to_string()/>
                    <input type="hidden" name="kind" value=named.subject.kind.as_str()/>
                    <input type="hidden" name="id" value=named.subject.id.to_string()/>
                    <button class="link">{texts.remove()}</button>
                </PlainForm>
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby="together">
            <h2 id="together">{texts.together()}</h2>
            <ul class="items">{links.into_iter().map(item).collect_view()}</ul>
            <PlainForm sending=add class="panel form">
                <input type="hidden" name="project" value=id.to_string()/>
                <TextField
                    name="address"
                    dir="ltr"
                    label=texts.address()
                    help=texts.address_help()
                    value=add.typed("address", "")
                    required=true
                />
                <div class="actions">
                    <button class="button">{texts.add()}</button>
                </div>
            </PlainForm>
        </section>
    }
}
