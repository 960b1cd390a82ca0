//! The form of a milestone.

use domain::{
    base::{Day, InitiativeId, text::Message},
    milestones::Milestone,
};
use leptos::{form::ActionForm, prelude::*};

use super::api::{Add, Change};
use crate::{
    i18n::words,
    ui::{
        field::{LanguageSelect, TextArea},
        form::{Form, Sending, Submit},
    },
};

/// A new milestone.
#[component]
pub fn AddForm(initiative: InitiativeId, today: Day, adding: Sending<Add>) -> impl IntoView {
    let texts = words().milestones();
    let written = Written {
        day: adding.typed("day", today.iso()),
        title: adding.typed("title", ""),
        text: adding.typed("text", ""),
        language: adding.typed("language", ""),
        is_done: false,
    };
    view! {
        <section class="section" aria-labelledby="add-milestone">
            <h2 id="add-milestone">{texts.add_title()}</h2>
            <Form sending=adding>
                <input type="hidden" name="initiative" value=initiative.to_string()/>
                <Fields written suffix=String::new()/>
                <div class="actions">
                    <Submit label=texts.add() pending=Signal::derive(move || adding.pending())/>
                    <p class="help">{texts.seen_by()}</p>
                </div>
            </Form>
        </section>
    }
}

/// A milestone that can be changed.
#[component]
pub fn ChangeForm(milestone: Milestone, changing: Sending<Change>) -> impl IntoView {
    let words = words();
    let texts = words.milestones();
    let id = milestone.id;
    let language = milestone.language.to_string();
    let state = if milestone.is_done { "tag ok" } else { "tag" };
    let label = if milestone.is_done { texts.reached() } else { texts.planned() };
    let written = Written {
        day: milestone.on.iso(),
        title: milestone.title.clone(),
        text: milestone.text,
        language: language.clone(),
        is_done: milestone.is_done,
    };
    view! {
        <h2 lang=language dir="auto">{milestone.title}</h2>
        <p class="meta">
            <span class=state>{label}</span>
            <time datetime=milestone.on.iso()>{words.full_day(milestone.on)}</time>
        </p>
        <details class="more">
            <summary>{texts.change()}</summary>
            <ActionForm action=changing.action attr:class="form">
                <input type="hidden" name="milestone" value=id.to_string()/>
                <Fields written suffix=format!("-{id}")/>
                <div class="actions">
                    <Submit
                        label=words.common().save()
                        class="button"
                        pending=Signal::derive(move || changing.pending())
                    />
                    <p class="help">{texts.seen_by()}</p>
                </div>
            </ActionForm>
        </details>
    }
}

struct Written {
    day: String,
    title: String,
    text: String,
    language: String,
    is_done: bool,
}

#[component]
fn Fields(written: Written, suffix: String) -> impl IntoView {
    let texts = words().milestones();
    let (day_id, title_id) = (format!("day{suffix}"), format!("title{suffix}"));
    view! {
        <div class="field">
            <label for=day_id.clone()>{texts.day()}</label>
            <input id=day_id name="day" type="date" required=true value=written.day/>
        </div>
        <div class="field">
            <label for=title_id.clone()>{texts.what()}</label>
            <input id=title_id name="title" type="text" dir="auto" required=true value=written.title/>
        </div>
        <TextArea
            name="text"
            label=texts.more()
            value=written.text
            rows=3
            most=Message::LONGEST
            optional=true
            suffix=suffix.clone()
        />
        <LanguageSelect value=written.language suffix=suffix/>
        <label class="tick">
            <input type="checkbox" name="is_done" value="true" checked=written.is_done/>
            <span>{texts.is_reached()}</span>
        </label>
    }
}
