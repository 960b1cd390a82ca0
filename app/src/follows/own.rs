//! The page of one's own things: what changed, what one proposed, what was decided about one's texts.

use domain::{
    base::Moment,
    initiatives::{Own, voices::Thing},
};
use leptos::prelude::*;

use super::{
    api::{self, Mine},
    shelf::{Tabs, ThingTitle},
};
use crate::{
    i18n::words,
    moderation::decisions::DecisionsAboutMe,
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, title::PageTitle},
};

/// What changed since the last visit, and what one proposed.
#[component]
pub fn MyThings() -> impl IntoView {
    let mine = Reading::new(|| api::ListNews {});
    view! { <Loaded data=mine view=|mine| view! { <Page mine/> }.into_any()/> }
}

#[component]
fn Page(mine: Mine) -> impl IntoView {
    let texts = words().follows();
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
                <p class="links"><a href=words().path("/messages")>{texts.what_reaches_me()}</a></p>
            </div>
            <Tabs shown=None/>
            <News news=mine.news looked_at=mine.looked_at now=mine.now/>
            <DecisionsAboutMe/>
            <Proposed initiatives=mine.initiatives now=mine.now/>
        </main>
    }
}

#[component]
fn News(news: Vec<Thing>, looked_at: Option<Moment>, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.follows();
    let item = move |thing: Thing| {
        let is_new = looked_at.is_none_or(|looked| thing.at > looked);
        view! {
            <li>
                <ThingTitle thing=thing.clone()/>
                {is_new.then(|| view! { <span class="tag new">{texts.new()}</span> })}
                <p class="meta">
                    <span>{words.choice("news", &thing.word)}</span>
                    {thing.until.map(|until| view! { <time datetime=until.rfc3339()>{words.day_and_time(until)}</time> })}
                    <time datetime=thing.at.rfc3339()>{words.ago(thing.at, now)}</time>
                </p>
            </li>
        }
    };
    let list = if news.is_empty() {
        view! { <div class="empty"><Mark/><p>{texts.no_news()}</p><p class="soft">{texts.no_news_help()}</p></div> }.into_any()
    } else {
        view! { <ul class="items">{news.into_iter().map(item).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby="news">
            <h2 id="news">{texts.news()}</h2>
            {list}
        </section>
    }
}

#[component]
fn Proposed(initiatives: Vec<Own>, now: Moment) -> impl IntoView {
    let words = words();
    let item = move |own: Own| {
        view! {
            <li>
                <h3 lang=own.language.to_string() dir="auto">
                    <a href=words.path(format!("/initiatives/{}", own.id))>{own.title}</a>
                </h3>
                <p class="meta">
                    <span class="tag">{words.choice("state", own.state.as_str())}</span>
                    {own.pending.map(|standing| {
                        let label = words.choice("standing", standing.as_str());
                        view! { <span class="tag warn">{words.follows().new_version(label)}</span> }
                    })}
                    <time datetime=own.changed_at.rfc3339()>{words.ago(own.changed_at, now)}</time>
                </p>
            </li>
        }
    };
    (!initiatives.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="proposed">
                <h2 id="proposed">{words.follows().proposed()}</h2>
                <ul class="items">{initiatives.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}
