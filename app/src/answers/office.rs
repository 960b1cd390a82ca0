//! The office: what waits for an officer, what is due soonest first.

use domain::{
    answers::{Errand, Waiting},
    base::Moment,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, Errands},
    section::Ticking,
};
use crate::{
    i18n::{Words, words},
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, pager::Pager, title::PageTitle},
};

/// The page with what waits for an officer.
#[component]
pub fn Office() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let query = query.read();
        let errand = query.get("errand").and_then(|errand| errand.parse().ok()).unwrap_or(Errand::Answer);
        (errand, query.get("after"))
    });
    let errands = Reading::new(move || {
        let (errand, after) = asked.get();
        api::ListWaiting { errand, after }
    });
    view! {
        <Loaded
            data=errands
            view=move |errands| {
                let (errand, after) = asked.get_untracked();
                view! { <Page errands errand later=after.is_some()/> }.into_any()
            }
        />
    }
}

fn address(words: Words, errand: Errand) -> String {
    match errand {
        Errand::Answer => words.path("/office"),
        other => words.path(format!("/office?errand={other}")),
    }
}

#[component]
fn Page(errands: Errands, errand: Errand, later: bool) -> impl IntoView {
    let words = words();
    let texts = words.answers();
    let now = errands.now;
    let empty = errands.waiting.rows.is_empty();
    let rows = errands.waiting.rows.into_iter().map(|waiting| view! { <Row waiting errand now/> });
    let tab = |other: Errand| {
        view! {
            <li>
                <a href=address(words, other) aria-current=(other == errand).then_some("page")>
                    {words.choice("errand", other.as_str())}
                </a>
            </li>
        }
    };
    view! {
        <PageTitle page=texts.office_title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.office_title()}</h1>
                <p class="lead">{texts.office_lead()}</p>
            </div>
            <nav class="tabs" aria-label=texts.office_title()>
                <ul>{Errand::ALL.iter().copied().map(tab).collect_view()}</ul>
            </nav>
            {if empty {
                view! { <div class="empty"><Mark/><p>{texts.nothing_waits()}</p></div> }.into_any()
            } else {
                view! { <ul class="items">{rows.collect_view()}</ul> }.into_any()
            }}
            <Pager next=errands.waiting.next later address=address(words, errand)/>
        </main>
    }
}

#[component]
fn Row(waiting: Waiting, errand: Errand, now: Moment) -> impl IntoView {
    let words = words();
    let page = match errand {
        Errand::CarryOut => "milestones",
        Errand::Answer => "answer",
        Errand::Assess => "assess",
    };
    let href = words.path(format!("/initiatives/{}/{page}", waiting.id));
    view! {
        <li>
            <h2 lang=waiting.language.to_string() dir="auto"><a href=href>{waiting.title}</a></h2>
            <p class="meta">
                <span class="tag">{words.choice("state", waiting.state.as_str())}</span>
                <a
                    href=words.path(format!("/boards/{}", waiting.board))
                    lang=waiting.question_language.to_string()
                    dir="auto"
                >
                    {waiting.question}
                </a>
                {waiting
                    .officer_cost_cents
                    .map(|cents| view! { <span>{words.answers().estimated(words.money(cents, waiting.currency))}</span> })}
            </p>
            {(errand == Errand::Answer).then(|| view! { <Ticking due=waiting.due now/> })}
        </li>
    }
}
