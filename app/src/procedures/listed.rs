//! The published list of those who expressed interest.

use domain::procedures::{Admissions, Listed, Outcome, Verdict};
use leptos::prelude::*;

use crate::i18n::{Words, words};

/// Who is admitted, who is not and why; and what the office looked at.
#[component]
pub fn ListSection(
    list: Admissions,
    /// The language of names and reasons.
    language: String,
) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let Admissions { notice, entries } = list;
    let empty = entries.is_empty();
    let criteria = notice.criteria;
    let row = {
        let (language, criteria) = (language.clone(), criteria.clone());
        move |entry: Listed| row(words, entry, &criteria, &language)
    };
    let rows = entries.into_iter().map(row).collect_view();
    view! {
        <section class="section" aria-labelledby="list">
            <h2 id="list">{texts.list_title()}</h2>
            {if empty {
                view! { <p class="soft">{texts.nobody_listed()}</p> }.into_any()
            } else {
                view! {
                    <table class="records">
                        <thead>
                            <tr>
                                <th scope="col">{texts.receipt()}</th>
                                <th scope="col">{texts.who()}</th>
                                <th scope="col">{texts.outcome()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                }
                    .into_any()
            }}
            <Criteria criteria language/>
        </section>
    }
}

/// What the office looks at.
#[component]
pub fn Criteria(criteria: Vec<String>, language: String) -> impl IntoView {
    let one = move |criterion: String| view! { <li lang=language.clone() dir="auto">{criterion}</li> };
    view! {
        <details class="more">
            <summary>{words().procedures().criteria()}</summary>
            <ol>{criteria.into_iter().map(one).collect_view()}</ol>
        </details>
    }
}

fn row(words: Words, entry: Listed, criteria: &[String], language: &str) -> impl IntoView + use<> {
    let texts = words.procedures();
    let language = language.to_owned();
    let party = words.choice("interest_party", entry.party.as_str());
    let name = match (entry.name, entry.organisation) {
        (Some(name), Some(id)) => {
            view! { <a href=words.path(format!("/organisations/{id}")) dir="auto">{name}</a> }.into_any()
        }
        (Some(name), None) => view! { <bdi>{name}</bdi> }.into_any(),
        (None, _) => view! { <span class="soft">{texts.not_named()}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{texts.receipt_number(entry.receipt)}</th>
            <td data-label=texts.who()>{name} <p class="meta"><span>{party}</span></p></td>
            <td data-label=texts.outcome()>{found(words, entry.verdict, criteria, language)}</td>
        </tr>
    }
}

/// What the office found, with its reasons.
pub fn found(words: Words, verdict: Verdict, criteria: &[String], language: String) -> impl IntoView + use<> {
    let texts = words.procedures();
    let outcome = verdict.outcome();
    let class = match outcome {
        Outcome::Admitted => "tag ok",
        Outcome::Conditions => "tag warn",
        Outcome::NotAdmitted => "tag",
    };
    let criterion = match &verdict {
        Verdict::NotAdmitted { criterion, .. } => criteria.get(usize::from(*criterion)).cloned(),
        _ => None,
    };
    let criterion = criterion.map(|criterion| {
        let language = language.clone();
        view! { <p>{texts.criterion()} " " <span lang=language dir="auto">{criterion}</span></p> }
    });
    let reasons = verdict.reasons().map(|reasons| {
        view! { <p lang=language dir="auto">{reasons.to_owned()}</p> }
    });
    view! {
        <span class=class>{words.choice("interest_outcome", outcome.as_str())}</span>
        {criterion}
        {reasons}
    }
}
