//! The queue of the moderators.

use domain::{desk::Waiting, moderation::Origin};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, Decide},
    case::{CaseView, Verdicts},
    keys::Keys,
    reasons,
};
use crate::{
    i18n::{Words, words},
    reading::Reading,
    ui::{
        field::Select,
        form::{BareForm, Refusal, Sending},
        glyph::Mark,
        loaded::Loaded,
        pager::Pager,
        title::PageTitle,
    },
};

/// The page with what waits for a moderator.
#[component]
pub fn Queue() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let query = query.read();
        let origin = query.get("origin").and_then(|origin| origin.parse::<Origin>().ok());
        (origin, query.get("after"))
    });
    let deciding = Sending::<Decide>::new();
    let decided = deciding.successes();
    let queue = Reading::anew(
        move || decided.get(),
        move || {
            let (origin, after) = asked.get();
            api::ListQueue { origin, after }
        },
    );
    view! {
        <Loaded
            data=queue
            view=move |queue| {
                let (origin, after) = asked.get_untracked();
                view! { <Desk queue origin later=after.is_some() deciding/> }.into_any()
            }
        />
    }
}

#[component]
fn Desk(queue: api::Queue, origin: Option<Origin>, later: bool, deciding: Sending<Decide>) -> impl IntoView {
    let words = words();
    let texts = words.moderation();
    let now = queue.now;
    let empty = queue.cases.rows.is_empty();
    let version = deciding.successes().get_untracked();
    let bulk = deciding.one_of("form", "bulk");
    let cases = queue.cases.rows.into_iter().map(|(case, read)| view! { <CaseView case read now deciding/> });
    let here = origin.map_or("", Origin::as_str);
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.title()}</h1>
                <p class="lead">{lead(words, &queue.waiting, now)}</p>
            </div>
            <Tabs waiting=queue.waiting here/>
            <Refusal sentence=Signal::derive(move || bulk.error())/>
            {if empty {
                view! { <div class="empty"><Mark/><p>{texts.empty()}</p></div> }.into_any()
            } else {
                view! {
                    <Keys version/>
                    <ol class="queue">{cases.collect_view()}</ol>
                    <Bulk sending=bulk/>
                }
                    .into_any()
            }}
            <Pager next=queue.cases.next later address=tab(words, here)/>
        </main>
    }
}

fn lead(words: Words, waiting: &Waiting, now: domain::base::Moment) -> String {
    let texts = words.moderation();
    match waiting.oldest {
        None => texts.nothing_waits().to_owned(),
        Some(oldest) => {
            let cases = texts.cases(waiting.submissions + waiting.reports);
            format!("{cases} {}", texts.oldest(words.ago(oldest, now)))
        }
    }
}

fn tab(words: Words, origin: &str) -> String {
    match origin {
        "" => words.path("/moderation"),
        "appeals" => words.path("/moderation/appeals"),
        origin => words.path(format!("/moderation?origin={origin}")),
    }
}

/// The ways through the desk; the one that is shown is marked.
#[component]
pub fn Tabs(waiting: Waiting, here: &'static str) -> impl IntoView {
    let words = words();
    let texts = words.moderation();
    let all = [
        ("", texts.all_cases(), waiting.submissions + waiting.reports),
        ("submission", texts.submissions(), waiting.submissions),
        ("report", texts.reports(), waiting.reports),
        ("appeals", texts.appeals(), waiting.appeals),
    ];
    let item = |(origin, label, count): (&'static str, &'static str, i64)| {
        view! {
            <li>
                <a href=tab(words, origin) aria-current=(origin == here).then_some("page")>
                    {label} " " <span class="count">{words.number(count)}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=texts.title()>
            <ul>{all.into_iter().map(item).collect_view()}</ul>
        </nav>
    }
}

/// One decision for everything that is ticked.
#[component]
fn Bulk(sending: Sending<Decide>) -> impl IntoView {
    let texts = words().moderation();
    let reason = sending.typed("reason", "");
    view! {
        <BareForm sending id="bulk" class="bulk">
            <input type="hidden" name="form" value="bulk"/>
            <p>{texts.bulk()}</p>
            <Select name="reason" label=texts.reason() choices=reasons() value=reason suffix="-bulk"/>
            <Verdicts origin=None can_return=true pending=Signal::derive(move || sending.pending())/>
        </BareForm>
    }
}
