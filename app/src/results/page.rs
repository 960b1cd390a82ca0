//! A report: in plain words first, then charts with their tables, then what the figures mean. It prints as it stands.

use domain::results::Scope;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::{self, Definition, Shown};
use crate::{
    i18n::words,
    insights::dashboard::way,
    reading::Reading,
    ui::{
        bars::Patterns, chart::ChartView, glyph::Mark, loaded::Loaded, refused::NotFound, title::PageTitle,
    },
};

/// The report on a project.
#[component]
pub fn OfProject() -> impl IntoView {
    let params = use_params_map();
    let scope = Memo::new(move |_| format!("projects/{}", params.read().get("project")?).parse().ok());
    view! { <Of scope/> }
}

/// The report on a territory and on what lies within.
#[component]
pub fn OfTerritory() -> impl IntoView {
    let params = use_params_map();
    let scope = Memo::new(move |_| format!("territories/{}", params.read().get("territory")?).parse().ok());
    view! { <Of scope/> }
}

#[component]
fn Of(scope: Memo<Option<Scope>>) -> impl IntoView {
    move || match scope.get() {
        Some(scope) => {
            let found = Reading::new(move || api::Find { scope: scope.clone() });
            view! { <Loaded data=found view=|shown| view! { <Report shown/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Report(shown: Shown) -> impl IntoView {
    let words = words();
    let texts = words.results();
    let Shown { name, language, day, ways, facts, paragraphs, charts, definitions, csv } = shown;
    let empty = paragraphs.is_empty() && charts.is_empty();
    let fact =
        |(name, value): (String, String)| view! { <div><dt>{name}</dt><dd dir="auto">{value}</dd></div> };
    view! {
        <PageTitle page=texts.title_of(name.clone())/>
        <main id="main" class="wrap report" tabindex="-1">
            <Patterns/>
            <div class="head">
                <p class="where no-print">
                    <a href=words.path("/results")>{texts.title()}</a>
                    {ways.into_iter().map(way).collect_view()}
                </p>
                <h1>
                    <span class="of">{texts.title()}</span>
                    " "
                    <span lang=language dir="auto">{name}</span>
                </h1>
                <p class="lead">{texts.read_on(day)}</p>
            </div>
            {(!facts.is_empty())
                .then(|| view! { <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl> })}
            {if empty {
                view! { <div class="empty"><Mark/><p>{texts.empty()}</p></div> }.into_any()
            } else {
                view! { <Told paragraphs csv/> }.into_any()
            }}
            {charts.into_iter().map(|chart| view! { <ChartView chart/> }).collect_view()}
            <Definitions definitions/>
        </main>
    }
}

#[component]
fn Told(paragraphs: Vec<String>, csv: String) -> impl IntoView {
    let words = words();
    let texts = words.results();
    view! {
        <section class="section told" aria-labelledby="told">
            <h2 id="told">{texts.in_short()}</h2>
            {paragraphs.into_iter().map(|paragraph| view! { <p>{paragraph}</p> }).collect_view()}
            <p class="help no-print">{words.tables().print_help()}</p>
            <p class="links"><a href=csv download="" rel="external">{texts.download()}</a></p>
        </section>
    }
}

#[component]
fn Definitions(definitions: Vec<Definition>) -> impl IntoView {
    let texts = words().results();
    let definition = |definition: Definition| {
        view! {
            <div id=definition.id>
                <dt>{definition.term}</dt>
                <dd>{definition.text}</dd>
            </div>
        }
    };
    (!definitions.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="how">
                <h2 id="how">{texts.how()}</h2>
                <dl class="definitions">{definitions.into_iter().map(definition).collect_view()}</dl>
            </section>
        }
    })
}
