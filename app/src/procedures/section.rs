//! The procedures beside a board or a table, on its own page.

use domain::{
    base::{Scope, Subject},
    procedures::{Card, rules},
};
use leptos::prelude::*;

use super::{api, item::standing};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{frame::viewer, part::nothing},
};

/// The procedures beside a thing, and for officers the way to attach one; nothing where there are none.
#[component]
pub fn Beside(
    #[prop(into)] subject: Subject,
    /// Where the thing lies.
    scope: Scope,
) -> impl IntoView {
    let found = Reading::new(move || api::ListBeside { subject });
    found.show(nothing, move |found| {
        let keeps = rules::may_keep(&viewer(), scope).is_ok();
        let found = found.ok().filter(|found| keeps || !found.is_empty());
        found.map(|found| view! { <Section found subject keeps/> }).into_any()
    })
}

#[component]
fn Section(found: Vec<Card>, subject: Subject, keeps: bool) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let line = move |card: Card| {
        let (class, label) = standing(words, card.stage, card.halt);
        view! {
            <li>
                <h3 lang=card.language.to_string() dir="auto">
                    <a href=words.path(format!("/procedures/{}", card.id))>{card.title}</a>
                </h3>
                <p class="meta">
                    <span class=class>{label}</span>
                    {card
                        .deadline
                        .map(|deadline| view! { <span>{texts.open_until(words.day_and_time(deadline))}</span> })}
                </p>
            </li>
        }
    };
    let way = keeps.then(|| {
        let href = words.path(format!("/office/procedures/new/{}/{}", subject.kind, subject.id));
        view! { <p><a class="button" href=href>{texts.start_title()}</a></p> }
    });
    let empty = found.is_empty();
    let list = found.into_iter().map(line).collect_view();
    view! {
        <section class="section" aria-labelledby="procedures">
            <h2 id="procedures">{texts.title()}</h2>
            {(!empty).then(|| view! { <ul class="items">{list}</ul> })}
            {way}
        </section>
    }
}
