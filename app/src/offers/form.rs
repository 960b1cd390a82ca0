//! Describing a service and changing it.

use domain::base::OfferId;
use leptos::prelude::*;

use super::{
    api::{self, Form, Write},
    fields::Fields,
    offer_in_address,
};
use crate::{
    i18n::words,
    people::plain::PlainForm,
    reading::Reading,
    ui::{field::Select, form::Sending, loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page on which a new service is described.
#[component]
pub fn NewPage() -> impl IntoView {
    view! { <Sheet id=None/> }
}

/// The page on which a service is changed.
#[component]
pub fn ChangePage() -> impl IntoView {
    let offer = offer_in_address();
    move || match offer.get() {
        Some(id) => view! { <Sheet id=Some(id)/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Sheet(id: Option<OfferId>) -> impl IntoView {
    let form = Reading::new(move || api::FindKept { offer: id });
    view! { <Loaded data=form view=|form| view! { <Page form/> }.into_any()/> }
}

#[component]
fn Page(form: Form) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let Form { offer, organisations, territories } = form;
    let sending = Sending::<Write>::new();
    let title = if offer.is_some() { texts.change() } else { texts.new() };
    let back = match &offer {
        Some(offer) => words.path(format!("/offers/{}", offer.id)),
        None => words.path("/offers/kept"),
    };
    let whose = match &offer {
        Some(offer) => view! { <input type="hidden" name="offer" value=offer.id.to_string()/> }.into_any(),
        None => {
            let choices = organisations.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
            view! {
                <Select
                    name="organisation"
                    label=texts.organisation()
                    choices
                    value=sending.typed("organisation", "")
                    required=true
                />
            }
            .into_any()
        }
    };
    view! {
        <PageTitle page=title/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where"><a href=words.path("/offers/kept")>{texts.kept_tab()}</a></p>
                <h1>{title}</h1>
                <p class="lead">{texts.form_lead()}</p>
            </div>
            <PlainForm sending class="panel form">
                {whose}
                <Fields sending offer territories/>
                <div class="actions">
                    <button class="button primary">{words.common().save()}</button>
                    <a class="button" href=back>{words.common().cancel()}</a>
                    <p class="help">{texts.seen_by_all()}</p>
                </div>
            </PlainForm>
        </main>
    }
}
