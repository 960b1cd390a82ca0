//! Searching services.

use domain::{
    base::Moment,
    offers::{Card, Nearness, Theme},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, Found},
    asked::Asked,
    card::OfferCard,
    find::{Chosen, FindForm, Labels},
    pictogram::Pictogram,
    tabs::Tabs,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, pager::Pager, title::PageTitle},
};

/// The page with the search and the list.
#[component]
pub fn OffersPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| Asked::of(&query.read()));
    let found = Reading::new(move || {
        let Asked { filter, after } = asked.get();
        api::List { filter, after }
    });
    let texts = words().offers();
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap" tabindex="-1">
            <Tabs here="/offers"/>
            <div class="head">
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
            </div>
            <Loaded data=found view=move |found| view! { <Results found asked=asked.get_untracked()/> }.into_any()/>
        </main>
    }
}

#[component]
fn Results(found: Found, asked: Asked) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let Found { listing, territories, now } = found;
    let labels = Labels::new(territories);
    let (later, address) = (asked.after.is_some(), asked.address(words));
    let near = listing.understood.filter.near;
    let starts = asked.filter.theme.is_none() && asked.filter.search.is_empty() && !later;
    let place = near.map(|near| labels.territory(&near.to_string()));
    let empty = listing.page.rows.is_empty();
    let rows = listing.page.rows;
    let list = match place {
        _ if empty => view! { <Nothing/> }.into_any(),
        Some(place) => view! { <ByNearness rows place now/> }.into_any(),
        None => view! {
            <h2 class="hidden">{texts.found()}</h2>
            <div class="cards">{cards(rows, now)}</div>
        }
        .into_any(),
    };
    view! {
        <FindForm asked=asked.clone() labels=labels.clone()/>
        {starts.then(|| view! { <Themes asked=asked.clone()/> })}
        <Chosen asked understood=listing.understood labels/>
        {listing.loosely.then(|| view! { <div class="notice" role="status"><p>{texts.loosely()}</p></div> })}
        <section class="section" aria-label=texts.found()>{list}</section>
        <Pager next=listing.page.next later address/>
        <p class="links">
            <a href="/data/offers.csv" download="tavolata-offers.csv">{texts.as_csv()}</a>
            <a href="/data/offers.json" download="tavolata-offers.json">{texts.as_hsds()}</a>
        </p>
    }
    .into_any()
}

/// The themes as drawings with their names, each a way into the list.
#[component]
fn Themes(asked: Asked) -> impl IntoView {
    let words = words();
    let tile = |theme: &Theme| {
        let address = asked.address_with(words, "theme", Some(theme.to_string()));
        view! {
            <li>
                <a href=address>
                    <Pictogram theme=*theme/>
                    <span>{words.choice("offer_theme", theme.as_str())}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav aria-label=words.offers().themes()>
            <ul class="themes">{Theme::ALL.iter().map(tile).collect_view()}</ul>
        </nav>
    }
}

fn cards(rows: Vec<Card>, now: Moment) -> impl IntoView {
    rows.into_iter().map(|card| view! { <OfferCard card now/> }).collect_view()
}

/// The services under headings: there, in the province, elsewhere.
#[component]
fn ByNearness(rows: Vec<Card>, place: String, now: Moment) -> impl IntoView {
    let texts = words().offers();
    let mut groups: Vec<(Nearness, Vec<Card>)> =
        Nearness::ALL.iter().map(|near| (*near, Vec::new())).collect();
    for card in rows {
        if let Some((_, group)) = groups.iter_mut().find(|(near, _)| *near == card.nearness) {
            group.push(card);
        }
    }
    let group = move |(near, rows): (Nearness, Vec<Card>)| {
        let title = match near {
            Nearness::Here => texts.here(place.clone()),
            Nearness::Province => texts.in_province().to_owned(),
            Nearness::Elsewhere => texts.elsewhere().to_owned(),
        };
        view! {
            <h2 class="nearness">{title}</h2>
            <div class="cards">{cards(rows, now)}</div>
        }
    };
    groups.into_iter().filter(|(_, rows)| !rows.is_empty()).map(group).collect_view()
}

#[component]
fn Nothing() -> impl IntoView {
    let words = words();
    let texts = words.offers();
    view! {
        <div class="empty">
            <Mark/>
            <p>{texts.none()}</p>
            <p class="soft">{texts.none_help()}</p>
            <div class="actions">
                <a class="button" href=words.path("/offers")>{texts.all()}</a>
                <a class="button" href=words.path("/offers/gaps")>{texts.gaps_tab()}</a>
            </div>
        </div>
    }
}
