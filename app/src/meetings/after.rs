//! What came of a meeting: the summary, what was decided, what was born in it, and how it was.

use domain::{
    attachments::{Attachment, Purpose},
    meetings::{Answer, Born, Figures, Question},
};
use leptos::prelude::*;

use super::api::read::Shown;
use crate::{attachments::files::Files, i18n::words, ui::prose::Prose};

/// Everything that follows a meeting; nothing where there is nothing yet.
#[component]
pub fn After(shown: Shown) -> impl IntoView {
    let Shown { meeting, outcome, figures, .. } = shown;
    view! {
        {meeting
            .outcome
            .zip(outcome)
            .map(|(told, html)| {
                let decisions = told.decisions;
                let language = told.language;
                view! {
                    <section class="section" aria-labelledby="outcome">
                        <h2 id="outcome">{words().meetings().outcome()}</h2>
                        <Prose html language/>
                        <Decisions decisions language=language.to_string()/>
                    </section>
                }
            })}
        <Materials files=meeting.files/>
        <BornHere born=meeting.born/>
        <HowItWas figures/>
    }
}

#[component]
fn Decisions(decisions: Vec<String>, language: String) -> impl IntoView {
    let item = |decision: String| view! { <li dir="auto">{decision}</li> };
    (!decisions.is_empty()).then(|| {
        view! {
            <h3>{words().meetings().decisions()}</h3>
            <ul class="dots" lang=language>{decisions.into_iter().map(item).collect_view()}</ul>
        }
    })
}

/// What was shown or worked with.
#[component]
fn Materials(files: Vec<Attachment>) -> impl IntoView {
    let files: Vec<Attachment> = files.into_iter().filter(|file| file.purpose == Purpose::Material).collect();
    (!files.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="materials">
                <h2 id="materials">{words().meetings().materials()}</h2>
                <Files files/>
            </section>
        }
    })
}

#[component]
fn BornHere(born: Vec<Born>) -> impl IntoView {
    let words = words();
    let item = move |born: Born| {
        let href = words.path(format!("/initiatives/{}", born.id));
        view! {
            <li>
                <h3 lang=born.language.to_string() dir="auto"><a href=href>{born.title}</a></h3>
            </li>
        }
    };
    (!born.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="born">
                <h2 id="born">{words.meetings().born_here()}</h2>
                <ul class="items">{born.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn HowItWas(figures: Figures) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let head = Answer::ALL
        .iter()
        .map(move |answer| view! { <th scope="col" class="number">{words.choice("meeting_answer", answer.as_str())}</th> });
    let cell = move |count: Option<i64>| match count {
        Some(count) => view! { <td class="number">{words.number(count)}</td> }.into_any(),
        None => view! { <td class="number withheld"><abbr title=texts.withheld()>"–"</abbr></td> }.into_any(),
    };
    let row = move |(question, cells, total): (Question, Vec<Option<i64>>, Option<i64>)| {
        view! {
            <tr>
                <th scope="row">{words.choice("meeting_question", question.as_str())}</th>
                {cells.into_iter().map(cell).collect_view()}
                {cell(total)}
            </tr>
        }
    };
    (!figures.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 id="how">{texts.how_it_was()}</h2>
                <p class="help">{texts.how_it_was_help()}</p>
                <div class="scroll" role="region" aria-labelledby="how" tabindex="0">
                    <table class="figures">
                        <thead>
                            <tr>
                                <th scope="col">{texts.question()}</th>
                                {head.collect_view()}
                                <th scope="col" class="number">{texts.answers()}</th>
                            </tr>
                        </thead>
                        <tbody>{figures.rows.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        }
    })
}
