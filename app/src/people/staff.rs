//! The link with which staff come in for the first time, and with which a password is set anew.

use domain::{
    base::{Role, text::Pseudonym},
    people::{Password, records::Offer},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, Accept, AcceptAsMyself},
    plain::PlainForm,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{field::TextField, form::Sending, frame::viewer, loaded::Loaded, title::PageTitle},
};

/// The page to which a link for staff leads.
#[component]
pub fn StaffPage() -> impl IntoView {
    let params = use_params_map();
    let token = Memo::new(move |_| params.read().get("token").unwrap_or_default());
    let offer = Reading::new(move || api::LookAtLink { token: token.get() });
    view! {
        <Loaded data=offer view=move |offer| view! { <Offered token=token.get_untracked() offer/> }.into_any()/>
    }
}

#[component]
fn Offered(token: String, offer: Offer) -> impl IntoView {
    let words = words();
    let texts = words.people();
    let renews = offer.role == Role::Participant;
    let title = if renews { texts.new_password_title() } else { texts.staff_title() };
    let place = offer.organisation.clone().or(offer.territory.clone());
    let in_already = viewer().id().is_some() && !renews;
    view! {
        <PageTitle page=title/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                {(!renews)
                    .then(|| {
                        view! {
                            <p class="where">
                                <span>{words.choice("role", offer.role.as_str())}</span>
                                <span>{place.unwrap_or_else(|| texts.everywhere().to_owned())}</span>
                            </p>
                        }
                    })}
                <h1>{title}</h1>
                <p class="lead">{texts.staff_lead(offer.email.clone())}</p>
            </div>
            {if in_already {
                view! { <AsMyself token/> }.into_any()
            } else if offer.known && !renews {
                view! {
                    <div class="notice">
                        <p>{words.refusal(&domain::base::Refusal::EmailTaken)}</p>
                        <div class="actions">
                            <a class="button primary" href=words.path("/sign-in")>{words.common().sign_in()}</a>
                        </div>
                    </div>
                }
                    .into_any()
            } else {
                view! { <NewPassword token renews/> }.into_any()
            }}
        </main>
    }
}

#[component]
fn AsMyself(token: String) -> impl IntoView {
    let texts = words().people();
    let sending = Sending::<AcceptAsMyself>::new();
    let name = viewer().person().map(|person| person.pseudonym.clone()).unwrap_or_default();
    view! {
        <PlainForm sending class="panel form">
            <input type="hidden" name="token" value=token/>
            <div class="actions">
                <button class="button primary">{texts.accept_as(name)}</button>
            </div>
        </PlainForm>
    }
}

#[component]
fn NewPassword(token: String, renews: bool) -> impl IntoView {
    let words = words();
    let texts = words.people();
    let sending = Sending::<Accept>::new();
    view! {
        <PlainForm sending class="panel form">
            <input type="hidden" name="token" value=token/>
            {(!renews)
                .then(|| {
                    view! {
                        <TextField
                            name="pseudonym"
                            label=texts.staff_pseudonym()
                            help=texts.staff_pseudonym_help()
                            value=sending.typed("pseudonym", "")
                            most=Pseudonym::LONGEST
                            required=true
                        />
                    }
                })}
            <TextField
                name="password"
                kind="password"
                dir="ltr"
                label=texts.password()
                help=texts.password_help(Password::SHORTEST)
                autocomplete="new-password"
                required=true
            />
            <div class="actions">
                <button class="button primary">{texts.enter()}</button>
            </div>
        </PlainForm>
    }
}
