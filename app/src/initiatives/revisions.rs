//! The versions of an initiative and what each changed.

use domain::initiatives::Standing;
use leptos::prelude::*;

use super::{
    api::{self, History, Version},
    difference::Texts,
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
    let standing = (revision.standing != Standing::Stands).then(|| {
        view! { <span class="tag warn">{words.choice("standing", revision.standing.as_str())}</span> }
    });
    let texts_of = if first {
        view! {
            <div class="diff" lang=language.to_string() dir="auto">
                <p><b>{revision.title}</b></p>
                <p>{revision.body}</p>
            </div>
        }
        .into_any()
    } else {
        view! { <Texts title body language/> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby=labelled>
            <h2 id=id>{texts.version(revision.number)}</h2>
            <p class="byline">
                {standing}
                {revision.author.map(|author| view! { <span dir="auto">{author}</span> })}
                <time datetime=revision.created_at.rfc3339()>{words.day_and_time(revision.created_at)}</time>
            </p>
            {revision.note.map(|note| view! { <p dir="auto">{note}</p> })}
            {texts_of}
        </section>
    }
    .into_any()
}
