//! Saying what is wrong with a service.

use domain::{
    base::{OfferId, Refusal, text::Message},
    offers::Flaw,
};
use leptos::prelude::*;

use super::api::Report;
use crate::{
    i18n::words,
    ui::{
        field::{Select, TextArea},
        form::{Form, Sending, Submit},
        why_not::WhyNot,
    },
};

/// The form, behind its name; once sent, thanks.
#[component]
pub fn ReportForm(offer: OfferId, is_in: bool, report: Sending<Report>) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let done = move || view! { <div class="notice ok" role="status"><p>{texts.report_done()}</p></div> };
    view! {
        <section class="section" aria-labelledby="wrong">
            <h2 id="wrong">{texts.report_title()}</h2>
            <Show when=move || !report.done() fallback=done>
                <details class="more" open=report.came_back()>
                    <summary>{texts.report_open()}</summary>
                    {if is_in {
                        view! { <Fields offer report/> }.into_any()
                    } else {
                        view! { <WhyNot refusal=Refusal::SignInFirst/> }.into_any()
                    }}
                </details>
            </Show>
        </section>
    }
}

#[component]
fn Fields(offer: OfferId, report: Sending<Report>) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let mut flaws = vec![(String::new(), texts.choose().to_owned())];
    flaws.extend(
        Flaw::ALL.iter().map(|flaw| (flaw.to_string(), words.choice("flaw", flaw.as_str()).to_owned())),
    );
    view! {
        <Form sending=report>
            <input type="hidden" name="offer" value=offer.to_string()/>
            <Select
                name="flaw"
                label=texts.what_is_wrong()
                choices=flaws
                value=report.typed("flaw", "")
                required=true
            />
            <TextArea
                name="note"
                label=texts.note()
                value=report.typed("note", "")
                rows=3
                most=Message::LONGEST
                optional=true
            />
            <div class="actions">
                <Submit label=texts.report_send() class="button" pending=Signal::derive(move || report.pending())/>
                <p class="help">{texts.report_seen_by()}</p>
            </div>
        </Form>
    }
}
