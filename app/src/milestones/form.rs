//! The form of a milestone.

use domain::{
    base::{
        Day, InitiativeId,
        text::{Message, Title},
    },
    milestones::Milestone,
};
use leptos::prelude::*;

use super::api::{Add, Change};
use crate::{
    i18n::words,
    ui::{
        field::{LanguageSelect, TextArea, TextField, Tick},
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
        is_done: adding.chosen("is_done").is_some_and(|ticked| !ticked.is_empty()),
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
    let id = milestone.id.to_string();
    let changing = changing.one_of("milestone", &id);
    let language = milestone.language.to_string();
    let state = if milestone.is_done { "tag ok" } else { "tag" };
    let label = if milestone.is_done { texts.reached() } else { texts.planned() };
    let written = Written {
        day: changing.typed("day", milestone.on.iso()),
        title: changing.typed("title", milestone.title.clone()),
        text: changing.typed("text", milestone.text),
        language: changing.typed("language", language.clone()),
        is_done: changing.chosen("is_done").map_or(milestone.is_done, |ticked| !ticked.is_empty()),
    };
    view! {
        <h2 lang=language dir="auto">{milestone.title}</h2>
        <p class="meta">
            <span class=state>{label}</span>
            <time datetime=milestone.on.iso()>{words.full_day(milestone.on)}</time>
        </p>
        <details class="more" open=changing.came_back()>
            <summary>{texts.change()}</summary>
            <Form sending=changing>
                <input type="hidden" name="milestone" value=id.clone()/>
                <Fields written suffix=format!("-{id}")/>
                <div class="actions">
                    <Submit
                        label=words.common().save()
                        class="button"
                        pending=Signal::derive(move || changing.pending())
                    />
                    <p class="help">{texts.seen_by()}</p>
                </div>
            </Form>
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
    view! {
        <TextField
            name="day"
            kind="date"
            dir="ltr"
            label=texts.day()
            value=written.day
            required=true
            suffix=suffix.clone()
        />
        <TextField
            name="title"
            label=texts.what()
            value=written.title
            most=Title::LONGEST
            required=true
            suffix=suffix.clone()
        />
        <TextArea
            name="text"
            label=texts.more()
            value=written.text
            rows=3
            most=Message::LONGEST
            optional=true
            suffix=suffix.clone()
        />
        <LanguageSelect value=written.language suffix=suffix.clone()/>
        <Tick name="is_done" value="true" label=texts.is_reached() checked=written.is_done suffix/>
    }
}
