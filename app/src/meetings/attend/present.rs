//! Entering the code that is shown in the room.

use domain::base::{
    Actor,
    text::{Lines, clean},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    i18n::words,
    meetings::api::attend::EnterCode,
    people::plain::PlainForm,
    ui::{field::TextField, form::Sending, frame::viewer, title::PageTitle, why_not::WhyNot},
};

/// The page with the field for the code; whoever scanned it finds it filled in.
#[component]
pub fn PresentPage() -> impl IntoView {
    let params = use_params_map();
    let code = clean(&params.read_untracked().get("code").unwrap_or_default(), Lines::One);
    let texts = words().meetings();
    let sending = Sending::<EnterCode>::new();
    let form = if viewer() == Actor::Visitor {
        view! { <WhyNot refusal=domain::base::Refusal::SignInFirst/> }.into_any()
    } else {
        view! {
            <PlainForm sending class="panel form">
                <TextField
                    name="code"
                    class="code"
                    dir="ltr"
                    autocomplete="off"
                    label=texts.room_code()
                    help=texts.room_code_help()
                    value=sending.typed("code", code)
                    required=true
                />
                <div class="actions">
                    <button class="button primary">{texts.i_am_here()}</button>
                    <p class="help">{texts.i_am_here_help()}</p>
                </div>
            </PlainForm>
        }
        .into_any()
    };
    view! {
        <PageTitle page=texts.enter_code()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.enter_code()}</h1>
            </div>
            {form}
        </main>
    }
}
