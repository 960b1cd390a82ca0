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
    let (added, renamed) = (add.successes(), rename.successes());
    let territories = Reading::anew(move || added.get() + renamed.get(), || api::List {});
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
            <details class="more" open=add.came_back()>
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
                name="istat_code"
                dir="ltr"
                label=texts.istat_code()
                help=texts.istat_code_help()
                value=add.typed("istat_code", "")
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
    let rows: Vec<Territory> = std::iter::once(province.clone()).chain(within).collect();
    let came_back = rows.iter().any(|row| rename.one_of("territory", &row.id.to_string()).came_back());
    let row = move |territory: Territory| view! { <Row territory rename/> };
    view! {
        <section class="section" aria-labelledby=labelled>
            <h2 id=heading>{province.name} " " <span class="count">{count}</span></h2>
            <details class="more" open=came_back>
                <summary>{words().administration().show_all()}</summary>
                <ul class="items">{rows.into_iter().map(row).collect_view()}</ul>
            </details>
        </section>
    }
}

#[component]
fn Row(territory: Territory, rename: Sending<Rename>) -> impl IntoView {
    let texts = words().administration();
    let id = territory.id.to_string();
    let rename = rename.one_of("territory", &id);
    let suffix = format!("-{id}");
    view! {
        <li>
            <h3>{territory.name.clone()}</h3>
            <p class="meta">
                <bdi dir="ltr">{territory.istat_code}</bdi>
            </p>
            <details class="more" open=rename.came_back()>
                <summary>{texts.rename()}</summary>
                <Form sending=rename>
                    <input type="hidden" name="territory" value=id/>
                    <TextField
                        name="name"
                        label=texts.new_name(territory.name.clone())
                        value=rename.typed("name", territory.name)
                        required=true
                        suffix
                    />
                    <div class="actions">
                        <Submit label=texts.rename() class="button" pending=Signal::derive(move || rename.pending())/>
                    </div>
                </Form>
            </details>
        </li>
    }
}
