//! The lists of one's own things: comments, stances, pledges, what one follows.

use domain::{
    base::Moment,
    initiatives::voices::{Shelf, Thing},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::api::{self, Listed};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, pager::Pager, refused::NotFound, title::PageTitle},
};

/// One list of one's own things.
#[component]
pub fn ShelfPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let shelf = Memo::new(move |_| params.read().get("shelf").and_then(|shelf| shelf.parse::<Shelf>().ok()));
    let after = Memo::new(move |_| query.read().get("after"));
    move || match shelf.get() {
        Some(shelf) => {
            let listed = Reading::new(move || api::ListShelf { shelf, after: after.get() });
            let view =
                move |listed| view! { <Page shelf listed later=after.get_untracked().is_some()/> }.into_any();
            view! { <Loaded data=listed view/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(shelf: Shelf, listed: Listed, later: bool) -> impl IntoView {
    let words = words();
    let Listed { things, now } = listed;
    let title = words.choice("shelf", shelf.as_str());
    let list = if things.rows.is_empty() {
        view! { <div class="empty"><Mark/><p>{words.follows().none()}</p></div> }.into_any()
    } else {
        let item = move |thing| view! { <ThingItem shelf thing now/> };
        view! { <ul class="items">{things.rows.into_iter().map(item).collect_view()}</ul> }.into_any()
    };
    view! {
        <PageTitle page=title/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head"><h1>{words.follows().title()}</h1></div>
            <Tabs shown=Some(shelf)/>
            <section class="section" aria-labelledby="shelf">
                <h2 id="shelf">{title}</h2>
                {list}
                <Pager next=things.next later address=words.path(format!("/my-things/{shelf}"))/>
            </section>
        </main>
    }
}

/// The ways between one's lists; `None` is the first page.
#[component]
pub fn Tabs(shown: Option<Shelf>) -> impl IntoView {
    let words = words();
    let tab = move |shelf: Option<Shelf>| {
        let (path, label) = match shelf {
            None => (words.path("/my-things"), words.follows().news()),
            Some(shelf) => (words.path(format!("/my-things/{shelf}")), words.choice("shelf", shelf.as_str())),
        };
        view! { <li><a href=path aria-current=(shelf == shown).then_some("page")>{label}</a></li> }
    };
    let shelves = std::iter::once(None).chain(Shelf::ALL.iter().copied().map(Some));
    view! {
        <nav class="tabs" aria-label=words.follows().title()>
            <ul>{shelves.map(tab).collect_view()}</ul>
        </nav>
    }
}

#[component]
fn ThingItem(shelf: Shelf, thing: Thing, now: Moment) -> impl IntoView {
    let words = words();
    let word = match shelf {
        Shelf::Stances => words.choice("stance", &thing.word),
        Shelf::Comments | Shelf::Pledges => words.choice("text_state", &thing.word),
        Shelf::Follows => words.choice("subject", thing.kind.as_str()),
    };
    let text = thing.text.clone().zip(thing.text_language).map(|(text, language)| {
        view! { <p lang=language.to_string() dir="auto">{text}</p> }
    });
    view! {
        <li>
            <ThingTitle thing=thing.clone()/>
            {text}
            <p class="meta">
                <span class="tag">{word}</span>
                <time datetime=thing.at.rfc3339()>{words.ago(thing.at, now)}</time>
            </p>
        </li>
    }
}

/// What a thing stands on, as a link.
#[component]
pub fn ThingTitle(thing: Thing) -> impl IntoView {
    let href = thing.address().map(|address| words().path(address));
    view! { <h3 lang=thing.language.to_string() dir="auto"><a href=href>{thing.title}</a></h3> }
}
