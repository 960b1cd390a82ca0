//! The initiatives on a board's page.

use domain::{
    base::BoardId,
    initiatives::{Card, Column},
    people::Constituency,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, Listing, Shown},
    card::InitiativeCard,
    filter::{Asked, FilterForm},
};
use crate::{
    boards::live,
    i18n::words,
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, pager::Pager},
};

/// A board's initiatives: columns by state, or the list that the address asks for.
#[component]
pub fn BoardInitiatives(board: BoardId) -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| Asked::of(&query.read()));
    let changes = live::changes();
    let listing = Reading::anew(
        move || changes.get(),
        move || {
            let Asked { filter, sort, after } = asked.get();
            api::List { board, filter, sort, after }
        },
    );
    let words = words();
    view! {
        <section class="section" aria-labelledby="initiatives">
            <h2 id="initiatives" class="hidden">{words.initiatives().title()}</h2>
            <Loaded
                data=listing
                view=move |listing| view! { <Initiatives board listing asked=asked.get_untracked()/> }.into_any()
            />
        </section>
    }
}

#[component]
fn Initiatives(board: BoardId, listing: Listing, asked: Asked) -> impl IntoView {
    let words = words();
    let Listing { seats, choices, shown } = listing;
    let later = asked.after.is_some();
    let address = asked.address(board, words, "");
    let bare = asked == Asked::default();
    let (list, next) = match shown {
        Shown::Columns(columns) if columns.iter().any(|column| !column.cards.is_empty()) => {
            let columns = columns
                .into_iter()
                .filter(|column| !column.cards.is_empty())
                .map(|column| view! { <StageColumn board column seats=seats.clone()/> })
                .collect_view();
            (view! { <div class="columns">{columns}</div> }.into_any(), None)
        }
        Shown::Cards(page) if !page.rows.is_empty() => {
            (view! { <div class="cards">{cards(page.rows, &seats)}</div> }.into_any(), page.next)
        }
        _ => (view! { <Empty board bare/> }.into_any(), None),
    };
    view! {
        <FilterForm board choices asked/>
        {list}
        <Pager next later address/>
    }
    .into_any()
}

fn cards(cards: Vec<Card>, seats: &[Constituency]) -> impl IntoView {
    let card = |card| view! { <InitiativeCard card seats=seats.to_vec()/> };
    cards.into_iter().map(card).collect_view()
}

#[component]
fn StageColumn(board: BoardId, column: Column, seats: Vec<Constituency>) -> impl IntoView {
    let words = words();
    let stage = column.stage;
    let count = column.cards.len();
    let id = format!("stage-{stage}");
    let labelled = id.clone();
    let all = words.path(format!("/boards/{board}?stage={stage}"));
    view! {
        <section class="column" aria-labelledby=labelled>
            <h2 id=id>
                {words.choice("stage", stage.as_str())} " "
                {(!column.more).then(|| view! { <span class="count">{count}</span> })}
            </h2>
            {cards(column.cards, &seats)}
            {column.more.then(|| view! { <a class="button quiet" href=all>{words.initiatives().see_all()}</a> })}
        </section>
    }
    .into_any()
}

#[component]
fn Empty(board: BoardId, bare: bool) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    view! {
        <div class="empty">
            <Mark/>
            <p>{if bare { texts.none_yet() } else { texts.none_found() }}</p>
            {if bare {
                view! { <p class="soft">{texts.yours_first()}</p> }.into_any()
            } else {
                view! { <a class="button" href=words.path(format!("/boards/{board}"))>{texts.show_all()}</a> }.into_any()
            }}
        </div>
    }
}
