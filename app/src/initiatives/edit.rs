//! Changing an initiative: the draft in place, everything else as a new revision.

use domain::{
    base::{InitiativeId, Moment},
    initiatives::{Pending, Standing, State, rules},
};
use leptos::prelude::*;

use super::{
    api::{self, ChangeDraft, Changing, Revise},
    fields::{Fields, Values, amount},
    page::initiative_in_address,
};
use crate::{
    i18n::words,
    moderation::note::ReturnNote,
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
    let values = values(&changing, |name, stored| sending.typed(name, stored));
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
    let id = frame.id;
    let values = values(&changing, |name, stored| sending.typed(name, stored));
    let waits = rules::revised_becomes(frame.state, frame.rules.moderation) == Standing::Waiting;
    let help = match (waits, frame.is_public) {
        (true, _) => texts.revise_help_waits(),
        (false, true) => texts.revise_help_public(),
        (false, false) => texts.revise_help(),
    };
    view! {
        <Beside changing=changing.clone()/>
        <Form sending>
            <input type="hidden" name="initiative" value=id.to_string()/>
            <input type="hidden" name="revision" value=changing.latest/>
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

/// What an author must know beside the text: the moderator's note, or that her last version still waits.
#[component]
fn Beside(changing: Changing) -> impl IntoView {
    let now: Moment = changing.now;
    let frame = changing.initiative.frame;
    match changing.pending {
        Some(version) if version.standing == Standing::Returned => {
            view! { <ReturnNote subject=version.id now/> }.into_any()
        }
        Some(_) => {
            view! { <div class="notice"><p>{words().initiatives().replaces_waiting()}</p></div> }.into_any()
        }
        None => {
            (frame.state == State::Returned).then(|| view! { <ReturnNote subject=frame.id now/> }).into_any()
        }
    }
}

/// What the fields hold: what was typed before a refusal, else the version from which the authors go on.
fn values(changing: &Changing, typed: impl Fn(&str, String) -> String) -> Values {
    let (frame, initiative) = (&changing.initiative.frame, &changing.initiative);
    let stored = match &changing.pending {
        Some(Pending { proposed, .. }) => Values {
            title: proposed.title.clone(),
            body: proposed.body.clone(),
            language: proposed.language.to_string(),
            theme: proposed.theme.to_string(),
            territory: proposed.territory.to_string(),
            place: proposed.place.clone().unwrap_or_default(),
            cost: proposed.cost_cents.map(amount).unwrap_or_default(),
        },
        None => Values {
            title: frame.title.clone(),
            body: initiative.body.clone(),
            language: frame.language.to_string(),
            theme: frame.theme.to_string(),
            territory: frame.territory.territory.to_string(),
            place: initiative.place.clone().unwrap_or_default(),
            cost: initiative.cost_cents.map(amount).unwrap_or_default(),
        },
    };
    Values {
        title: typed("title", stored.title),
        body: typed("body", stored.body),
        language: typed("language", stored.language),
        theme: typed("theme", stored.theme),
        territory: typed("territory", stored.territory),
        place: typed("place", stored.place),
        cost: typed("cost", stored.cost),
    }
}
