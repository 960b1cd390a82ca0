//! An initiative in a list.

use domain::{initiatives::Card, people::Constituency};
use leptos::prelude::*;

use super::concertation::Concertation;
use crate::i18n::words;

/// A card: title, who asks, how each constituency stands, what it has gathered. Its link covers the whole card.
#[component]
pub fn InitiativeCard(card: Card, seats: Vec<Constituency>) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let author = card.organisation.or(card.author);
    let written_in = (card.language != words.language()).then(|| texts.written_in(card.language.endonym()));
    let supports = card.agreement.supports.and_then(|supports| i64::try_from(supports).ok());
    view! {
        <article class="card">
            <h3 lang=card.language.to_string() dir="auto">
                <a href=words.path(format!("/initiatives/{}", card.id))>{card.title}</a>
            </h3>
            <p class="meta">
                <span class="tag">{words.choice("theme", card.theme.as_str())}</span>
                <span>{words.choice("state", card.state.as_str())}</span>
                {author.map(|author| view! { <span dir="auto">{author}</span> })}
                {(card.co_authors > 0).then(|| view! { <span>{texts.co_authors(card.co_authors)}</span> })}
                {written_in.map(|written| view! { <span>{written}</span> })}
            </p>
            <Concertation agreement=card.agreement seats/>
            <p class="counts">
                {supports.map(|supports| view! { <span>{texts.supports(supports)}</span> })}
                {(card.pledges > 0).then(|| view! { <span>{texts.helpers(card.pledges)}</span> })}
                {(card.comments > 0).then(|| view! { <span>{texts.comments(card.comments)}</span> })}
            </p>
        </article>
    }
    .into_any()
}
