//! Where the links in letters lead. Opening a link changes nothing, since programs open links too: the button does.

use domain::messages::Occasion;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::{self, Confirm, Stop};
use crate::{
    i18n::words,
    people::plain::PlainForm,
    reading::Reading,
    ui::{form::Sending, loaded::Loaded, title::PageTitle},
};

fn token() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("token").unwrap_or_default())
}

/// Says that an address is right.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let texts = words().messages();
    let (sending, token) = (Sending::<Confirm>::new(), token());
    let body = if sending.done() {
        view! { <div class="notice ok" role="status"><p>{texts.confirmed()}</p></div> }.into_any()
    } else {
        view! {
            <PlainForm sending class="panel form">
                <input type="hidden" name="token" value=token.get_untracked()/>
                <div class="actions"><button class="button primary">{texts.confirm()}</button></div>
            </PlainForm>
        }
        .into_any()
    };
    view! {
        <PageTitle page=texts.confirm_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.confirm_title()}</h1>
                <p class="lead">{texts.confirm_lead()}</p>
            </div>
            {body}
        </main>
    }
}

/// Stops letters.
#[component]
pub fn StopPage() -> impl IntoView {
    let token = token();
    let occasion = Reading::new(move || api::FindStop { token: token.get() });
    view! {
        <Loaded
            data=occasion
            view=move |occasion| view! { <Stopping occasion token=token.get_untracked()/> }.into_any()
        />
    }
}

#[component]
fn Stopping(occasion: Occasion, token: String) -> impl IntoView {
    let words = words();
    let texts = words.messages();
    let name = words.choice("occasion", occasion.as_str());
    let sending = Sending::<Stop>::new();
    let body = if sending.done() {
        view! { <div class="notice ok" role="status"><p>{texts.stopped()}</p></div> }.into_any()
    } else {
        view! {
            <PlainForm sending class="panel form">
                <input type="hidden" name="token" value=token/>
                <p>{texts.stop_what(name)}</p>
                <div class="actions">
                    <button class="button primary" name="all" value="false">{texts.stop_this()}</button>
                    <button class="button" name="all" value="true">{texts.stop_all()}</button>
                </div>
            </PlainForm>
        }
        .into_any()
    };
    view! {
        <PageTitle page=texts.stop_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.stop_title()}</h1>
                <p class="lead">{texts.stop_lead()}</p>
            </div>
            {body}
        </main>
    }
}
