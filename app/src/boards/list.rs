//! The list of boards.

use domain::{
    base::{Moment, TerritoryId},
    boards::{Card, Phase, Theme},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, Listing};
use crate::{
    i18n::{Words, words},
    reading::Reading,
    territories::api::named,
    ui::{field::Select, glyph::Mark, loaded::Loaded, pager::Pager, title::PageTitle},
};

/// Which boards the address asks for.
#[derive(Clone, PartialEq, Eq, Default)]
struct Asked {
    theme: Option<Theme>,
    territory: Option<TerritoryId>,
    after: Option<String>,
}

impl Asked {
    /// The address of the same list from its beginning.
    fn address(&self, words: Words) -> String {
        let theme = self.theme.map(|theme| format!("theme={theme}"));
        let territory = self.territory.map(|territory| format!("territory={territory}"));
        let filters: Vec<String> = theme.into_iter().chain(territory).collect();
        let question = if filters.is_empty() { "" } else { "?" };
        format!("{}{question}{}", words.path("/boards"), filters.join("&"))
    }
}

/// The page with the list of boards.
#[component]
pub fn Boards() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let query = query.read();
        Asked {
            theme: query.get("theme").and_then(|theme| theme.parse().ok()),
            territory: query.get("territory").and_then(|territory| territory.parse().ok()),
            after: query.get("after"),
        }
    });
    let listing = Reading::new(move || {
        let Asked { theme, territory, after } = asked.get();
        api::List { theme, territory, after }
    });
    let words = words();
    view! {
        <PageTitle page=words.boards().list_title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{words.boards().list_title()}</h1>
                <p class="lead">{words.boards().list_lead()}</p>
            </div>
            <Loaded data=listing view=move |listing| view! { <Cards listing asked=asked.get_untracked()/> }.into_any()/>
        </main>
    }
}

#[component]
fn Cards(listing: Listing, asked: Asked) -> impl IntoView {
    let words = words();
    let empty = listing.boards.rows.is_empty();
    let address = asked.address(words);
    view! {
        <Filter territories=listing.territories asked=asked.clone()/>
        {if empty {
            view! {
                <div class="empty">
                    <Mark/>
                    <p>{words.boards().none()}</p>
                    <a class="button" href=words.path("/boards")>{words.boards().all()}</a>
                </div>
            }
                .into_any()
        } else {
            let cards = listing.boards.rows.into_iter().map(|card| view! { <BoardCard card/> }).collect_view();
            view! { <ul class="boards">{cards}</ul> }.into_any()
        }}
        <Pager next=listing.boards.next later=asked.after.is_some() address/>
    }
}

#[component]
fn Filter(territories: Vec<domain::territories::Territory>, asked: Asked) -> impl IntoView {
    let words = words();
    let any = (String::new(), words.boards().any().to_owned());
    let themes =
        Theme::ALL.iter().map(|theme| (theme.to_string(), words.choice("theme", theme.as_str()).to_owned()));
    let places = named(&territories);
    let chosen = usize::from(asked.theme.is_some()) + usize::from(asked.territory.is_some());
    view! {
        <form class="filter" method="get" action=words.path("/boards")>
            <details class="more" open={chosen > 0}>
                <summary>
                    {words.boards().filters()} " " {(chosen > 0).then(|| view! { <span class="count">{chosen}</span> })}
                </summary>
                <div class="fields">
                    <Select
                        name="theme"
                        label=words.boards().theme()
                        choices=std::iter::once(any.clone()).chain(themes).collect()
                        value=asked.theme.map(|theme| theme.to_string()).unwrap_or_default()
                    />
                    <Select
                        name="territory"
                        label=words.boards().territory()
                        choices=std::iter::once(any).chain(places).collect()
                        value=asked.territory.map(|territory| territory.to_string()).unwrap_or_default()
                    />
                    <button class="button">{words.boards().show()}</button>
                </div>
            </details>
        </form>
    }
}

/// A board in a list.
#[component]
pub fn BoardCard(card: Card) -> impl IntoView {
    let words = words();
    let phases = [Phase::Proposing, Phase::CoDesign, Phase::Voting, Phase::Decided, Phase::FollowUp];
    let stops = phases.map(|phase| {
        let class = (phase < card.phase).then_some("done");
        view! { <li class=class aria-current=(phase == card.phase).then_some("step")></li> }
    });
    view! {
        <li>
            <article class="board">
                <p class="where">
                    <span>{card.territory}</span>
                    <span>{words.choice("theme", card.theme.as_str())}</span>
                </p>
                <h2 lang=card.language.to_string() dir="auto">
                    <a href=words.path(format!("/boards/{}", card.id))>{card.question}</a>
                </h2>
                <ol class="long-table mini" aria-hidden="true">{stops.into_iter().collect_view()}</ol>
                <p class="stage">
                    <b>{words.choice("phase", card.phase.as_str())}</b>
                    {card.phase_ends.map(|ends: Moment| format!(" {}", words.boards().until(words.day(ends.day()))))}
                </p>
                <p class="counts">
                    <span>{words.boards().initiatives(card.initiatives)}</span>
                    <span>{card.participants.map(|people| words.boards().people(people))}</span>
                </p>
            </article>
        </li>
    }
}
