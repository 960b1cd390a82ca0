//! One's own account.

use domain::base::text::Pseudonym;
use leptos::prelude::*;

use super::{
    api::{self, ChangeAccount, OwnAccount, RenewCard, SignOutEverywhere},
    belonging::Belonging,
    join::PreferredLanguage,
    plain::PlainForm,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{confirm::Confirm, field::TextField, form::Sending, loaded::Loaded, title::PageTitle},
};

/// The page of one's own account.
#[component]
pub fn AccountPage() -> impl IntoView {
    let own = Reading::new(|| api::FindOwn {});
    view! { <Loaded data=own view=|own| view! { <Account own/> }.into_any()/> }
}

#[component]
fn Account(own: OwnAccount) -> impl IntoView {
    let words = words();
    let texts = words.people();
    let OwnAccount { person, email, has_card, organisations, constituencies } = own;
    let change = Sending::<ChangeAccount>::new();
    let saved = change.done();
    view! {
        <PageTitle page=texts.account_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.account_title()}</h1>
                <p class="lead">{texts.account_lead()}</p>
            </div>
            {saved.then(|| view! { <div class="notice ok" role="status"><p>{texts.saved()}</p></div> })}
            <PlainForm sending=change class="panel form">
                <TextField
                    name="pseudonym"
                    label=texts.pseudonym()
                    help=texts.pseudonym_help()
                    value=change.typed("pseudonym", person.pseudonym)
                    most=Pseudonym::LONGEST
                    autocomplete="off"
                    required=true
                />
                <PreferredLanguage value=change.typed("language", person.language.to_string())/>
                <Belonging
                    constituencies
                    chosen=change.typed("constituency", person.constituency.unwrap_or_default())
                />
                <div class="actions">
                    <button class="button primary">{words.common().save()}</button>
                    <p class="help">{texts.account_who_sees()}</p>
                </div>
            </PlainForm>
            {email.map(|email| view! { <p class="small">{texts.email()} ": " <bdi dir="ltr">{email}</bdi></p> })}
            <Organisations organisations/>
            <Doors has_card/>
        </main>
    }
}

#[component]
fn Organisations(organisations: Vec<(domain::base::OrganisationId, String)>) -> impl IntoView {
    let words = words();
    let item = move |(id, name): (domain::base::OrganisationId, String)| {
        view! { <li><a href=words.path(format!("/organisations/{id}"))>{name}</a></li> }
    };
    let any = !organisations.is_empty();
    any.then(|| {
        view! {
            <section class="section" aria-labelledby="organisations">
                <h2 id="organisations">{words.people().my_organisations()}</h2>
                <ul class="items">{organisations.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Doors(has_card: bool) -> impl IntoView {
    let texts = words().people();
    let card = Sending::<RenewCard>::new();
    let everywhere = Sending::<SignOutEverywhere>::new();
    let card_help = if has_card { texts.renew_card_help() } else { texts.first_card_help() };
    view! {
        <section class="section" aria-labelledby="doors">
            <h2 id="doors">{texts.doors()}</h2>
            <Confirm label=texts.renew_card() help=card_help open=card.came_back()>
                <PlainForm sending=card>
                    <div class="actions">
                        <button class="button">{texts.renew_card()}</button>
                    </div>
                </PlainForm>
            </Confirm>
            <Confirm
                label=texts.sign_out_everywhere()
                help=texts.everywhere_help()
                open=everywhere.came_back()
            >
                <PlainForm sending=everywhere>
                    <div class="actions">
                        <button class="button danger">{texts.sign_out_everywhere()}</button>
                    </div>
                </PlainForm>
            </Confirm>
        </section>
    }
}
