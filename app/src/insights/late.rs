//! What tables promised and did not do in time.

use domain::tables::Due;
use leptos::prelude::*;

use crate::i18n::words;

/// The commitments that are late, each with its table and its owner; nothing where there are none.
#[component]
pub fn Late(late: Vec<Due>) -> impl IntoView {
    let words = words();
    let item = move |due: Due| {
        let (language, commitment) = (due.language.to_string(), due.commitment);
        let (owner, name) = commitment.owner;
        view! {
            <li>
                <h3 lang=language.clone() dir="auto">
                    <a href=words.path(format!("/tables/sessions/{}", commitment.session))>{commitment.text}</a>
                </h3>
                <p class="meta">
                    <a href=words.path(format!("/tables/{}", due.table)) lang=language dir="auto">{due.name}</a>
                    <a href=words.path(format!("/organisations/{owner}")) dir="auto">{name}</a>
                    <time datetime=commitment.due.iso()>
                        {words.tables().due_by(words.full_day(commitment.due))}
                    </time>
                </p>
            </li>
        }
    };
    (!late.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="late">
                <h2 id="late">{words.insights().late()} " " <span class="count">{late.len()}</span></h2>
                <p class="help">{words.insights().late_help()}</p>
                <ul class="items">{late.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}
