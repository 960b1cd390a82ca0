//! What is done in the room: who is there, what is put to the seats, what follows.

use domain::{
    base::{OrganisationId, text::Message},
    tables::{Item, Outcome, Resolution, Seat, Session, Sits, Stage},
};
use leptos::prelude::*;

use crate::{
    i18n::words,
    tables::{
        api::{Commit, Decide, NotePresent, Put},
        resolution::{ResolutionBox, Room, SpeakForm},
        seats::seat_name,
    },
    ui::{
        field::{Select, TextArea, TextField},
        form::{Form, Sending, Submit, refresh_after},
    },
};

/// Of each held seat, who is in the room.
#[component]
pub fn PresenceForm(session: Session, seats: Vec<Seat>) -> impl IntoView {
    let texts = words().tables();
    let sending = Sending::<NotePresent>::new();
    refresh_after(sending.successes());
    let held = seats.into_iter().filter(Seat::is_held).enumerate();
    let present = session.present.clone();
    let line = move |(place, seat): (usize, Seat)| {
        let sits = present.iter().find(|(id, _)| *id == seat.id).map(|(_, sits)| sits.to_string());
        let sits = sending.typed(&format!("present[{place}][sits]"), sits.unwrap_or_default());
        view! { <PresenceLine seat place sits/> }
    };
    view! {
        <details class="more" open=session.present.is_empty() || sending.came_back()>
            <summary>{texts.note_present()}</summary>
            <Form sending>
                <input type="hidden" name="session" value=session.id.to_string()/>
                <div class="least">{held.map(line).collect_view()}</div>
                <div class="actions">
                    <Submit
                        label=texts.note_present()
                        class="button"
                        pending=Signal::derive(move || sending.pending())
                    />
                    <p class="help">{texts.seen_by_all()}</p>
                </div>
            </Form>
        </details>
    }
}

#[component]
fn PresenceLine(seat: Seat, place: usize, sits: String) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let id = format!("present-{place}");
    let holder = seat.mandate.as_ref().map(|mandate| mandate.holder.name().to_owned());
    let choices = std::iter::once((String::new(), texts.is_absent().to_owned())).chain(
        Sits::ALL.iter().map(|sits| (sits.to_string(), words.choice("sits", sits.as_str()).to_owned())),
    );
    let choice = |(word, label): (String, String)| {
        let selected = word == sits;
        view! { <option value=word selected=selected>{label}</option> }
    };
    view! {
        <div class="field">
            <input type="hidden" name=format!("present[{place}][seat]") value=seat.id.to_string()/>
            <label for=id.clone() dir="auto">{holder} " (" {seat_name(words, &seat)} ")"</label>
            <select id=id name=format!("present[{place}][sits]")>{choices.map(choice).collect_view()}</select>
        </div>
    }
}

/// The resolutions of a point, each as far as it came, and the form of a new one.
#[component]
pub fn ResolutionForms(
    item: Item,
    room: Room,
    organisations: Vec<(OrganisationId, String)>,
) -> impl IntoView {
    let id = item.id.to_string();
    let can_put = room.session.stage == Stage::Open;
    let one = move |resolution: Resolution| {
        let follows = (resolution.outcome == Some(Outcome::Passed)).then(|| {
            view! { <CommitForm resolution=resolution.id.to_string() organisations=organisations.clone()/> }
        });
        let decides = (resolution.outcome.is_none() && room.session.stage == Stage::Open)
            .then(|| view! { <DecideForm resolution=resolution.id.to_string()/> });
        view! {
            <ResolutionBox resolution=resolution.clone() room=room.clone()/>
            <SpeakForm resolution room=room.clone()/>
            {decides}
            {follows}
        }
    };
    view! {
        {item.resolutions.into_iter().map(one).collect_view()}
        {can_put.then(|| view! { <PutForm id/> })}
    }
    .into_any()
}

#[component]
fn PutForm(id: String) -> impl IntoView {
    let texts = words().tables();
    let sending = Sending::<Put>::new().one_of("item", &id);
    refresh_after(sending.successes());
    view! {
        <details class="more" open=sending.came_back()>
            <summary>{texts.put()}</summary>
            <Form sending>
                <input type="hidden" name="item" value=id.clone()/>
                <TextArea
                    name="text"
                    label=texts.field_resolution()
                    help=texts.help_resolution()
                    value=sending.typed("text", "")
                    rows=3
                    most=Message::LONGEST
                    required=true
                    suffix=format!("-put-{id}")
                />
                <div class="actions">
                    <Submit label=texts.put() class="button" pending=Signal::derive(move || sending.pending())/>
                </div>
            </Form>
        </details>
    }
}

#[component]
fn DecideForm(resolution: String) -> impl IntoView {
    let texts = words().tables();
    let sending = Sending::<Decide>::new().one_of("resolution", &resolution);
    refresh_after(sending.successes());
    view! {
        <Form sending>
            <input type="hidden" name="resolution" value=resolution/>
            <div class="actions">
                <Submit label=texts.decide() class="button" pending=Signal::derive(move || sending.pending())/>
                <p class="help">{texts.decide_help()}</p>
            </div>
        </Form>
    }
}

#[component]
fn CommitForm(resolution: String, organisations: Vec<(OrganisationId, String)>) -> impl IntoView {
    let texts = words().tables();
    let sending = Sending::<Commit>::new().one_of("resolution", &resolution);
    refresh_after(sending.successes());
    let suffix = format!("-{resolution}");
    let choices = organisations.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    view! {
        <details class="more" open=sending.came_back()>
            <summary>{texts.add_commitment()}</summary>
            <Form sending>
                <input type="hidden" name="resolution" value=resolution/>
                <TextArea
                    name="text"
                    label=texts.field_commitment()
                    value=sending.typed("text", "")
                    rows=2
                    most=Message::LONGEST
                    required=true
                    suffix=suffix.clone()
                />
                <Select
                    name="organisation"
                    label=texts.who_does_it()
                    choices
                    value=sending.typed("organisation", "")
                    suffix=suffix.clone()
                />
                <TextField
                    name="due"
                    kind="date"
                    dir="ltr"
                    label=texts.until_when()
                    value=sending.typed("due", "")
                    required=true
                    suffix
                />
                <div class="actions">
                    <Submit
                        label=texts.add_commitment()
                        class="button"
                        pending=Signal::derive(move || sending.pending())
                    />
                    <p class="help">{texts.commitment_seen_by()}</p>
                </div>
            </Form>
        </details>
    }
    .into_any()
}
