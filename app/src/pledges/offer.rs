//! The form in which help is offered.

use domain::{base::InitiativeId, initiatives::voices::Floor, pledges::Kind};
use leptos::prelude::*;

use super::api::Offer;
use crate::{
    comments::capacity::CapacityChoice,
    i18n::words,
    ui::{
        field::{LanguageSelect, Select, TextArea},
        form::{Form, Sending, Submit},
    },
};

/// Offers help; says who will read it.
#[component]
pub fn OfferForm(initiative: InitiativeId, floor: Floor, sending: Sending<Offer>) -> impl IntoView {
    let words = words();
    let texts = words.pledges();
    let kinds: Vec<(String, String)> = Kind::ALL
        .iter()
        .map(|kind| (kind.to_string(), words.choice("pledge", kind.as_str()).to_owned()))
        .collect();
    let who = if floor.is_moderated {
        words.comments().moderated_first()
    } else {
        words.comments().everybody_reads()
    };
    view! {
        <details class="more" open=sending.came_back()>
            <summary>{texts.i_can_help()}</summary>
            <Form sending>
                <input type="hidden" name="initiative" value=initiative.to_string()/>
                <Select
                    name="kind"
                    label=texts.kind()
                    choices=kinds
                    value=sending.typed("kind", "")
                />
                <TextArea
                    name="text"
                    label=texts.text()
                    help=texts.text_help()
                    value=sending.typed("text", "")
                    rows=3
                    most=domain::pledges::Offer::LONGEST
                    required=true
                    suffix="-pledge"
                />
                <LanguageSelect value=sending.typed("language", "") suffix="-pledge"/>
                <CapacityChoice
                    organisations=floor.organisations
                    chosen=sending.typed("capacity", "")
                    suffix="-pledge"
                />
                <div class="actions">
                    <Submit label=texts.send() class="button" pending=Signal::derive(move || sending.pending())/>
                    <p class="help">{who}</p>
                </div>
            </Form>
        </details>
    }
}
