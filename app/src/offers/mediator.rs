//! Asking that a mediator comes along.

use domain::{
    base::{Language, OfferId, Refusal},
    offers::{FEW_WORDS, OwnRequest, RequestState},
};
use leptos::prelude::*;

use super::api::{Ask, TakeBack};
use crate::{
    i18n::words,
    ui::{
        field::{Select, TextArea},
        form::{Form, Sending, Submit},
        why_not::WhyNot,
    },
};

/// The wish for a mediator: the form, what became of it, or why it cannot be asked.
#[component]
pub fn Mediator(
    offer: OfferId,
    mediating: i64,
    request: Option<OwnRequest>,
    is_in: bool,
    ask: Sending<Ask>,
    take_back: Sending<TakeBack>,
) -> impl IntoView {
    let texts = words().offers();
    let inside = match request {
        Some(request) => view! { <Waiting request take_back/> }.into_any(),
        None if mediating == 0 => view! { <WhyNot refusal=Refusal::NoMediatorHere/> }.into_any(),
        None if !is_in => view! { <WhyNot refusal=Refusal::SignInFirst/> }.into_any(),
        None => view! { <AskForm offer mediating ask/> }.into_any(),
    };
    view! {
        <section class="section" aria-labelledby="mediator">
            <h2 id="mediator">{texts.mediator_title()}</h2>
            {inside}
        </section>
    }
}

#[component]
fn AskForm(offer: OfferId, mediating: i64, ask: Sending<Ask>) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let languages = Language::OFFERED.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()));
    view! {
        <p>{texts.mediator_lead(mediating)}</p>
        <details class="more" open=ask.came_back()>
            <summary>{texts.ask_mediator()}</summary>
            <Form sending=ask>
                <input type="hidden" name="offer" value=offer.to_string()/>
                <Select
                    name="language"
                    label=texts.mediator_language()
                    choices=languages.collect()
                    value=ask.typed("language", words.language().to_string())
                    required=true
                />
                <TextArea
                    name="text"
                    label=texts.few_words()
                    help=texts.few_words_help()
                    value=ask.typed("text", "")
                    rows=3
                    most=FEW_WORDS
                    optional=true
                />
                <div class="actions">
                    <Submit
                        label=texts.send_request()
                        class="button"
                        pending=Signal::derive(move || ask.pending())
                    />
                    <p class="help">{texts.request_seen_by()}</p>
                </div>
            </Form>
        </details>
    }
}

/// One's own wish on the page of the service.
#[component]
fn Waiting(request: OwnRequest, take_back: Sending<TakeBack>) -> impl IntoView {
    let words = words();
    view! {
        <p>
            <span class="tag new">{words.choice("request_state", request.state.as_str())}</span>
        </p>
        <Reply request=request.clone()/>
        <BackForm request=request.clone() take_back/>
        <p class="links"><a href=words.path("/offers/requests")>{words.offers().requests_tab()}</a></p>
    }
}

/// What the organisation answered.
#[component]
pub fn Reply(request: OwnRequest) -> impl IntoView {
    let texts = words().offers();
    match (request.organisation, request.reply, request.reply_language) {
        (Some(organisation), Some(reply), Some(language)) => view! {
            <div class="notice ok">
                <p>{texts.answers(organisation)}</p>
                <p lang=language.to_string() dir="auto">{reply}</p>
            </div>
        }
        .into_any(),
        _ => view! { <p class="help">{texts.nobody_answered()}</p> }.into_any(),
    }
}

/// The button with which one takes one's wish back, which erases it.
#[component]
pub fn BackForm(request: OwnRequest, take_back: Sending<TakeBack>) -> impl IntoView {
    let texts = words().offers();
    let take_back = take_back.one_of("request", &request.id.to_string());
    (request.state != RequestState::Settled).then(|| {
        view! {
            <Form sending=take_back>
                <input type="hidden" name="request" value=request.id.to_string()/>
                <div class="actions">
                    <Submit
                        label=texts.take_back()
                        class="button quiet"
                        pending=Signal::derive(move || take_back.pending())
                    />
                    <p class="help">{texts.take_back_help()}</p>
                </div>
            </Form>
        }
    })
}
