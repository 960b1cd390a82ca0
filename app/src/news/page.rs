//! A piece of news with what belongs to it, and what people say about it.

use domain::{
    attachments::Attachment,
    base::{Moment, NewsId, Subject},
    news::State,
    owners::names::Named,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, Shown},
    asked::Asked,
};
use crate::{
    attachments::{figure::Figures, files::Files},
    comments::section::Comments,
    i18n::words,
    moderation::report::ReportLink,
    reading::Reading,
    ui::{loaded::Loaded, prose::Prose, refused::NotFound, title::PageTitle},
};

/// The page of a piece of news.
#[component]
pub fn StoryPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("news").and_then(|id| id.parse::<NewsId>().ok()));
    move || match id.get() {
        Some(news) => {
            let shown = Reading::new(move || api::Find { news });
            view! { <Loaded data=shown view=|shown| view! { <Page shown/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(shown: Shown) -> impl IntoView {
    let words = words();
    let texts = words.news();
    let Shown { news, body, files, links, is_kept } = shown;
    let card = news.card;
    let (id, language, state) = (card.id, card.language, card.state);
    let (organisation, name) = card.organisation;
    let at = card.published_at.unwrap_or(card.changed_at);
    let here = Asked { territory: Some(card.territory), ..Asked::default() }.address(words, "");
    let (pictures, documents): (Vec<_>, Vec<_>) = files.into_iter().partition(Attachment::is_picture);
    let published = state == State::Published;
    let keep = is_kept.then(|| {
        view! {
            <div class="actions">
                <a class="button" href=words.path(format!("/news/{id}/edit"))>{texts.change()}</a>
                {(!published).then(|| view! { <span class="tag warn">{words.choice("news_state", state.as_str())}</span> })}
            </div>
        }
    });
    view! {
        <PageTitle page=card.title.clone()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <article>
                <div class="head">
                    <p class="where">
                        <a href=words.path("/news")>{texts.title()}</a>
                        <a href=here>{card.territory_name}</a>
                        {card.theme.map(|theme| view! { <span>{words.choice("theme", theme.as_str())}</span> })}
                    </p>
                    <h1 lang=language.to_string() dir="auto">{card.title}</h1>
                    <p class="lead" lang=language.to_string() dir="auto">{card.summary}</p>
                    <p class="byline">
                        <a href=words.path(format!("/organisations/{organisation}")) dir="auto">{name}</a>
                        <time datetime=at.rfc3339()>{words.full_day(at.day())}</time>
                    </p>
                </div>
                {keep}
                <Figures files=pictures/>
                <h2 class="hidden">{texts.body()}</h2>
                <Prose html=body language/>
                <Corrections corrections=news.corrections language=language.to_string()/>
                <Files files=documents/>
                <Tags tags=news.tags/>
            </article>
            <Links links/>
            {published.then(|| view! { <Voices id/> })}
        </main>
    }
}

/// What people say about it, and how they report it.
#[component]
fn Voices(id: NewsId) -> impl IntoView {
    let words = words();
    view! {
        <p class="deeds">
            <ReportLink subject=Subject::from(id)/>
            <a href=words.path("/news/moderation")>{words.news().log_title()}</a>
        </p>
        <Comments subject=id/>
    }
}

#[component]
fn Corrections(corrections: Vec<(Moment, String)>, language: String) -> impl IntoView {
    let words = words();
    let note = move |(at, note): (Moment, String)| {
        view! {
            <p>
                <b>{words.news().corrected(words.full_day(at.day()))}</b>
                " "
                <span lang=language.clone() dir="auto">{note}</span>
            </p>
        }
    };
    (!corrections.is_empty())
        .then(|| view! { <div class="notice">{corrections.into_iter().map(note).collect_view()}</div> })
}

#[component]
fn Tags(tags: Vec<String>) -> impl IntoView {
    let words = words();
    let link = move |tag: String| {
        let with = Asked { tag: Some(tag.clone()), ..Asked::default() };
        view! { <li><a class="tag" href=with.address(words, "") dir="auto">{tag}</a></li> }
    };
    (!tags.is_empty()).then(|| view! { <ul class="tags">{tags.into_iter().map(link).collect_view()}</ul> })
}

/// Things to which something is tied, each with its kind and the way to its page.
#[component]
pub fn Links(links: Vec<Named>) -> impl IntoView {
    let words = words();
    let item = move |named: Named| {
        view! {
            <li>
                <h3 lang=named.language.to_string() dir="auto">
                    <a href=words.path(named.address)>{named.title}</a>
                </h3>
                <p class="meta"><span class="tag">{words.choice("subject", named.subject.kind.as_str())}</span></p>
            </li>
        }
    };
    (!links.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="links">
                <h2 id="links">{words.news().links()}</h2>
                <ul class="items">{links.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}
