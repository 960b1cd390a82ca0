//! The list of news.

use leptos::prelude::*;
use leptos_meta::Link;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, Listing},
    asked::Asked,
    card::NewsCard,
    filter::Filter,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, pager::Pager, title::PageTitle},
};

/// The page with all news, or those for which the address asks.
#[component]
pub fn NewsPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| Asked::of(&query.read()));
    let after = Memo::new(move |_| query.read().get("after"));
    let listing = Reading::new(move || api::List { asked: asked.get(), after: after.get() });
    let texts = words().news();
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
            </div>
            <Loaded
                data=listing
                view=move |listing| {
                    let later = after.get_untracked().is_some();
                    view! { <Cards listing asked=asked.get_untracked() later/> }.into_any()
                }
            />
        </main>
    }
}

#[component]
fn Cards(listing: Listing, asked: Asked, later: bool) -> impl IntoView {
    let words = words();
    let texts = words.news();
    let Listing { news, territories, tags, named, tells, now } = listing;
    let empty = news.rows.is_empty();
    let (address, feed) = (asked.address(words, ""), asked.feed(words));
    let tell = tells.then(|| {
        view! {
            <div class="actions">
                <a class="button primary" href=words.path("/news/new")>{texts.new()}</a>
                <a class="button" href=words.path("/news/kept")>{texts.kept()}</a>
            </div>
        }
    });
    let cards = news.rows.into_iter().map(|(card, picture)| view! { <NewsCard card picture now/> });
    view! {
        <Link rel="alternate" type_="application/atom+xml" href=feed.clone() title=texts.title()/>
        {tell}
        <Filter asked territories tags named/>
        {if empty {
            view! { <div class="empty"><Mark/><p>{texts.none()}</p></div> }.into_any()
        } else {
            view! { <div class="cards">{cards.collect_view()}</div> }.into_any()
        }}
        <Pager next=news.next later address/>
        <p class="small">
            <a href=feed rel="external">{texts.feed()}</a>
            " "
            <span class="soft">{texts.feed_help()}</span>
        </p>
    }
}
