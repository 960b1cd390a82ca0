//! Writing somebody down who has no account.

use domain::{
    base::{MeetingId, text::Label},
    people::Constituency,
};
use leptos::prelude::*;

use crate::{
    i18n::words,
    meetings::{api::keep::AddPerson as Add, attend::needs::NeedFields},
    ui::{
        field::{Select, TextField},
        form::{Form, Sending, Submit, refresh_after},
    },
};

/// The form for people on a paper list.
#[component]
pub fn AddPerson(meeting: MeetingId, constituencies: Vec<Constituency>) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let sending = Sending::<Add>::new();
    refresh_after(sending.successes());
    let mut groups = vec![(String::new(), words.common().not_stated().to_owned())];
    groups.extend(constituencies.into_iter().map(|known| (known.key, known.name)));
    view! {
        <section class="section" aria-labelledby="add">
            <h2 id="add">{texts.add_person()}</h2>
            <p class="help">{texts.add_person_help()}</p>
            <Form sending class="panel form">
                <input type="hidden" name="meeting" value=meeting.to_string()/>
                <TextField
                    name="label"
                    label=texts.label()
                    help=texts.label_help()
                    value=sending.typed("label", "")
                    most=Label::LONGEST
                    required=true
                />
                <Select
                    name="constituency"
                    label=texts.group()
                    choices=groups
                    value=sending.typed("constituency", "")
                />
                <TextField
                    name="companions"
                    kind="number"
                    dir="ltr"
                    label=texts.companions()
                    value=sending.typed("companions", "")
                    optional=true
                />
                <NeedFields sending childcare=true/>
                <div class="actions">
                    <Submit
                        label=texts.add()
                        class="button"
                        pending=Signal::derive(move || sending.pending())
                    />
                    <p class="help">{texts.who_sees()}</p>
                </div>
            </Form>
        </section>
    }
}
