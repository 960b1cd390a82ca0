//! What everybody may know about the moderation of a board, and of what stands on none: counts and decisions, without authors and texts.

use domain::{
    base::BoardId,
    moderation::{Contest, Count, End, LogLine, Place},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    address,
    api::{self, Log},
};
use crate::{
    i18n::{Words, words},
    reading::Reading,
    ui::{loaded::Loaded, pager::Pager, refused::NotFound, title::PageTitle},
};

/// The page with a board's public log.
#[component]
pub fn LogPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let board = Memo::new(move |_| params.read().get("board").and_then(|id| id.parse::<BoardId>().ok()));
    let after = Memo::new(move |_| query.read().get("after"));
    move || match board.get() {
        Some(board) => {
            let log = Reading::new(move || api::ReadLog { board: Some(board), after: after.get() });
            let view = move |log| {
                let later = after.get_untracked().is_some();
                view! { <Page log later/> }.into_any()
            };
            view! { <Loaded data=log view/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

/// The page with the public log of what stands on no board.
#[component]
pub fn OpenLogPage() -> impl IntoView {
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    let log = Reading::new(move || api::ReadLog { board: None, after: after.get() });
    let view = move |log| {
        let later = after.get_untracked().is_some();
        view! { <Page log later/> }.into_any()
    };
    view! { <Loaded data=log view/> }
}

#[component]
fn Page(log: Log, later: bool) -> impl IntoView {
    let words = words();
    let texts = words.moderation();
    let Log { place, counts, lines } = log;
    let base = words.path(place.as_ref().map_or_else(|| "/news".to_owned(), |place| address(place.subject)));
    let title = if place.is_some() { texts.log_title() } else { words.news().log_title() };
    let above = match place {
        Some(Place { title, .. }) => {
            view! { <a href=base.clone() lang=title.language.to_string() dir="auto">{title.text}</a> }
                .into_any()
        }
        None => view! { <a href=base.clone()>{words.news().title()}</a> }.into_any(),
    };
    let decisions: i64 = counts.iter().map(|count| count.decisions).sum();
    view! {
        <PageTitle page=title/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <p class="where">
                    {above}
                </p>
                <h1>{title}</h1>
                <p class="lead">{texts.log_lead()}</p>
                <p>{texts.decisions(decisions)}</p>
            </div>
            {(decisions > 0).then(|| view! { <Counts counts/> })}
            {(!lines.rows.is_empty())
                .then(|| {
                    view! {
                        <section class="section" aria-labelledby="lines">
                            <h2 id="lines">{texts.log_lines()}</h2>
                            <ul class="items">
                                {lines.rows.into_iter().map(|line| item(words, &line)).collect_view()}
                            </ul>
                        </section>
                        <Pager next=lines.next later address=format!("{base}/moderation")/>
                    }
                })}
        </main>
    }
}

fn item(words: Words, line: &LogLine) -> impl IntoView + use<> {
    let (title, reason, appeal) = match line.end {
        End::Undecided(closing) => (words.choice("closing", closing.as_str()), None, None),
        End::Decided { verdict, reason, contest } => {
            let appeal = match contest {
                Contest::Ruled(outcome) => Some(words.choice("appeal_outcome", outcome.as_str())),
                Contest::Appealed => Some(words.moderation().appealed()),
                Contest::Unopposed => None,
            };
            let reason = words.choice("reason", reason.as_str());
            (words.choice("decided", verdict.as_str()), Some(reason), appeal)
        }
    };
    view! {
        <li>
            <h3>{title}</h3>
            <p class="meta">
                <span class="tag">{words.choice("subject", line.kind.as_str())}</span>
                {reason.map(|reason| view! { <span>{reason}</span> })}
                {appeal.map(|appeal| view! { <span>{appeal}</span> })}
                <time datetime=line.at.rfc3339()>{words.full_day(line.at.day())}</time>
            </p>
        </li>
    }
}

#[component]
fn Counts(counts: Vec<Count>) -> impl IntoView {
    let words = words();
    let texts = words.moderation();
    let row = |count: Count| {
        view! {
            <tr>
                <th scope="row">{words.choice("decided", count.verdict.as_str())}</th>
                <td>{words.choice("reason", count.reason.as_str())}</td>
                <td class="number">{words.number(count.decisions)}</td>
                <td class="number">{words.number(count.appealed)}</td>
                <td class="number">{words.number(count.overturned)}</td>
            </tr>
        }
    };
    view! {
        <section class="section" aria-labelledby="counts">
            <h2 id="counts">{texts.counts()}</h2>
            <div class="scroll" role="group" aria-labelledby="counts" tabindex="0">
                <table class="figures">
                    <thead>
                        <tr>
                            <th scope="col">{texts.column_verdict()}</th>
                            <th scope="col">{texts.reason()}</th>
                            <th scope="col" class="number">{texts.column_decisions()}</th>
                            <th scope="col" class="number">{texts.column_appealed()}</th>
                            <th scope="col" class="number">{texts.column_overturned()}</th>
                        </tr>
                    </thead>
                    <tbody>{counts.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}
