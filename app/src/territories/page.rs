//! The territories by province.

use domain::territories::{Kind, Territory};
use leptos::prelude::*;

use super::api::{self, Add, Rename};
use crate::{
    administration::tabs::Tabs,
    i18n::words,
    reading::Reading,
    ui::{
        field::{Select, TextField},
        form::{Form, Sending, Submit},
        loaded::Loaded,
        title::PageTitle,
    },
};

/// The page of those who keep the territories.
#[component]
pub fn TerritoriesPage() -> impl IntoView {
    let add = Sending::<Add>::new();
    let rename = Sending::<Rename>::new();
    let territories = Reading::anew(move || add.version() + rename.version(), || api::List {});
    view! {
        <Loaded
            data=territories
            view=move |territories| view! { <Territories territories add rename/> }.into_any()
        />
    }
}

#[component]
fn Territories(territories: Vec<Territory>, add: Sending<Add>, rename: Sending<Rename>) -> impl IntoView {
    let texts = words().administration();
    let provinces: Vec<Territory> =
        territories.iter().filter(|territory| territory.kind == Kind::Province).cloned().collect();
    let choices = provinces.iter().map(|province| (province.id.to_string(), province.name.clone())).collect();
    let section = move |province: Territory| {
        let within = territories.iter().filter(|territory| territory.within == Some(province.id)).cloned();
        let within: Vec<Territory> = within.collect();
        view! { <Province province within rename/> }
    };
    view! {
        <PageTitle page=texts.territories()/>
        <main id="main" class="wrap" tabindex="-1">
            <Tabs here="/administration/territories"/>
            <div class="head">
                <h1>{texts.territories()}</h1>
                <p class="lead">{texts.territories_lead()}</p>
            </div>
            <details class="more" open=add.error().is_some()>
                <summary>{texts.add_territory()}</summary>
                <New add choices/>
            </details>
            {provinces.into_iter().map(section).collect_view()}
        </main>
    }
}

#[component]
fn New(add: Sending<Add>, choices: Vec<(String, String)>) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    let mut places = vec![(String::new(), texts.is_province().to_owned())];
    places.extend(choices);
    view! {
        <Form sending=add class="panel form">
            <TextField
                name="code"
                dir="ltr"
                label=texts.istat_code()
                help=texts.istat_code_help()
                value=add.typed("code", "")
                required=true
            />
            <TextField name="name" label=texts.name() value=add.typed("name", "") required=true/>
            <TextField name="region" label=texts.region() value=add.typed("region", "") required=true/>
            <Select name="province" label=texts.province() choices=places value=add.typed("province", "")/>
            <div class="actions">
                <Submit label=texts.add_territory() pending=Signal::derive(move || add.pending())/>
            </div>
        </Form>
    }
}

#[component]
fn Province(province: Territory, within: Vec<Territory>, rename: Sending<Rename>) -> impl IntoView {
    let heading = format!("province-{}", province.istat_code);
    let labelled = heading.clone();
    let count = within.len();
    let rows = std::iter::once(province.clone()).chain(within);
    let row = move |territory: Territory| view! { <Row territory rename/> };
    view! {
        <section class="section" aria-labelledby=labelled>
            <h2 id=heading>{province.name} " " <span class="count">{count}</span></h2>
            <details class="more">
                <summary>{words().administration().show_all()}</summary>
                <ul class="items">{rows.map(row).collect_view()}</ul>
            </details>
        </section>
    }
}

#[component]
fn Row(territory: Territory, rename: Sending<Rename>) -> impl IntoView {
    let texts = words().administration();
    let label = texts.new_name(territory.name.clone());
    view! {
        <li>
            <h3>{territory.name.clone()}</h3>
            <p class="meta">
                <bdi dir="ltr">{territory.istat_code}</bdi>
            </p>
            <Form sending=rename class="deeds">
                <input type="hidden" name="territory" value=territory.id.to_string()/>
                <input name="name" value=territory.name aria-label=label/>
                <button class="link">{texts.rename()}</button>
            </Form>
        </li>
    }
}
