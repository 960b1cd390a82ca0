//! A resolution: what is decided, how each constituency stands to it, who objects and why, what follows.

use domain::{
    base::{Day, Language, Scope, SeatId},
    people::Constituency,
    tables::{Outcome, Resolution, Seat, Session, Tally, Voice, decide, rules},
};
use leptos::prelude::*;

use super::{
    api::Speak,
    commitments::Commitments,
    seats::{SeatConstituency, constituency_of, seat_name},
};
use crate::{
    i18n::words,
    ui::{
        form::{Form, Sending, Submit, refresh_after},
        frame::viewer,
        wrong::{Wrong, wrong},
    },
};

/// Everything that is shown of a session besides the resolution.
#[derive(Clone)]
pub struct Room {
    /// The session.
    pub session: Session,
    /// The seats on its day.
    pub seats: Vec<Seat>,
    /// The constituencies in their order.
    pub constituencies: Vec<Constituency>,
    /// Where permissions are looked up.
    pub scope: Scope,
    /// The language of the table's texts.
    pub language: Language,
    /// The day on which it is read.
    pub today: Day,
}

impl Room {
    fn present(&self) -> Vec<&Seat> {
        let ids: Vec<SeatId> = self.session.present.iter().map(|(seat, _)| *seat).collect();
        rules::present_seats(&self.seats, &ids)
    }
}

/// A resolution as everybody sees it.
#[component]
pub fn ResolutionBox(resolution: Resolution, room: Room) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let (tallies, _) = decide(room.session.terms.deciding, &room.present(), &resolution.voices);
    let (class, label) = match resolution.outcome {
        Some(outcome) => {
            let class = if outcome == Outcome::Passed { "tag ok" } else { "tag warn" };
            (class, words.choice("table_outcome", outcome.as_str()))
        }
        None => ("tag new", texts.seats_speak()),
    };
    let names = room.constituencies.clone();
    let tally = move |tally: Tally| {
        let constituency = constituency_of(Some(&tally.constituency), &names);
        view! {
            <li>
                <SeatConstituency constituency/>
                ": "
                {texts.tally(tally.consents, tally.objects, tally.present)}
            </li>
        }
    };
    let seats = room.seats.clone();
    let objection = move |said: domain::tables::Said| {
        let seat = seats.iter().find(|seat| seat.id == said.seat);
        let who = seat.and_then(|seat| seat.mandate.as_ref()).map(|mandate| mandate.holder.name().to_owned());
        view! {
            <li>
                <b dir="auto">{who}</b>
                ": "
                <span dir="auto">{said.reasons}</span>
            </li>
        }
    };
    let objections: Vec<_> =
        resolution.voices.iter().filter(|said| said.voice == Voice::Objects).cloned().collect();
    let commitments = (!resolution.commitments.is_empty()).then(|| {
        view! {
            <h4>{texts.commitments()}</h4>
            <Commitments
                commitments=resolution.commitments.clone()
                scope=room.scope
                language=room.language
                today=room.today
            />
        }
    });
    view! {
        <div class="panel resolution">
            <p><span class=class>{label}</span></p>
            <p lang=room.language.to_string() dir="auto"><b>{resolution.text}</b></p>
            <ul class="rules">{tallies.into_iter().map(tally).collect_view()}</ul>
            {(!objections.is_empty())
                .then(|| {
                    view! {
                        <h4>{texts.objections()}</h4>
                        <ul class="rules">{objections.into_iter().map(objection).collect_view()}</ul>
                    }
                })}
            {commitments}
        </div>
    }
    .into_any()
}

/// The form in which the reader says what her seats say; those who run the session, for all seats in the room. Nothing
/// where she speaks for none.
#[component]
pub fn SpeakForm(resolution: Resolution, room: Room) -> impl IntoView {
    let texts = words().tables();
    let own: Vec<Seat> = room
        .present()
        .into_iter()
        .filter(|seat| rules::may_speak(&viewer(), room.scope, &room.session, &room.seats, seat.id).is_ok())
        .cloned()
        .collect();
    if own.is_empty() || resolution.outcome.is_some() {
        return None;
    }
    let id = resolution.id.to_string();
    let sending = Sending::<Speak>::new().one_of("resolution", &id);
    refresh_after(sending.successes());
    let lines = StoredValue::new((own, resolution.voices));
    Some(
        view! {
            <Form sending class="form speak">
                <input type="hidden" name="resolution" value=id.clone()/>
                {move || {
                    let (own, voices) = lines.get_value();
                    let line = |(place, seat): (usize, Seat)| {
                        let said = voices.iter().find(|said| said.seat == seat.id).cloned();
                        let voice = said.as_ref().map(|said| said.voice.to_string()).unwrap_or_default();
                        let reasons = said.and_then(|said| said.reasons).unwrap_or_default();
                        let (name, why) = (format!("voices[{place}][voice]"), format!("voices[{place}][reasons]"));
                        let voice = sending.typed(&name, voice);
                        let reasons = sending.typed(&why, reasons);
                        view! { <VoiceLine seat place voice reasons suffix=id.clone()/> }
                    };
                    own.into_iter().enumerate().map(line).collect_view()
                }}
                <div class="actions">
                    <Submit label=texts.speak() class="button" pending=Signal::derive(move || sending.pending())/>
                    <p class="help">{texts.speak_seen_by()}</p>
                </div>
            </Form>
        }
        .into_any(),
    )
}

/// What one seat says: a choice, and reasons where it objects.
#[component]
fn VoiceLine(seat: Seat, place: usize, voice: String, reasons: String, suffix: String) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let holder = seat.mandate.as_ref().map(|mandate| mandate.holder.name().to_owned()).unwrap_or_default();
    let (name, why) = (format!("voices[{place}][voice]"), format!("voices[{place}][reasons]"));
    let (name_id, why_id) = (format!("voice-{place}-{suffix}"), format!("reasons-{place}-{suffix}"));
    let label = texts.reasons_if_object(&holder);
    let wrong_reasons = wrong(&why, &why_id, &label);
    let choices = std::iter::once((String::new(), texts.says_nothing().to_owned())).chain(
        Voice::ALL.iter().map(|voice| (voice.to_string(), words.choice("voice", voice.as_str()).to_owned())),
    );
    let choice = |(word, label): (String, String)| {
        let selected = word == voice;
        view! { <option value=word selected=selected>{label}</option> }
    };
    view! {
        <div class="field pair">
            <div>
                <input type="hidden" name=format!("voices[{place}][seat]") value=seat.id.to_string()/>
                <label for=name_id.clone() dir="auto">{holder} " (" {seat_name(words, &seat)} ")"</label>
                <select id=name_id name=name>{choices.map(choice).collect_view()}</select>
            </div>
            <div>
                <label for=why_id.clone()>{label}</label>
                <Wrong id=why_id.clone() wrong=wrong_reasons/>
                <input id=why_id name=why type="text" dir="auto" value=reasons/>
            </div>
        </div>
    }
}
