//! How one wishes to hear of things.

use domain::{
    base::Language,
    messages::{Address, Occasion, Pace},
};
use leptos::prelude::*;

use super::api::{self, Choose, ForgetAddress, LeaveAddress, Own};
use crate::{
    i18n::{Words, words},
    people::plain::PlainForm,
    reading::Reading,
    ui::{
        confirm::Confirm,
        field::{Select, TextField},
        form::Sending,
        loaded::Loaded,
        title::PageTitle,
    },
};

/// The page of one's wishes.
#[component]
pub fn MessagesPage() -> impl IntoView {
    let own = Reading::new(|| api::FindWishes {});
    view! { <Loaded data=own view=|own| view! { <Page own/> }.into_any()/> }
}

#[component]
fn Page(own: Own) -> impl IntoView {
    let words = words();
    let texts = words.messages();
    let is_confirmed = own.wishes.address.as_ref().is_some_and(|address| address.is_confirmed);
    let help = match (own.sends_mail, is_confirmed) {
        (true, true) => texts.paces_help(),
        (true, false) => texts.paces_before_address(),
        (false, _) => texts.paces_on_page(),
    };
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where"><a href=words.path("/my-things")>{words.follows().title()}</a></p>
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
            </div>
            {match own.sends_mail {
                true => view! { <Postbox address=own.wishes.address/> }.into_any(),
                false => view! { <p class="notice">{texts.no_mail()}</p> }.into_any(),
            }}
            <Paces paces=own.wishes.paces help letters=own.sends_mail/>
        </main>
    }
}

/// The address: left, waiting for its letter to be opened, or right.
#[component]
fn Postbox(address: Option<Address>) -> impl IntoView {
    let texts = words().messages();
    let shown = address.map(|address| {
        let (state, sentence) = match address.is_confirmed {
            true => ("notice ok", texts.confirmed()),
            false => ("notice warn", texts.unconfirmed()),
        };
        view! {
            <div class=state role="status">
                <p><bdi dir="ltr">{address.address}</bdi></p>
                <p>{sentence}</p>
            </div>
            <Forget/>
        }
    });
    let sending = Sending::<LeaveAddress>::new();
    let form = match &shown {
        None => view! { <LeaveForm sending/> }.into_any(),
        Some(_) => view! {
            <details class="more" open=sending.came_back()>
                <summary>{texts.another_address()}</summary>
                <LeaveForm sending/>
            </details>
        }
        .into_any(),
    };
    view! {
        <section class="section" aria-labelledby="address">
            <h2 id="address">{texts.address()}</h2>
            {shown}
            {form}
        </section>
    }
}

#[component]
fn LeaveForm(sending: Sending<LeaveAddress>) -> impl IntoView {
    let words = words();
    let texts = words.messages();
    let languages =
        Language::INTERFACE.iter().map(|language| (language.to_string(), language.endonym().to_owned()));
    view! {
        <PlainForm sending class="panel form">
            <TextField
                name="email"
                kind="email"
                label=texts.email()
                help=texts.email_help()
                value=sending.typed("email", "")
                autocomplete="email"
                dir="ltr"
                required=true
            />
            <Select
                name="language"
                label=texts.language()
                choices=languages.collect()
                value=sending.typed("language", words.language().to_string())
            />
            <div class="actions">
                <button class="button">{texts.leave()}</button>
                <p class="help">{texts.who_sees()}</p>
            </div>
        </PlainForm>
    }
}

#[component]
fn Forget() -> impl IntoView {
    let texts = words().messages();
    let sending = Sending::<ForgetAddress>::new();
    view! {
        <Confirm label=texts.forget() help=texts.forget_help() open=sending.came_back()>
            <PlainForm sending>
                <div class="actions"><button class="button danger">{texts.forget()}</button></div>
            </PlainForm>
        </Confirm>
    }
}

#[component]
fn Paces(paces: Vec<(Occasion, Pace)>, help: &'static str, letters: bool) -> impl IntoView {
    let words = words();
    let texts = words.messages();
    let sending = Sending::<Choose>::new();
    let saved = sending.done();
    let typed = sending.chosen("paces[]");
    let field = move |(place, (occasion, pace)): (usize, (Occasion, Pace))| {
        let chosen = typed.as_ref().and_then(|typed| typed.get(place)?.parse().ok()).unwrap_or(pace);
        view! {
            {heading(words, occasion).map(|heading| view! { <h3>{heading}</h3> })}
            <PaceField occasion pace=chosen letters/>
        }
    };
    view! {
        <section class="section" aria-labelledby="paces">
            <h2 id="paces">{texts.paces()}</h2>
            <p>{help}</p>
            {saved.then(|| view! { <div class="notice ok" role="status"><p>{texts.saved()}</p></div> })}
            <PlainForm sending class="panel form">
                {paces.into_iter().enumerate().map(field).collect_view()}
                <div class="actions"><button class="button primary">{words.common().save()}</button></div>
            </PlainForm>
        </section>
    }
}

/// What stands above an occasion that is the first of its kind.
fn heading(words: Words, occasion: Occasion) -> Option<&'static str> {
    let texts = words.messages();
    Some(match occasion {
        Occasion::Answer => texts.about_boards(),
        Occasion::Meeting => texts.about_meetings(),
        Occasion::Session => texts.about_tables(),
        Occasion::News => texts.about_news(),
        _ => return None,
    })
}

/// The paces of one occasion; a house that sends no letters offers none.
#[component]
fn PaceField(occasion: Occasion, pace: Pace, letters: bool) -> impl IntoView {
    let words = words();
    let pace = if letters || !pace.is_letter() { pace } else { Pace::Page };
    let offered = Pace::ALL.iter().filter(|offered| letters || !offered.is_letter());
    let choices = offered.map(|pace| (pace.to_string(), words.choice("pace", pace.as_str()).to_owned()));
    view! {
        <input type="hidden" name="occasions[]" value=occasion.as_str()/>
        <Select
            name="paces[]"
            suffix=occasion.as_str()
            label=words.choice("occasion", occasion.as_str())
            choices=choices.collect()
            value=pace.to_string()
        />
    }
}
