//! Making an account out of an invitation.

use domain::base::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, Invited, Join},
    belonging::Belonging,
    plain::PlainForm,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        field::{Select, TextField, Tick},
        form::Sending,
        loaded::Loaded,
        title::PageTitle,
    },
};

/// The page to which a printed invitation leads.
#[component]
pub fn JoinPage() -> impl IntoView {
    let params = use_params_map();
    let code = Memo::new(move |_| params.read().get("code").unwrap_or_default());
    let invited = Reading::new(move || api::LookAtInvitation { code: code.get() });
    view! {
        <Loaded
            data=invited
            view=move |invited| view! { <Newcomer code=code.get_untracked() invited/> }.into_any()
        />
    }
}

#[component]
fn Newcomer(code: String, invited: Invited) -> impl IntoView {
    let words = words();
    let texts = words.people();
    let sending = Sending::<Join>::new();
    let pseudonym = sending.typed("pseudonym", invited.suggestion);
    let accepted = sending.chosen("rules").is_some_and(|ticked| !ticked.is_empty());
    view! {
        <PageTitle page=texts.join_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.join_title()}</h1>
                <p class="lead">{texts.join_lead()}</p>
            </div>
            <PlainForm sending class="panel form">
                <input type="hidden" name="code" value=code/>
                <TextField
                    name="pseudonym"
                    label=texts.pseudonym()
                    help=texts.pseudonym_help()
                    value=pseudonym
                    most=domain::base::text::Pseudonym::LONGEST
                    autocomplete="off"
                    required=true
                />
                <PreferredLanguage value=sending.typed("language", words.language().to_string())/>
                <Belonging constituencies=invited.constituencies chosen=sending.typed("constituency", "")/>
                <Tick name="rules" value="accepted" label=texts.accept_rules() checked=accepted required=true>
                    <span>
                        {texts.accept_rules()} " " <a href=words.path("/about") target="_blank">{texts.read_rules()}</a>
                    </span>
                </Tick>
                <div class="actions">
                    <button class="button primary">{texts.join()}</button>
                    <p class="help">{texts.join_who_sees()}</p>
                </div>
            </PlainForm>
        </main>
    }
}

/// In which language the house speaks to a person.
#[component]
pub fn PreferredLanguage(value: String) -> impl IntoView {
    let choices =
        Language::OFFERED.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned())).collect();
    let texts = words().people();
    view! { <Select name="language" label=texts.preferred_language() help=texts.preferred_language_help() choices value/> }
}
