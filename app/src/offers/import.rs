//! Bringing in many services at once, as a table that is sent as a file, pasted or typed.

use domain::offers::MOST_TABLE_BYTES;
use leptos::{context::Provider, prelude::*};

use super::{
    IMPORT,
    api::{self, Import, Told},
    tabs::Tabs,
};
use crate::{
    attachments::upload::FileField,
    i18n::words,
    people::plain::PlainForm,
    reading::Reading,
    ui::{
        field::TextArea,
        form::{Sending, Sent},
        loaded::Loaded,
        title::PageTitle,
        wrong::Notice,
    },
};

/// The line of column names from which one begins.
const HEADER: &str = "organization,name,description,language,theme,service_area,city,address_1,transportation,schedule,\
    schedule_description,languages,cost,fees_description,eligibility_description,phone,email,url,step_free,\
    accessibility,children,remote,mediators,capacity,valid_to";

/// The page on which a table is brought in.
#[component]
pub fn ImportPage() -> impl IntoView {
    let texts = words().offers();
    view! {
        <PageTitle page=texts.import()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <Tabs here="/offers/kept"/>
            <div class="head">
                <h1>{texts.import()}</h1>
                <p class="lead">{texts.import_lead()}</p>
            </div>
            <p>{texts.import_columns()}</p>
            <pre class="command" dir="ltr" tabindex="0"><code>{HEADER}</code></pre>
            <p class="help">{texts.import_help()}</p>
            <FileForm/>
            <TableForm table=String::new()/>
        </main>
    }
}

/// The form that brings a table as a file.
#[component]
fn FileForm() -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let around = Sent::to(IMPORT).around();
    let help = texts.file_help(MOST_TABLE_BYTES / 1024 / 1024);
    view! {
        <section class="panel form" aria-labelledby="as-file">
            <h2 id="as-file">{texts.as_file()}</h2>
            <Notice around/>
            <form method="post" action=IMPORT enctype="multipart/form-data">
                <Provider value=around>
                    <FileField help accepted=".csv,.tsv,.txt,text/csv"/>
                    <div class="actions">
                        <button class="button">{texts.bring_in_file()}</button>
                        <p class="help">{texts.seen_by_all()}</p>
                    </div>
                </Provider>
            </form>
        </section>
    }
}

#[component]
fn TableForm(table: String) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let sending = Sending::<Import>::new();
    view! {
        <PlainForm sending class="panel form">
            <h2>{texts.as_text()}</h2>
            <TextArea
                name="table"
                label=texts.table()
                value=sending.typed("table", table)
                rows=12
                required=true
            />
            <div class="actions">
                <button class="button primary">{texts.bring_in()}</button>
                <p class="help">{texts.seen_by_all()}</p>
            </div>
        </PlainForm>
    }
}

/// The page that tells what became of a table; shown once.
#[component]
pub fn ReportPage() -> impl IntoView {
    let told = Reading::new(|| api::TakeReport {});
    view! { <Loaded data=told view=|told| view! { <Report told/> }.into_any()/> }
}

#[component]
fn Report(told: Told) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let faulty = !told.faults.is_empty();
    let fault = move |(line, why): (i64, String)| {
        view! { <li><b>{texts.line(line)}</b> " " <span dir="auto">{why}</span></li> }
    };
    view! {
        <PageTitle page=texts.import()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <Tabs here="/offers/kept"/>
            <div class="head">
                <h1>{texts.import()}</h1>
            </div>
            {if faulty {
                let count = i64::try_from(told.faults.len()).unwrap_or(0);
                view! {
                    <div class="notice error" role="alert">
                        <h2>{texts.nothing_added(count)}</h2>
                        <ul>{told.faults.into_iter().map(fault).collect_view()}</ul>
                    </div>
                    <FileForm/>
                    <TableForm table=told.table/>
                }
                    .into_any()
            } else {
                view! {
                    <div class="notice ok" role="status"><p>{texts.added(told.added)}</p></div>
                    <div class="actions">
                        <a class="button primary" href=words.path("/offers/kept")>{texts.kept_tab()}</a>
                    </div>
                }
                    .into_any()
            }}
        </main>
    }
}
