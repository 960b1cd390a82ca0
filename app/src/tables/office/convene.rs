//! The form with which a session is convened.

use domain::{
    base::{
        Day,
        text::{Label, Reasons},
    },
    tables::Table,
};
use leptos::prelude::*;

use crate::{
    i18n::words,
    people::plain::PlainForm,
    reading::Reading,
    tables::{
        api::{self, Convene},
        page::table_in_address,
    },
    ui::{
        field::{TextArea, TextField},
        form::Sending,
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page on which a session is convened.
#[component]
pub fn ConvenePage() -> impl IntoView {
    let table = table_in_address();
    move || match table.get() {
        Some(table) => {
            let keeping = Reading::new(move || api::FindSeats { table });
            let view = |keeping: api::Keeping| {
                view! { <Page table=keeping.table today=keeping.now.day()/> }.into_any()
            };
            view! { <Loaded data=keeping view/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(table: Table, today: Day) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let sending = Sending::<Convene>::new();
    let notice = table.rulebook.notice_days;
    let first = Day(today.0 + i32::from(notice));
    view! {
        <PageTitle page=texts.convene()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path(format!("/tables/{}", table.id)) lang=table.language.to_string() dir="auto">
                        {table.name}
                    </a>
                </p>
                <h1>{texts.convene()}</h1>
                <p class="lead">{texts.convene_lead(i64::from(notice), words.full_day(first))}</p>
            </div>
            <PlainForm sending class="panel form">
                <input type="hidden" name="table" value=table.id.to_string()/>
                <TextField
                    name="day"
                    kind="date"
                    dir="ltr"
                    label=texts.day()
                    value=sending.typed("day", first.iso())
                    required=true
                />
                <TextField
                    name="begins"
                    kind="time"
                    dir="ltr"
                    label=texts.begins()
                    value=sending.typed("begins", "15:00")
                    required=true
                />
                <TextField
                    name="ends"
                    kind="time"
                    dir="ltr"
                    label=texts.ends()
                    value=sending.typed("ends", "17:00")
                    required=true
                />
                <TextField
                    name="place"
                    label=texts.place()
                    value=sending.typed("place", "")
                    most=Label::LONGEST
                    optional=true
                />
                <TextField
                    name="link"
                    kind="url"
                    dir="ltr"
                    label=texts.online()
                    help=texts.help_link()
                    value=sending.typed("link", "")
                    optional=true
                />
                <TextArea
                    name="agenda"
                    label=texts.agenda()
                    help=texts.help_agenda()
                    value=sending.typed("agenda", "")
                    required=true
                />
                <TextArea
                    name="urgent_reason"
                    label=texts.urgent_reason()
                    help=texts.help_urgent(i64::from(notice))
                    value=sending.typed("urgent_reason", "")
                    rows=2
                    most=Reasons::LONGEST
                    optional=true
                />
                <div class="actions">
                    <button class="button primary">{texts.send_convocation()}</button>
                    <p class="help">{texts.convene_seen_by()}</p>
                </div>
            </PlainForm>
        </main>
    }
    .into_any()
}
