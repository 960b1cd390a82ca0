//! The page on which everybody recounts a vote and finds her own ballot; before the vote is over, what it will be.

use domain::{boards::Board, record::Summary};
use leptos::prelude::*;

use super::{
    api::{self, Shown},
    finding::Finding,
    here::Here,
    ways::{Name, Ways},
    worker::Recounter,
};
use crate::{
    boards::board_in_address,
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page on which a vote is recounted.
#[component]
pub fn RecountPage() -> impl IntoView {
    let board = board_in_address();
    move || match board.get() {
        Some(board) => {
            let shown = Reading::new(move || api::Find { board });
            view! { <Loaded data=shown view=|shown| view! { <Page shown/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(shown: Shown) -> impl IntoView {
    let words = words();
    let texts = words.record();
    let Shown { board, record, now } = shown;
    let base = words.path(format!("/boards/{}", board.id));
    let language = board.wording.language;
    let question = board.wording.question.clone();
    let over = now >= board.rules.phases.decided;
    let content = match record {
        None => view! { <div class="notice"><p>{texts.no_record()}</p></div> }.into_any(),
        Some(record) => match record.archive_bytes {
            Some(bytes) => view! { <Whole board record bytes/> }.into_any(),
            None if over => view! {
                <div class="notice"><p>{texts.preparing()}</p></div>
                <Name record/>
            }
            .into_any(),
            None => view! { <Open board record/> }.into_any(),
        },
    };
    view! {
        <PageTitle page=texts.recount_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=base lang=language.to_string() dir="auto">{question}</a>
                </p>
                <h1>{texts.recount_title()}</h1>
                <p class="lead">{texts.recount_lead()}</p>
            </div>
            {content}
            <section class="section" aria-labelledby="limits">
                <h2 id="limits">{texts.limits_title()}</h2>
                <p>{texts.limits()}</p>
            </section>
        </main>
    }
}

/// A vote that is over, with its archive.
#[component]
fn Whole(board: Board, record: Summary, bytes: i64) -> impl IntoView {
    let words = words();
    let recounter = Recounter::new(&record);
    let size = words.record().kilobytes(words.number((bytes / 1000).max(1)));
    view! {
        <Here recounter board=board.id size=size.clone()/>
        <Finding recounter kind=board.rules.voting.ballot/>
        <Ways record=record.clone() size/>
        <Name record/>
    }
}

/// A vote that goes on: what is logged already.
#[component]
fn Open(board: Board, record: Summary) -> impl IntoView {
    let words = words();
    let texts = words.record();
    let phases = &board.rules.phases;
    let opened = phases.voting.map(|opened| texts.open_text(words.day_and_time(opened)));
    let until = texts.open_until(words.day_and_time(phases.decided));
    let traces = words.number(record.ballots);
    view! {
        <section class="section" aria-labelledby="open">
            <h2 id="open">{texts.open_title()}</h2>
            <p>{opened}</p>
            <p>{until}</p>
            <p>{texts.open_keep()}</p>
            <dl class="tiles"><div><dt>{texts.traces()}</dt><dd>{traces}</dd></div></dl>
        </section>
        <Name record/>
    }
}
