//! What tables did about a board or an initiative, on its own page.

use domain::{
    base::Subject,
    tables::{History, Outcome},
};
use leptos::prelude::*;

use super::api;
use crate::{i18n::words, reading::Reading, ui::part::nothing};

/// The points of agendas that were about it; nothing where there are none.
#[component]
pub fn AtTheTable(#[prop(into)] subject: Subject) -> impl IntoView {
    let found = Reading::new(move || api::ListHistory { subject });
    found.show(nothing, |found| {
        let found = found.ok().filter(|found| !found.is_empty());
        found.map(|found| view! { <Section found/> }).into_any()
    })
}

#[component]
fn Section(found: Vec<History>) -> impl IntoView {
    let words = words();
    let texts = words.tables();
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
        </section>
    }
}
