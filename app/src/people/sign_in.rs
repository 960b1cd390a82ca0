//! The two ways in: a code, and e-mail with password for staff.

use leptos::prelude::*;

use super::{
    api::{Enter, SignIn},
    plain::PlainForm,
};
use crate::{
    i18n::words,
    ui::{
        field::TextField,
        form::Sending,
        title::PageTitle,
        wrong::{Wrong, wrong},
    },
};

/// The page with both forms, the code first.
#[component]
pub fn SignInPage() -> impl IntoView {
    let texts = words().people();
    let by_code = Sending::<Enter>::new();
    let by_password = Sending::<SignIn>::new();
    view! {
        <PageTitle page=texts.sign_in_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.sign_in_title()}</h1>
                <p class="lead">{texts.sign_in_lead()}</p>
            </div>
            <PlainForm sending=by_code class="panel form">
                <CodeField/>
                <div class="actions">
                    <button class="button primary">{texts.enter()}</button>
                </div>
            </PlainForm>
            <details class="more" open=by_password.came_back()>
                <summary>{texts.staff_way()}</summary>
                <PlainForm sending=by_password class="panel form">
                    <TextField
                        name="email"
                        kind="email"
                        dir="ltr"
                        label=texts.email()
                        value=by_password.typed("email", "")
                        autocomplete="username"
                        required=true
                    />
                    <TextField
                        name="password"
                        kind="password"
                        dir="ltr"
                        label=texts.password()
                        autocomplete="current-password"
                        required=true
                    />
                    <div class="actions">
                        <button class="button">{texts.enter()}</button>
                    </div>
                </PlainForm>
            </details>
        </main>
    }
}

#[component]
fn CodeField() -> impl IntoView {
    let texts = words().people();
    let wrong = wrong("code", "code", texts.your_code());
    let described = move || if wrong.get().is_some() { "code-help code-error" } else { "code-help" };
    view! {
        <div class="field">
            <label for="code">{texts.your_code()}</label>
            <p class="help" id="code-help">{texts.your_code_help()}</p>
            <Wrong id="code".to_owned() wrong/>
            <input
                class="code"
                id="code"
                name="code"
                dir="ltr"
                required
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=move || wrong.get().map(|_| "true")
            />
        </div>
    }
}
