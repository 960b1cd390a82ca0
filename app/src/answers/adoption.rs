//! Adopting an initiative, or turning it down, where nobody votes.

use domain::base::{InitiativeId, text::Reasons};
use leptos::prelude::*;

use super::api::{Adopt, NotAdopt};
use crate::{
    i18n::words,
    ui::{
        field::TextArea,
        form::{Form, Sending, Submit},
    },
};

/// The two decisions about an admitted initiative.
#[component]
pub fn Adoption(
    initiative: InitiativeId,
    adopting: Sending<Adopt>,
    refusing: Sending<NotAdopt>,
) -> impl IntoView {
    let texts = words().answers();
    view! {
        <section class="section" aria-labelledby="adoption">
            <h2 id="adoption">{texts.adoption()}</h2>
            <p class="help">{texts.adoption_help()}</p>
            <Form sending=adopting>
                <input type="hidden" name="initiative" value=initiative.to_string()/>
                <div class="actions">
                    <Submit label=texts.adopt() class="button" pending=Signal::derive(move || adopting.pending())/>
                </div>
            </Form>
            <Form sending=refusing>
                <input type="hidden" name="initiative" value=initiative.to_string()/>
                <TextArea
                    name="reasons"
                    label=texts.why_not()
                    value=refusing.typed("reasons", "")
                    rows=3
                    most=Reasons::LONGEST
                    required=true
                    suffix="-adoption"
                />
                <div class="actions">
                    <Submit
                        label=texts.not_adopt()
                        class="button danger"
                        pending=Signal::derive(move || refusing.pending())
                    />
                    <p class="help">{texts.seen_by()}</p>
                </div>
            </Form>
        </section>
    }
}
