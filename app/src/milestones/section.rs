//! The timeline on an initiative's page.

use domain::{
    base::{Deed, InitiativeId},
    milestones::Milestone,
};
use leptos::prelude::*;

use super::api;
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        frame::viewer,
        part::nothing,
        prose::{Html, Prose},
    },
};

/// The dated steps of an adopted initiative; nothing where there are none and the reader cannot write any.
#[component]
pub fn Milestones(initiative: InitiativeId) -> impl IntoView {
    let found = Reading::new(move || api::List { initiative });
    found.show(nothing, move |found| {
        let writes = viewer().may_somewhere(Deed::ReportProgress);
        let found = found.ok().filter(|found| writes || !found.is_empty());
        found.map(|found| view! { <Section initiative found writes/> }).into_any()
    })
}

#[component]
fn Section(initiative: InitiativeId, found: Vec<(Milestone, Html)>, writes: bool) -> impl IntoView {
    let words = words();
    let next = found.iter().position(|(milestone, _)| !milestone.is_done);
    let items = found.into_iter().enumerate().map(move |(place, (milestone, html))| {
        let Milestone { on, title, text, language, is_done, .. } = milestone;
        view! {
            <li class=is_done.then_some("done") aria-current=(Some(place) == next).then_some("step")>
                <time datetime=on.iso()>{words.full_day(on)}</time>
                <h3 lang=language.to_string() dir="auto">{title}</h3>
                {(!text.is_empty()).then(|| view! { <Prose html language/> })}
            </li>
        }
    });
    let way = writes.then(|| {
        let href = words.path(format!("/initiatives/{initiative}/milestones"));
        view! { <p><a class="button" href=href>{words.milestones().to_report()}</a></p> }
    });
    view! {
        <section class="section" aria-labelledby="milestones">
            <h2 id="milestones">{words.milestones().title()}</h2>
            <ol class="timeline">{items.collect_view()}</ol>
            {way}
        </section>
    }
}
