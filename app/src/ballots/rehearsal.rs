//! A rehearsal of the count for officers: what each rule would choose on ballots that nobody cast. A page of the staff.

use domain::ballots::rehearsal::{Rehearsal, Source};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{api, others::Comparison};
use crate::{
    boards::board_in_address,
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page on which the count of a board is rehearsed.
#[component]
pub fn RehearsalPage() -> impl IntoView {
    let board = board_in_address();
    let query = use_query_map();
    let source = Memo::new(move |_| {
        query.read().get("with").and_then(|word| word.parse().ok()).unwrap_or(Source::Example)
    });
    move || match board.get() {
        Some(board) => {
            let rehearsal = Reading::new(move || api::Rehearse { board, source: source.get() });
            view! { <Loaded data=rehearsal view=|rehearsal| view! { <Page rehearsal/> }.into_any()/> }
                .into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(rehearsal: Rehearsal) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let Rehearsal { board, options, source, voters, outcomes } = rehearsal;
    let base = words.path(format!("/boards/{}", board.id));
    let tab = {
        let base = base.clone();
        move |(other, label): (Source, &'static str)| {
            view! {
                <li>
                    <a
                        href=format!("{base}/rehearsal?with={other}")
                        aria-current=(other == source).then_some("page")
                    >
                        {label}
                    </a>
                </li>
            }
        }
    };
    let tabs = [(Source::Example, texts.with_example()), (Source::Stances, texts.with_stances())];
    let explained = match (source, voters) {
        (Source::Example, voters) => texts.example_explained(voters.unwrap_or_default().cast_signed()),
        (Source::Stances, Some(voters)) => texts.stances_explained(voters.cast_signed()),
        (Source::Stances, None) => texts.too_few_stances().to_owned(),
    };
    let nothing = options.is_empty();
    view! {
        <PageTitle page=texts.rehearsal_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=base.clone() lang=board.wording.language.to_string() dir="auto">
                        {board.wording.question.clone()}
                    </a>
                    <a href=format!("{base}/preparation")>{texts.preparation_title()}</a>
                </p>
                <h1>{texts.rehearsal_title()}</h1>
                <p class="lead">{texts.rehearsal_lead()}</p>
            </div>
            <nav class="tabs" aria-label=texts.rehearsal_title()>
                <ul>{tabs.map(tab).into_iter().collect_view()}</ul>
            </nav>
            <div class="notice warn">
                <p>{explained}</p>
            </div>
            {if nothing {
                view! { <p>{texts.nothing_on_ballot()}</p> }.into_any()
            } else if outcomes.is_empty() {
                ().into_any()
            } else {
                view! {
                    <p>{texts.rehearsal_bars()}</p>
                    <Comparison
                        outcomes
                        options
                        budget=board.rules.budget_cents
                        currency=board.rules.currency
                    />
                }
                    .into_any()
            }}
        </main>
    }
}
