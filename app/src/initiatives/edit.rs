//! Changing an initiative: the draft in place, everything else as a new revision.

use domain::{
    base::InitiativeId,
    initiatives::{Initiative, State},
};
use leptos::prelude::*;

use super::{
    api::{self, ChangeDraft, Changing, Revise},
    fields::{Fields, Values, amount},
    page::initiative_in_address,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        field::TextField,
        form::{Form, Sending, Submit},
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page on which an initiative is changed.
#[component]
pub fn Edit() -> impl IntoView {
    let initiative = initiative_in_address();
    move || match initiative.get() {
        Some(id) => {
            let changing = Reading::new(move || api::Open { initiative: id });
            view! { <Loaded data=changing view=|changing| view! { <Page changing/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(changing: Changing) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let frame = &changing.initiative.frame;
    let id = frame.id;
    let draft = frame.state == State::Draft;
    view! {
        <PageTitle page=texts.change()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path(format!("/initiatives/{id}")) lang=frame.language.to_string() dir="auto">
                        {frame.title.clone()}
                    </a>
                </p>
                <h1>{texts.change()}</h1>
            </div>
            {if draft {
                view! { <DraftForm changing/> }.into_any()
            } else {
                view! { <RevisionForm changing/> }.into_any()
            }}
        </main>
    }
    .into_any()
}

#[component]
fn DraftForm(changing: Changing) -> impl IntoView {
    let texts = words().initiatives();
    let sending = Sending::<ChangeDraft>::new();
    let id: InitiativeId = changing.initiative.frame.id;
    let values = values(&changing.initiative, |name, stored| sending.typed(name, stored));
    view! {
        <Form sending>
            <input type="hidden" name="initiative" value=id.to_string()/>
            <Fields values choices=changing.choices>""</Fields>
            <div class="actions">
                <Submit label=texts.keep_draft() pending=Signal::derive(move || sending.pending())/>
                <p class="help">{texts.keep_draft_help()}</p>
            </div>
        </Form>
    }
    .into_any()
}

#[component]
fn RevisionForm(changing: Changing) -> impl IntoView {
    let texts = words().initiatives();
    let sending = Sending::<Revise>::new();
    let frame = &changing.initiative.frame;
    let (id, revision, public) = (frame.id, frame.revision, frame.is_public);
    let values = values(&changing.initiative, |name, stored| sending.typed(name, stored));
    let help = if public { texts.revise_help_public() } else { texts.revise_help() };
    view! {
        <Form sending>
            <input type="hidden" name="initiative" value=id.to_string()/>
            <input type="hidden" name="revision" value=revision/>
            <Fields values choices=changing.choices>""</Fields>
            <TextField name="note" label=texts.field_note() help=texts.help_note() value=sending.typed("note", "") most=120 optional=true/>
            <div class="actions">
                <Submit label=texts.revise() pending=Signal::derive(move || sending.pending())/>
                <p class="help">{help}</p>
            </div>
        </Form>
    }
    .into_any()
}

/// What the fields hold: what was typed before a refusal, else what is stored.
fn values(initiative: &Initiative, typed: impl Fn(&str, String) -> String) -> Values {
    let frame = &initiative.frame;
    Values {
        title: typed("title", frame.title.clone()),
        body: typed("body", initiative.body.clone()),
        language: typed("language", frame.language.to_string()),
        theme: typed("theme", frame.theme.to_string()),
        territory: typed("territory", frame.territory.territory.to_string()),
        place: typed("place", initiative.place.clone().unwrap_or_default()),
        cost: typed("cost", initiative.cost_cents.map(amount).unwrap_or_default()),
    }
}
