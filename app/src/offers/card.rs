//! A service in a list.

use domain::{
    base::Moment,
    offers::{Card, rules},
};
use leptos::prelude::*;

use super::{
    facts::{Spoken, WeekInShort},
    pictogram::Pictogram,
};
use crate::i18n::words;

/// A card: what it is, whose, where, when, in which languages, at what cost. Its link covers the whole card.
#[component]
pub fn OfferCard(card: Card, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let stale = rules::is_stale(card.confirmed_at, now);
    let has_hours = !card.hours.slots().is_empty();
    let place = card.place.clone().or_else(|| card.territories.first().cloned());
    view! {
        <article class="card offer">
            <h3 lang=card.language.to_string() dir="auto">
                <a href=words.path(format!("/offers/{}", card.id))>{card.name}</a>
            </h3>
            <p class="meta">
                <span class="tag">
                    <Pictogram theme=card.theme/>
                    {words.choice("offer_theme", card.theme.as_str())}
                </span>
                <span dir="auto">{card.organisation}</span>
                {place.map(|place| view! { <span>{place}</span> })}
                {card.remote.then(|| view! { <span>{texts.also_remote()}</span> })}
            </p>
            {has_hours.then(|| view! { <p class="meta"><WeekInShort hours=card.hours/></p> })}
            <p class="meta">
                <span><Spoken languages=card.languages/></span>
                <span>{words.choice("cost", card.cost.as_str())}</span>
                {card.children.then(|| view! { <span>{texts.children_welcome()}</span> })}
                {card.mediators.then(|| view! { <span>{texts.with_mediators()}</span> })}
                {card.places.map(|places| view! { <span>{texts.places_count(places.into())}</span> })}
                {stale.then(|| view! { <span class="tag warn">{texts.stale()}</span> })}
            </p>
        </article>
    }
    .into_any()
}
