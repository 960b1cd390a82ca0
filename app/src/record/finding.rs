//! "Find my vote": a receipt is looked up in the archive, within the browser. A receipt in the part of the address that
//! no browser sends is looked up at once.

use domain::boards::BallotKind;
use leptos::{ev::SubmitEvent, prelude::*};
use recount::message::{Answer, Mark};

use super::{
    here::alive,
    worker::{Recounter, Search, file_text, receipt_in_address},
};
use crate::i18n::{Words, words};

/// The part of the page in which a voter finds her ballot.
#[component]
pub fn Finding(recounter: Recounter, kind: BallotKind) -> impl IntoView {
    let texts = words().record();
    let (alive, typed) = (alive(), RwSignal::new(String::new()));
    Effect::new(move |_| {
        if let Some(receipt) = receipt_in_address() {
            recounter.find(&receipt);
            typed.set(receipt);
        }
    });
    let content = move || match alive.get() {
        false => view! { <p class="help">{texts.needs_script()}</p> }.into_any(),
        true => view! { <Fields recounter typed/> }.into_any(),
    };
    let found = move || match recounter.search.get() {
        Search::Not => None,
        Search::Going => Some(view! { <p>{texts.finding()}</p> }.into_any()),
        Search::Impossible => Some(view! { <p>{texts.impossible()}</p> }.into_any()),
        Search::Found(answer) => Some(view! { <Found answer kind/> }.into_any()),
    };
    view! {
        <section class="section" aria-labelledby="find">
            <h2 id="find">{texts.find_title()}</h2>
            <p>{texts.find_text()}</p>
            {content}
            <div class="found" role="status">{found}</div>
        </section>
    }
}

#[component]
fn Fields(recounter: Recounter, typed: RwSignal<String>) -> impl IntoView {
    let texts = words().record();
    let find = move |submitting: SubmitEvent| {
        submitting.prevent_default();
        recounter.find(&typed.get_untracked());
    };
    view! {
        <form class="panel finding" on:submit=find>
            <div class="field">
                <label for="receipt">{texts.find_field()}</label>
                <input
                    id="receipt"
                    type="text"
                    dir="ltr"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=typed
                    on:input:target=move |typing| typed.set(typing.target().value())
                />
            </div>
            <div class="field">
                <label for="receipt-file">{texts.find_file()}</label>
                <input
                    id="receipt-file"
                    type="file"
                    accept=".json,application/json"
                    on:change:target=move |chosen| file_text(&chosen.target(), move |text| recounter.find(&text))
                />
            </div>
            <div class="actions">
                <button class="button">{texts.find()}</button>
            </div>
        </form>
    }
}

#[component]
fn Found(answer: Answer, kind: BallotKind) -> impl IntoView {
    let words = words();
    let texts = words.record();
    let (class, sentence) = match &answer {
        Answer::Counts(_) => ("notice ok", texts.answer_counts()),
        Answer::Withdrawn => ("notice", texts.answer_withdrawn()),
        Answer::Replaced(marks) if marks.is_empty() => ("notice", texts.answer_taken_back()),
        Answer::Replaced(_) => ("notice", texts.answer_replaced()),
        Answer::NoReceipt => ("notice warn", texts.answer_no_receipt()),
        Answer::Mistyped => ("notice warn", texts.answer_mistyped()),
        Answer::NoSuchCode => ("notice warn", texts.answer_no_such_code()),
        Answer::OtherVote => ("notice warn", texts.answer_other_vote()),
        Answer::NotSigned => ("notice warn", texts.answer_not_signed()),
        Answer::PromiseBroken => ("notice error", texts.answer_promise_broken()),
        Answer::NoArchive => ("notice error", texts.answer_no_archive()),
    };
    let marks = match answer {
        Answer::Counts(marks) | Answer::Replaced(marks) => marks,
        _ => Vec::new(),
    };
    let shown = (!marks.is_empty()).then(|| {
        let items = marks.into_iter().map(|mark| item(words, mark, kind)).collect_view();
        view! { <details class="more"><summary>{texts.what_counts()}</summary><ul>{items}</ul></details> }
    });
    view! { <div class=class><p>{sentence}</p>{shown}</div> }
}

fn item(words: Words, mark: Mark, kind: BallotKind) -> AnyView {
    let texts = words.ballots();
    let number = mark.number.map(|number| match kind {
        BallotKind::Ranking => texts.place(number),
        _ => texts.points(number.into()),
    });
    view! { <li><bdi>{mark.title}</bdi>{number.map(|number| view! { " · " <b>{number}</b> })}</li> }
        .into_any()
}
