//! The versions of an initiative and what each changed.

use domain::{
    base::Language,
    initiatives::{Change, Kept},
};
use leptos::prelude::*;

use super::{
    api::{self, History, Version},
    page::initiative_in_address,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page with all versions.
#[component]
pub fn Revisions() -> impl IntoView {
    let initiative = initiative_in_address();
    move || match initiative.get() {
        Some(id) => {
            let history = Reading::new(move || api::ListVersions { initiative: id });
            let back = words().path(format!("/initiatives/{id}"));
            view! { <Loaded data=history view=move |history| view! { <Page history back=back.clone()/> }.into_any()/> }
                .into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(history: History, back: String) -> impl IntoView {
    let texts = words().initiatives();
    view! {
        <PageTitle page=texts.versions()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where"><a href=back dir="auto">{history.title}</a></p>
                <h1>{texts.versions()}</h1>
                <p class="lead">{texts.versions_lead()}</p>
            </div>
            {history.versions.into_iter().map(|version| view! { <OneVersion version/> }).collect_view()}
        </main>
    }
    .into_any()
}

#[component]
fn OneVersion(version: Version) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let Version { revision, title, body } = version;
    let id = format!("version-{}", revision.number);
    let labelled = id.clone();
    let first = revision.number == 1;
    let language = revision.language;
    let texts_of = if first {
        view! {
            <div class="diff" lang=language.to_string() dir="auto">
                <p><b>{revision.title}</b></p>
                <p>{revision.body}</p>
            </div>
        }
        .into_any()
    } else {
        view! { <Difference title body language/> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby=labelled>
            <h2 id=id>{texts.version(revision.number)}</h2>
            <p class="byline">
                {revision.author.map(|author| view! { <span dir="auto">{author}</span> })}
                <time datetime=revision.created_at.rfc3339()>{words.day_and_time(revision.created_at)}</time>
            </p>
            {revision.note.map(|note| view! { <p dir="auto">{note}</p> })}
            {texts_of}
        </section>
    }
    .into_any()
}

#[component]
fn Difference(title: Vec<Change>, body: Vec<Change>, language: Language) -> impl IntoView {
    view! {
        <div class="diff" lang=language.to_string() dir="auto">
            <p><b>{pieces(title)}</b></p>
            <p>{pieces(body)}</p>
        </div>
    }
}

fn pieces(changes: Vec<Change>) -> impl IntoView {
    let piece = |change: Change| match change.kept {
        Kept::Same => change.text.into_any(),
        Kept::Gone => view! { <del>{change.text}</del> }.into_any(),
        Kept::New => view! { <ins>{change.text}</ins> }.into_any(),
    };
    changes.into_iter().map(piece).collect_view()
}
