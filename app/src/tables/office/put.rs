//! Putting a thing on the agenda of a table: other pages lead here with what it is.

use domain::{
    base::text::{Lines, Reasons, Title, clean},
    tables::ToCome,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    administration::tabs::Tabs,
    i18n::words,
    people::plain::PlainForm,
    reading::Reading,
    tables::api::{self, AddItem},
    ui::{
        field::{Select, TextArea, TextField},
        form::Sending,
        loaded::Loaded,
        title::PageTitle,
    },
};

/// The page on which a session to come is chosen. The address may bring along `title` and `about`.
#[component]
pub fn PutPage() -> impl IntoView {
    let query = use_query_map();
    let given = Memo::new(move |_| {
        let query = query.read();
        let given = |name: &str| clean(&query.get(name).unwrap_or_default(), Lines::One);
        (given("title"), given("about"))
    });
    let sessions = Reading::new(|| api::ListToCome {});
    let view = move |sessions| {
        let (title, about) = given.get_untracked();
        view! { <Page sessions title about/> }.into_any()
    };
    view! { <Loaded data=sessions view/> }
}

#[component]
fn Page(sessions: Vec<ToCome>, title: String, about: String) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let none = sessions.is_empty();
    view! {
        <PageTitle page=texts.put_on_agenda()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <Tabs here="/administration/tables"/>
            <div class="head">
                <h1>{texts.put_on_agenda()}</h1>
            </div>
            {if none {
                view! { <p class="soft">{texts.no_session_to_come()}</p> }.into_any()
            } else {
                view! { <PutForm sessions title about/> }.into_any()
            }}
        </main>
    }
}

#[component]
fn PutForm(sessions: Vec<ToCome>, title: String, about: String) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let sending = Sending::<AddItem>::new();
    let choice = |session: ToCome| {
        (session.id.to_string(), format!("{} · {}", words.full_day(session.starts_at.day()), session.name))
    };
    let choices = sessions.into_iter().map(choice).collect();
    view! {
        <PlainForm sending class="panel form">
            <input type="hidden" name="leads_there" value="true"/>
            <Select name="session" label=texts.which_session() choices value=sending.typed("session", "")/>
            <TextField
                name="title"
                label=texts.field_title()
                value=sending.typed("title", title)
                most=Title::LONGEST
                required=true
            />
            <TextField
                name="about"
                dir="ltr"
                label=texts.field_about()
                help=texts.help_about()
                value=sending.typed("about", about)
                optional=true
            />
            <TextArea
                name="urgent_reason"
                label=texts.urgent_reason()
                help=texts.help_late_item()
                value=sending.typed("urgent_reason", "")
                rows=2
                most=Reasons::LONGEST
                optional=true
            />
            <div class="actions">
                <button class="button primary">{texts.put_on_agenda()}</button>
                <p class="help">{texts.item_seen_by()}</p>
            </div>
        </PlainForm>
    }
    .into_any()
}
