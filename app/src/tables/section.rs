//! What tables did about a board or an initiative, on its own page.

use domain::{
    base::{Deed, Subject},
    tables::{History, Outcome},
};
use leptos::prelude::*;

use super::api;
use crate::{
    i18n::words,
    reading::Reading,
    ui::{frame::viewer, part::nothing},
};

/// The points of agendas that were about it; nothing where there are none and the reader keeps no table.
#[component]
pub fn AtTheTable(#[prop(into)] subject: Subject) -> impl IntoView {
    let found = Reading::new(move || api::ListHistory { subject });
    found.show(nothing, move |found| {
        let keeps = viewer().may_somewhere(Deed::KeepTable);
        let found = found.ok().filter(|found| keeps || !found.is_empty());
        found.map(|found| view! { <Section subject found keeps/> }).into_any()
    })
}

#[component]
fn Section(subject: Subject, found: Vec<History>, keeps: bool) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let way = keeps.then(|| {
        let about = subject.address().unwrap_or_default();
        let href = words.path(format!("/administration/tables/agenda?about={about}"));
        view! { <p><a class="button" href=href>{texts.put_on_agenda()}</a></p> }
    });
    let line = move |line: History| {
        let language = line.language.to_string();
        let resolution = line.resolution.map(|(text, outcome)| {
            let class = if outcome == Outcome::Passed { "tag ok" } else { "tag warn" };
            view! {
                <p>
                    <span class=class>{words.choice("table_outcome", outcome.as_str())}</span>
                    " "
                    <span lang=language.clone() dir="auto">{text}</span>
                </p>
            }
        });
        view! {
            <li>
                <h3 lang=language.clone() dir="auto">
                    <a href=words.path(format!("/tables/sessions/{}", line.session))>{line.item}</a>
                </h3>
                <p class="meta">
                    <a href=words.path(format!("/tables/{}", line.table)) lang=language dir="auto">{line.name}</a>
                    <time datetime=line.starts_at.rfc3339()>{words.full_day(line.starts_at.day())}</time>
                    {(line.commitments > 0)
                        .then(|| view! { <span>{texts.commitments_count(line.commitments)}</span> })}
                </p>
                {resolution}
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby="at-the-table">
            <h2 id="at-the-table">{texts.at_the_table()}</h2>
            <ul class="items">{found.into_iter().map(line).collect_view()}</ul>
            {way}
        </section>
    }
}
