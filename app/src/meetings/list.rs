//! The list of meetings.

use domain::meetings::Order;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::read::{List, Listing, Narrowed},
    card::MeetingCard,
    filter::{Filter, Subscribe, Way, Ways, narrowed_in_address},
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, pager::Pager, title::PageTitle},
};

/// What the address asks for.
#[derive(Clone, PartialEq, Eq)]
struct Asked {
    order: Order,
    narrowed: Narrowed,
    after: Option<String>,
}

/// The page with the list of meetings, coming or past.
#[component]
pub fn MeetingsPage() -> impl IntoView {
    let query = use_query_map();
    let narrowed = narrowed_in_address();
    let asked = Memo::new(move |_| {
        let query = query.read();
        let order = query.get("order").and_then(|order| order.parse().ok()).unwrap_or(Order::Coming);
        Asked { order, narrowed: narrowed.get(), after: query.get("after") }
    });
    let listing = Reading::new(move || {
        let Asked { order, narrowed: Narrowed { kind, theme, territory }, after } = asked.get();
        List { order: Some(order), kind, theme, territory, after }
    });
    let texts = words().meetings();
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
            </div>
            <Loaded data=listing view=move |listing| view! { <Cards listing asked=asked.get_untracked()/> }.into_any()/>
        </main>
    }
}

#[component]
fn Cards(listing: Listing, asked: Asked) -> impl IntoView {
    let words = words();
    let Listing { meetings, territories, now } = listing;
    let Asked { order, narrowed, after } = asked;
    let past = order == Order::Past;
    let kept = past.then_some(("order", order.as_str()));
    let address = narrowed.address(words, "/meetings", kept);
    let here = if past { Way::Past } else { Way::Coming };
    let none = if past { words.meetings().none_past() } else { words.meetings().none_coming() };
    let list = if meetings.rows.is_empty() {
        view! { <div class="empty"><Mark/><p>{none}</p></div> }.into_any()
    } else {
        let cards = meetings.rows.into_iter().map(|card| view! { <MeetingCard card now/> }).collect_view();
        view! { <ul class="boards">{cards}</ul> }.into_any()
    };
    let hidden = kept.map(|(name, value)| (name, value.to_owned()));
    view! {
        <Ways here narrowed/>
        {match hidden {
            Some(kept) => view! { <Filter path="/meetings" narrowed territories kept/> }.into_any(),
            None => view! { <Filter path="/meetings" narrowed territories/> }.into_any(),
        }}
        {list}
        <Pager next=meetings.next later=after.is_some() address/>
        <Subscribe narrowed/>
    }
}
