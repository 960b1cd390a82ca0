//! What organisations do because a table decided it.

use domain::{
    base::{
        Day, Language, Scope,
        text::{Message, Reasons},
    },
    tables::{Commitment, Progress, rules},
};
use leptos::prelude::*;

use super::api::{DropCommitment, KeepCommitment};
use crate::{
    i18n::words,
    ui::{
        confirm::Confirm,
        field::TextArea,
        form::{Form, Sending, Submit, refresh_after},
        frame::viewer,
    },
};

/// The commitments in their order, each with what the reader may do about it.
#[component]
pub fn Commitments(
    commitments: Vec<Commitment>,
    scope: Scope,
    language: Language,
    today: Day,
) -> impl IntoView {
    if commitments.is_empty() {
        return view! { <p class="soft">{words().tables().no_commitments()}</p> }.into_any();
    }
    let one = move |commitment| view! { <One commitment scope language today/> };
    view! { <ul class="items commitments">{commitments.into_iter().map(one).collect_view()}</ul> }.into_any()
}

#[component]
fn One(commitment: Commitment, scope: Scope, language: Language, today: Day) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let progress = commitment.progress(today);
    let class = match progress {
        Progress::Open => "tag",
        Progress::Late => "tag error",
        Progress::Kept => "tag ok",
        Progress::Dropped => "tag warn",
    };
    let may_report = rules::may_report(&viewer(), scope, &commitment).is_ok();
    let may_drop = rules::may_drop(&viewer(), scope, &commitment).is_ok();
    let session = words.path(format!("/tables/sessions/{}", commitment.session));
    let (owner, name) = commitment.owner.clone();
    let id = commitment.id.to_string();
    view! {
        <li>
            <p lang=language.to_string() dir="auto"><b>{commitment.text}</b></p>
            <p class="meta">
                <span class=class>{words.choice("commitment", progress.as_str())}</span>
                <a href=words.path(format!("/organisations/{owner}")) dir="auto">{name}</a>
                <span>{texts.due_by(words.full_day(commitment.due))}</span>
                <a href=session>{texts.to_session()}</a>
            </p>
            {commitment.note.map(|note| view! { <p class="small" dir="auto">{note}</p> })}
            {may_report.then(|| view! { <Keep id=id.clone()/> })}
            {may_drop.then(|| view! { <GiveUp id/> })}
        </li>
    }
}

#[component]
fn Keep(id: String) -> impl IntoView {
    let texts = words().tables();
    let sending = Sending::<KeepCommitment>::new().one_of("commitment", &id);
    refresh_after(sending.successes());
    view! {
        <details class="more" open=sending.came_back()>
            <summary>{texts.keep()}</summary>
            <Form sending>
                <input type="hidden" name="commitment" value=id.clone()/>
                <TextArea
                    name="note"
                    label=texts.how_kept()
                    value=sending.typed("note", "")
                    rows=2
                    most=Message::LONGEST
                    optional=true
                    suffix=format!("-{id}")
                />
                <div class="actions">
                    <Submit label=texts.keep() class="button" pending=Signal::derive(move || sending.pending())/>
                    <p class="help">{texts.seen_by_all()}</p>
                </div>
            </Form>
        </details>
    }
}

#[component]
fn GiveUp(id: String) -> impl IntoView {
    let texts = words().tables();
    let sending = Sending::<DropCommitment>::new().one_of("commitment", &id);
    refresh_after(sending.successes());
    view! {
        <Confirm label=texts.give_up() help=texts.give_up_help() open=sending.came_back()>
            <Form sending>
                <input type="hidden" name="commitment" value=id.clone()/>
                <TextArea
                    name="reasons"
                    label=texts.why()
                    value=sending.typed("reasons", "")
                    rows=2
                    most=Reasons::LONGEST
                    required=true
                    suffix=format!("-{id}")
                />
                <div class="actions">
                    <Submit
                        label=texts.give_up()
                        class="button danger"
                        pending=Signal::derive(move || sending.pending())
                    />
                </div>
            </Form>
        </Confirm>
    }
}
