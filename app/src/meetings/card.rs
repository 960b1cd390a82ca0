//! A meeting in a list.

use domain::{
    base::Moment,
    meetings::{Card, State},
};
use leptos::prelude::*;

use super::when;
use crate::i18n::words;

/// A meeting in a list.
#[component]
pub fn MeetingCard(card: Card, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let over = card.is_over(now);
    let seats = card.seats_left.filter(|_| !over && card.state == State::Published);
    let seats = seats.map(|left| if left > 0 { texts.seats_left(left) } else { texts.full().to_owned() });
    let starts = card.span.starts.rfc3339();
    view! {
        <li>
            <article class="board meeting">
                <p class="where">
                    <span>{words.choice("meeting", card.kind.as_str())}</span>
                    <span>{card.territory.1.clone()}</span>
                    {card.theme.map(|theme| view! { <span>{words.choice("theme", theme.as_str())}</span> })}
                </p>
                <h2 lang=card.language.to_string() dir="auto">
                    <a href=words.path(format!("/meetings/{}", card.number))>{card.title.clone()}</a>
                </h2>
                <p class="stage">
                    <time datetime=starts>{when::dates(words, card.span, card.dates)}</time>
                </p>
                <Where card=card.clone()/>
                <p class="counts">
                    <StateTag state=card.state over/>
                    {(card.dates > 1).then(|| view! { <span>{when::length(words, card.minutes)}</span> })}
                    {seats.map(|seats| view! { <span>{seats}</span> })}
                </p>
            </article>
        </li>
    }
}

/// The place, or that one takes part online, or both.
#[component]
pub fn Where(card: Card) -> impl IntoView {
    let online = card.is_online.then(|| view! { <span>{words().meetings().online()}</span> });
    let place = card.place.map(|place| view! { <span dir="auto">{place}</span> });
    let address = card.address.map(|address| view! { <span dir="auto">{address}</span> });
    view! { <p class="meta">{place} {address} {online}</p> }
}

/// A mark where a meeting is a draft, called off or over; nothing else.
#[component]
pub fn StateTag(state: State, over: bool) -> impl IntoView {
    let texts = words().meetings();
    match state {
        State::Draft => view! { <span class="tag">{texts.draft()}</span> }.into_any(),
        State::Cancelled => view! { <span class="tag warn">{texts.cancelled()}</span> }.into_any(),
        State::Published if over => view! { <span class="tag">{texts.over()}</span> }.into_any(),
        State::Published => ().into_any(),
    }
}
