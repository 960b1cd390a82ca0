//! A project in a list, and the projects of an organisation beside something else.

use domain::{
    base::OrganisationId,
    projects::{Card, State},
};
use leptos::prelude::*;

use super::api::ListWith;
use crate::{
    i18n::{Words, words},
    reading::Reading,
    ui::part::nothing,
};

/// From when to when: `dal 1 gennaio 2019 al 30 giugno 2020`.
pub fn span(words: Words, card: &Card) -> Option<String> {
    let texts = words.projects();
    match (card.starts_on, card.ends_on) {
        (Some(first), Some(last)) => Some(texts.from_to(words.full_day(first), words.full_day(last))),
        (Some(first), None) => Some(texts.from(words.full_day(first))),
        (None, Some(last)) => Some(texts.until(words.full_day(last))),
        (None, None) => None,
    }
}

/// A project in a list.
#[component]
pub fn ProjectCard(
    card: Card,
    /// The section of the address to which it leads: the page, or the form.
    #[prop(default = "")]
    leaf: &'static str,
) -> impl IntoView {
    let words = words();
    let span = span(words, &card);
    let language = card.language.to_string();
    let href = words.path(format!("/projects/{}{leaf}", card.id));
    view! {
        <article class="card">
            <p class="where">
                {card.programme.map(|programme| view! { <span dir="auto">{programme}</span> })}
                {span.map(|span| view! { <span>{span}</span> })}
            </p>
            <h2 lang=language.clone() dir="auto"><a href=href>{card.name}</a></h2>
            <p lang=language dir="auto">{card.summary}</p>
            <p class="meta">
                {(card.state == State::Draft)
                    .then(|| view! { <span class="tag new">{words.choice("news_state", "draft")}</span> })}
                {card.lead.map(|lead| view! { <span>{words.projects().led_by(lead)}</span> })}
            </p>
        </article>
    }
}

/// The projects in which an organisation has a part; nothing where there are none.
#[component]
pub fn ProjectsWith(organisation: OrganisationId) -> impl IntoView {
    let found = Reading::new(move || ListWith { organisation });
    found.show(nothing, move |found| {
        let words = words();
        let cards = found.unwrap_or_default();
        let item = move |card: Card| {
            let span = span(words, &card);
            view! {
                <li>
                    <h3 lang=card.language.to_string() dir="auto">
                        <a href=words.path(format!("/projects/{}", card.id))>{card.name}</a>
                    </h3>
                    <p class="meta">{span.map(|span| view! { <span>{span}</span> })}</p>
                </li>
            }
        };
        (!cards.is_empty())
            .then(|| {
                view! {
                    <section class="section" aria-labelledby="projects">
                        <h2 id="projects">{words.projects().title()}</h2>
                        <ul class="items">{cards.into_iter().map(item).collect_view()}</ul>
                    </section>
                }
            })
            .into_any()
    })
}
