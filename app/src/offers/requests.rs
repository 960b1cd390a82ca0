//! Wishes for a mediator: one's own, and those that one's organisations may fulfil.

use domain::{
    base::{Moment, OrganisationId, text::Message},
    offers::{OwnRequest, Request, RequestState},
};
use leptos::prelude::*;

use super::{
    api::{self, GiveBack, Requests, Settle, Take, TakeBack},
    mediator::{BackForm, Reply},
    tabs::Tabs,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        field::{Select, TextArea},
        form::{Form, Sending, Submit},
        glyph::Mark,
        loaded::Loaded,
        title::PageTitle,
    },
};

/// What is sent from the page.
#[derive(Clone, Copy)]
struct Forms {
    take_back: Sending<TakeBack>,
    take: Sending<Take>,
    give_back: Sending<GiveBack>,
    settle: Sending<Settle>,
}

/// The page of wishes for a mediator.
#[component]
pub fn RequestsPage() -> impl IntoView {
    let forms = Forms {
        take_back: Sending::new(),
        take: Sending::new(),
        give_back: Sending::new(),
        settle: Sending::new(),
    };
    let done = [
        forms.take_back.successes(),
        forms.take.successes(),
        forms.give_back.successes(),
        forms.settle.successes(),
    ];
    let version = move || done.iter().map(|done| done.get()).sum();
    let requests = Reading::anew(version, || api::ListRequests {});
    let texts = words().offers();
    view! {
        <PageTitle page=texts.requests_tab()/>
        <main id="main" class="wrap" tabindex="-1">
            <Tabs here="/offers/requests"/>
            <div class="head">
                <h1>{texts.requests_tab()}</h1>
                <p class="lead">{texts.requests_lead()}</p>
            </div>
            <Loaded data=requests view=move |requests| view! { <Lists requests forms/> }.into_any()/>
        </main>
    }
}

#[component]
fn Lists(requests: Requests, forms: Forms) -> impl IntoView {
    let texts = words().offers();
    let Requests { own, ours, organisations, now } = requests;
    let none = own.is_empty();
    let own = own.into_iter().map(|request| view! { <Own request forms now/> }).collect_view();
    let has_ours = !ours.is_empty();
    let ours = ours
        .into_iter()
        .map(|request| view! { <Ours request organisations=organisations.clone() forms now/> })
        .collect_view();
    view! {
        {has_ours
            .then(|| {
                view! {
                    <section class="section" aria-labelledby="ours">
                        <h2 id="ours">{texts.requests_to_us()}</h2>
                        <ul class="items">{ours}</ul>
                    </section>
                }
            })}
        <section class="section" aria-labelledby="own">
            <h2 id="own">{texts.own_requests()}</h2>
            {if none {
                view! { <div class="empty"><Mark/><p>{texts.no_requests()}</p></div> }.into_any()
            } else {
                view! { <ul class="items">{own}</ul> }.into_any()
            }}
        </section>
    }
}

#[component]
fn Own(request: OwnRequest, forms: Forms, now: Moment) -> impl IntoView {
    let words = words();
    view! {
        <li>
            <h3 lang=request.offer_language.to_string() dir="auto">
                <a href=words.path(format!("/offers/{}", request.offer))>{request.offer_name.clone()}</a>
            </h3>
            <p class="meta">
                <span class="tag">{words.choice("request_state", request.state.as_str())}</span>
                <span>{request.language.endonym().to_owned()}</span>
                <time datetime=request.asked_at.rfc3339()>{words.ago(request.asked_at, now)}</time>
            </p>
            {request.text.clone().map(|text| view! { <p dir="auto">{text}</p> })}
            <Reply request=request.clone()/>
            <BackForm request take_back=forms.take_back/>
        </li>
    }
}

#[component]
fn Ours(
    request: Request,
    organisations: Vec<(OrganisationId, String)>,
    forms: Forms,
    now: Moment,
) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let id = request.id.to_string();
    let state = request.state;
    let answer = match state {
        RequestState::Asked => view! { <TakeForm id organisations take=forms.take/> }.into_any(),
        RequestState::Taken => view! { <AfterForms id forms/> }.into_any(),
        RequestState::Settled => view! { <p class="help">{texts.erased_soon()}</p> }.into_any(),
    };
    view! {
        <li>
            <h3 lang=request.offer_language.to_string() dir="auto">
                <a href=words.path(format!("/offers/{}", request.offer))>{request.offer_name}</a>
            </h3>
            <p class="meta">
                <span class="tag">{words.choice("request_state", state.as_str())}</span>
                <span>{texts.wants_language(request.language.endonym())}</span>
                <span dir="auto">{request.offered_by}</span>
                {request.place.map(|place| view! { <span>{place}</span> })}
                <time datetime=request.asked_at.rfc3339()>{words.ago(request.asked_at, now)}</time>
            </p>
            {request.text.map(|text| view! { <p lang=request.text_language.to_string() dir="auto">{text}</p> })}
            {request
                .reply
                .map(|reply| {
                    view! {
                        <div class="notice ok">
                            <p>{texts.answers(request.organisation.unwrap_or_default())}</p>
                            <p dir="auto">{reply}</p>
                        </div>
                    }
                })}
            {answer}
        </li>
    }
}

#[component]
fn TakeForm(id: String, organisations: Vec<(OrganisationId, String)>, take: Sending<Take>) -> impl IntoView {
    let texts = words().offers();
    let take = take.one_of("request", &id);
    let suffix = format!("-{id}");
    let whose = match organisations.as_slice() {
        [(only, _)] => view! { <input type="hidden" name="organisation" value=only.to_string()/> }.into_any(),
        _ => {
            let choices = organisations.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
            view! {
                <Select
                    name="organisation"
                    label=texts.organisation()
                    choices
                    value=take.typed("organisation", "")
                    suffix=suffix.clone()
                />
            }
            .into_any()
        }
    };
    view! {
        <details class="more" open=take.came_back()>
            <summary>{texts.answer_request()}</summary>
            <Form sending=take>
                <input type="hidden" name="request" value=id/>
                {whose}
                <TextArea
                    name="reply"
                    label=texts.reply()
                    help=texts.reply_help()
                    value=take.typed("reply", "")
                    rows=3
                    most=Message::LONGEST
                    required=true
                    suffix
                />
                <div class="actions">
                    <Submit
                        label=texts.send_reply()
                        class="button"
                        pending=Signal::derive(move || take.pending())
                    />
                    <p class="help">{texts.reply_seen_by()}</p>
                </div>
            </Form>
        </details>
    }
}

#[component]
fn AfterForms(id: String, forms: Forms) -> impl IntoView {
    let texts = words().offers();
    let settle = forms.settle.one_of("request", &id);
    let give_back = forms.give_back.one_of("request", &id);
    let again = id.clone();
    view! {
        <Form sending=settle>
            <input type="hidden" name="request" value=again/>
            <div class="actions">
                <Submit label=texts.settle() class="button" pending=Signal::derive(move || settle.pending())/>
                <p class="help">{texts.settle_help()}</p>
            </div>
        </Form>
        <Form sending=give_back>
            <input type="hidden" name="request" value=id/>
            <div class="actions">
                <Submit
                    label=texts.give_back()
                    class="button quiet"
                    pending=Signal::derive(move || give_back.pending())
                />
                <p class="help">{texts.give_back_help()}</p>
            </div>
        </Form>
    }
}
