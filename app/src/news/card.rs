//! A piece of news in a list, and the latest news beside something else.

use domain::{
    attachments::{Attachment, Size},
    base::Moment,
    news::{Card, State},
};
use leptos::prelude::*;

use super::{api::ListLatest, asked::Asked};
use crate::{attachments::figure::Picture, i18n::words, reading::Reading, ui::part::nothing};

/// A piece of news in a list.
#[component]
pub fn NewsCard(
    card: Card,
    picture: Option<Attachment>,
    now: Moment,
    /// Whether its state is told.
    #[prop(optional)]
    with_state: bool,
) -> impl IntoView {
    let words = words();
    let href = words.path(format!("/news/{}", card.id));
    let at = card.published_at.unwrap_or(card.changed_at);
    let language = card.language.to_string();
    let class = match card.state {
        State::Published => "tag ok",
        State::Draft => "tag new",
        State::Hidden | State::Withdrawn => "tag warn",
    };
    view! {
        <article class="card news">
            {picture.map(|file| view! { <Picture file size=Size::Small class="lead-picture"/> })}
            <p class="where">
                <span dir="auto">{card.organisation.1}</span>
                <span>{card.territory_name}</span>
                <time datetime=at.rfc3339()>{words.ago(at, now)}</time>
            </p>
            <h2 lang=language.clone() dir="auto"><a href=href>{card.title}</a></h2>
            <p lang=language dir="auto">{card.summary}</p>
            <p class="meta">
                {with_state
                    .then(|| view! { <span class=class>{words.choice("news_state", card.state.as_str())}</span> })}
                {card.theme.map(|theme| view! { <span class="tag">{words.choice("theme", theme.as_str())}</span> })}
                {(card.comments > 0).then(|| view! { <span>{words.news().comments(i64::from(card.comments))}</span> })}
            </p>
        </article>
    }
}

/// The latest news of an organisation, or about a thing, with the way to all of them; nothing where there are none.
#[component]
pub fn LatestNews(asked: Asked) -> impl IntoView {
    let question = asked.clone();
    let latest = Reading::new(move || ListLatest { asked: question.clone() });
    latest.show(nothing, move |found| {
        let words = words();
        let cards = found.unwrap_or_default();
        let item = move |card: Card| {
            view! {
                <li>
                    <h3 lang=card.language.to_string() dir="auto">
                        <a href=words.path(format!("/news/{}", card.id))>{card.title}</a>
                    </h3>
                    <p class="meta">
                        <span dir="auto">{card.organisation.1}</span>
                        {card
                            .published_at
                            .map(|at| view! { <time datetime=at.rfc3339()>{words.full_day(at.day())}</time> })}
                    </p>
                </li>
            }
        };
        let all = asked.address(words, "");
        (!cards.is_empty())
            .then(|| {
                view! {
                    <section class="section" aria-labelledby="latest-news">
                        <h2 id="latest-news">{words.news().title()}</h2>
                        <ul class="items">{cards.into_iter().map(item).collect_view()}</ul>
                        <p><a href=all>{words.news().all()}</a></p>
                    </section>
                }
            })
            .into_any()
    })
}
