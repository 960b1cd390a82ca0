//! On the page of a thing: the news that tell of it, and the projects to which it belongs.

use domain::{
    base::{Subject, SubjectKind},
    owners::names::Named,
};
use leptos::prelude::*;

use super::api::ListTies;
use crate::{i18n::words, reading::Reading, ui::part::nothing};

/// Where a thing is talked about; nothing where it is nowhere.
#[component]
pub fn Ties(#[prop(into)] subject: Subject) -> impl IntoView {
    let found = Reading::new(move || ListTies { subject });
    found.show(nothing, |found| {
        let texts = words().owners();
        let (news, projects) = found
            .unwrap_or_default()
            .into_iter()
            .partition(|tie: &Named| tie.subject.kind == SubjectKind::News);
        vec![section("in-the-news", texts.in_the_news(), news), section("part-of", texts.part_of(), projects)]
            .into_any()
    })
}

fn section(id: &'static str, title: &'static str, ties: Vec<Named>) -> Option<AnyView> {
    let item = |tie: Named| {
        view! {
            <li>
                <h3 lang=tie.language.to_string() dir="auto"><a href=words().path(tie.address)>{tie.title}</a></h3>
            </li>
        }
    };
    (!ties.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <ul class="items">{ties.into_iter().map(item).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
