//! One person on the organisers' list, and what can be done about her.

use domain::meetings::{Attendance, Needs, Standing};
use leptos::prelude::*;

use super::roll::Forms;
use crate::{
    i18n::words,
    meetings::api::keep::CertifyFor,
    people::plain::PlainForm,
    ui::form::{Form, Sending, Sent, Submit},
};

/// A row of the list.
#[component]
pub fn PersonRow(person: Attendance, constituency: String, forms: StoredValue<Forms>) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let name = if person.name.is_empty() { texts.somebody().to_owned() } else { person.name.clone() };
    let companions = i64::from(person.companions);
    let groups: Vec<String> = [Some(constituency), person.organisation.clone()]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
    view! {
        <tr>
            <th scope="row">
                <bdi>{name}</bdi>
                {(companions > 0).then(|| view! { " " <span class="soft">{texts.with_companions(companions)}</span> })}
                {person
                    .offered_until
                    .map(|until| view! { <p class="small">{texts.kept_until(words.day_and_time(until))}</p> })}
            </th>
            <td data-label=texts.group() dir="auto">{groups.join(", ")}</td>
            <td data-label=texts.needs_column()><NeedList needs=person.needs.clone()/></td>
            <td data-label=texts.deeds()><Deeds person forms/></td>
        </tr>
    }
}

#[component]
fn NeedList(needs: Needs) -> impl IntoView {
    let texts = words().meetings();
    let line = |label: &'static str, text: Option<String>| {
        text.map(|text| view! { <p class="small"><b>{label}</b> " " <bdi>{text}</bdi></p> })
    };
    let text = |label: Option<domain::base::text::Label>| label.map(|label| label.into_string());
    view! {
        {line(texts.interpreter_for(), needs.language.map(|language| language.endonym().to_owned()))}
        {line(texts.accessibility_need(), text(needs.accessibility))}
        {line(texts.children_need(), (needs.children > 0).then(|| needs.children.to_string()))}
        {line(texts.other_need(), text(needs.note))}
    }
}

#[component]
fn Deeds(person: Attendance, forms: StoredValue<Forms>) -> impl IntoView {
    let texts = words().meetings();
    let forms = forms.get_value();
    let id = person.id.to_string();
    let standing = person.standing;
    let registration = person.id;
    let deed = move |sending: Sent, label: &'static str, class: &'static str| {
        view! {
            <Form sending class="deeds">
                <input type="hidden" name="registration" value=registration.to_string()/>
                <Submit label class pending=Signal::derive(move || sending.pending())/>
            </Form>
        }
        .into_any()
    };
    let mut deeds: Vec<AnyView> = Vec::new();
    if matches!(standing, Standing::Asked | Standing::Declined) {
        let sending = forms.approving.one_of("registration", &id);
        deeds.push(deed(sending.into(), texts.approve(), "button"));
    }
    if standing == Standing::Asked {
        let sending = forms.declining.one_of("registration", &id);
        deeds.push(deed(sending.into(), texts.decline(), "button quiet"));
    }
    if matches!(standing, Standing::Offered | Standing::Waiting | Standing::Lapsed) {
        let sending = forms.confirming.one_of("registration", &id);
        deeds.push(deed(sending.into(), texts.give_seat(), "button"));
    }
    if matches!(standing, Standing::Confirmed | Standing::Offered | Standing::Waiting) {
        let sending = forms.removing.one_of("registration", &id);
        deeds.push(deed(sending.into(), texts.take_off(), "button quiet"));
    }
    let prints = person.participant.is_none() && !person.present.is_empty();
    view! {
        {deeds}
        {prints
            .then(|| {
                let sending = Sending::<CertifyFor>::new().one_of("registration", &id);
                view! {
                    <PlainForm sending class="deeds">
                        <input type="hidden" name="registration" value=registration.to_string()/>
                        <button class="button quiet">{texts.certificate()}</button>
                    </PlainForm>
                }
            })}
    }
}
