//! The page of a table: who sits there and who is missing, its rules, its sessions, its commitments.

use domain::{
    base::TableId,
    tables::{SessionCard, Stage, rules, unmet},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    api::{self, Shown},
    commitments::Commitments,
    rulebook::{RulebookSentences, UnmetRules},
    seats::{BalanceOfSeats, SeatTable},
};
use crate::{
    follows::button::FollowButton,
    i18n::words,
    owners::ties::Ties,
    procedures::section::Beside,
    reading::Reading,
    ui::{
        form::Version, frame::viewer, loaded::Loaded, pager::Pager, prose::Prose, refused::NotFound,
        title::PageTitle,
    },
};

/// The id of the table in the address.
pub fn table_in_address() -> Memo<Option<TableId>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("table").and_then(|id| id.parse().ok()))
}

/// The page of a table.
#[component]
pub fn TablePage() -> impl IntoView {
    let table = table_in_address();
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    move || match table.get() {
        Some(table) => {
            let version = RwSignal::new(0);
            provide_context(Version(version));
            let shown = Reading::anew(move || version.get(), move || api::Find { table, after: after.get() });
            let view = move |shown| view! { <Page shown later=after.get_untracked().is_some()/> }.into_any();
            view! { <Loaded data=shown view/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(shown: Shown, later: bool) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let Shown { table, mandate, constituencies, sessions, commitments, now } = shown;
    let language = table.language;
    let scope = table.territory.scope();
    let keeps = rules::may_keep(&viewer(), scope).is_ok();
    let base = format!("/administration/tables/{}", table.id);
    let missing = unmet(&table.rulebook, &table.seats);
    let address = words.path(format!("/tables/{}", table.id));
    let empty = sessions.rows.is_empty();
    let session = |card| view! { <SessionRow card/> };
    view! {
        <PageTitle page=table.name.clone()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/tables")>{texts.title()}</a>
                    <span>{table.territory.name.clone()}</span>
                </p>
                <h1 lang=language.to_string() dir="auto">{table.name.clone()}</h1>
                <Prose html=mandate language/>
            </div>
            {keeps
                .then(|| {
                    view! {
                        <div class="actions">
                            <a class="button primary" href=words.path(format!("{base}/convene"))>{texts.convene()}</a>
                            <a class="button" href=words.path(format!("{base}/seats"))>{texts.keep_seats()}</a>
                            <a class="button" href=words.path(base.clone())>{texts.change_table()}</a>
                        </div>
                    }
                })}
            <FollowButton subject=table.id/>
            <section class="section" aria-labelledby="seats">
                <h2 id="seats">{texts.who_sits()}</h2>
                <BalanceOfSeats seats=table.seats.clone() constituencies=constituencies.clone()/>
                <UnmetRules unmet=missing constituencies=constituencies.clone()/>
                <SeatTable seats=table.seats.clone() constituencies=constituencies.clone() today=now.day()/>
            </section>
            <section class="section" aria-labelledby="commitments">
                <h2 id="commitments">{texts.commitments()}</h2>
                <Commitments commitments scope language today=now.day()/>
            </section>
            <section class="section" aria-labelledby="sessions">
                <h2 id="sessions">{texts.sessions()}</h2>
                {if empty {
                    view! { <p class="soft">{texts.no_sessions()}</p> }.into_any()
                } else {
                    view! { <ul class="items">{sessions.rows.into_iter().map(session).collect_view()}</ul> }.into_any()
                }}
                <Pager next=sessions.next later address place="#sessions"/>
            </section>
            <Beside subject=table.id scope/>
            <Ties subject=table.id/>
            <section class="section" aria-labelledby="rulebook">
                <h2 id="rulebook">{texts.rulebook()}</h2>
                <RulebookSentences rulebook=table.rulebook constituencies/>
            </section>
        </main>
    }
    .into_any()
}

#[component]
fn SessionRow(card: SessionCard) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let class = match card.stage {
        Stage::Convened | Stage::Open => "tag new",
        Stage::Cancelled => "tag warn",
        Stage::Closed | Stage::Approved => "tag",
    };
    view! {
        <li>
            <h3><a href=words.path(format!("/tables/sessions/{}", card.id))>{texts.session(card.number)}</a></h3>
            <p class="meta">
                <span class=class>{words.choice("session_stage", card.stage.as_str())}</span>
                {card.is_urgent.then(|| view! { <span class="tag warn">{texts.urgent()}</span> })}
                <time datetime=card.starts_at.rfc3339()>{words.day_and_time(card.starts_at)}</time>
                {(card.passed > 0).then(|| view! { <span>{texts.passed_count(card.passed)}</span> })}
            </p>
        </li>
    }
}
