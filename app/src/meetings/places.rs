//! Coming meetings by territory and place: what a map would show, in words.

use domain::{base::TerritoryId, meetings::Card};
use leptos::prelude::*;

use super::{
    api::read::{ByPlace, ListByPlace, Narrowed},
    filter::{Filter, Way, Ways, narrowed_in_address},
    map::{MapView, place_id},
    when,
};
use crate::{
    i18n::words,
    reading::Reading,
    territories::api::full_name,
    ui::{glyph::Mark, loaded::Loaded, title::PageTitle},
};

/// The page with coming meetings by place.
#[component]
pub fn PlacesPage() -> impl IntoView {
    let narrowed = narrowed_in_address();
    let found = Reading::new(move || {
        let Narrowed { kind, theme, territory } = narrowed.get();
        ListByPlace { kind, theme, territory }
    });
    let texts = words().meetings();
    view! {
        <PageTitle page=texts.by_place()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.title()}</h1>
            </div>
            <Loaded data=found view=move |found| view! { <Places found narrowed=narrowed.get_untracked()/> }.into_any()/>
        </main>
    }
}

#[component]
fn Places(found: ByPlace, narrowed: Narrowed) -> impl IntoView {
    let texts = words().meetings();
    let ByPlace { meetings, map, territories, .. } = found;
    let empty = meetings.is_empty();
    let by_territory = meetings.chunk_by(|one, next| one.territory == next.territory);
    let section = |meetings: &[Card]| {
        let territory = &meetings.first()?.territory;
        let known = territories.iter().find(|known| known.id == territory.0);
        let name = known.map_or_else(|| territory.1.clone(), |known| full_name(words(), known));
        Some(view! { <InTerritory id=territory.0 name meetings=meetings.to_vec()/> })
    };
    let sections = by_territory.map(section).collect_view();
    view! {
        <Ways here=Way::Places narrowed/>
        <Filter path="/meetings/places" narrowed territories/>
        {empty.then(|| view! { <div class="empty"><Mark/><p>{texts.none_coming()}</p></div> })}
        {map.map(|(map, attribution)| view! { <MapView map attribution/> })}
        {sections}
    }
}

#[component]
fn InTerritory(id: TerritoryId, name: String, meetings: Vec<Card>) -> impl IntoView {
    let by_place = meetings.chunk_by(|one, next| one.place == next.place);
    let places = by_place.map(|meetings| view! { <AtPlace meetings=meetings.to_vec()/> }).collect_view();
    view! {
        <section class="section" aria-labelledby=format!("territory-{id}")>
            <h2 id=format!("territory-{id}")>{name}</h2>
            {places}
        </section>
    }
}

#[component]
fn AtPlace(meetings: Vec<Card>) -> impl IntoView {
    let words = words();
    let first = meetings.first();
    let id = first.map(|card| place_id(card.number));
    let place = first.and_then(|card| card.place.clone());
    let address = first.and_then(|card| card.address.clone());
    let item = move |card: Card| {
        view! {
            <li>
                <h4 lang=card.language.to_string() dir="auto">
                    <a href=words.path(format!("/meetings/{}", card.number))>{card.title}</a>
                </h4>
                <p class="meta">
                    <span>{words.choice("meeting", card.kind.as_str())}</span>
                    <time datetime=card.span.starts.rfc3339()>{when::dates(words, card.span, card.dates)}</time>
                </p>
            </li>
        }
    };
    view! {
        <h3 id=id dir="auto">{place.unwrap_or_else(|| words.meetings().only_online().to_owned())}</h3>
        {address.map(|address| view! { <p class="soft" dir="auto">{address}</p> })}
        <ul class="items">{meetings.into_iter().map(item).collect_view()}</ul>
    }
}
