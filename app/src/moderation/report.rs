//! Reporting a text to the moderators.

use domain::{
    base::{Refusal, Subject, SubjectKind},
    desk::Reportable,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    address,
    api::{self, Report},
    reasons,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        field::{Select, TextArea},
        form::{Form, Sending, Submit},
        loaded::Loaded,
        prose::{Html, Prose},
        refused::NotFound,
        title::PageTitle,
    },
};

/// The way to report a text.
#[component]
pub fn ReportLink(#[prop(into)] subject: Subject) -> impl IntoView {
    let words = words();
    let href = words.path(format!("/report/{}/{}", subject.kind, subject.id));
    view! { <a rel="nofollow" href=href>{words.moderation().report()}</a> }
}

/// A subject out of the parts of an address.
pub fn subject(kind: SubjectKind, id: &str) -> Result<Subject, Refusal> {
    let comment: domain::base::CommentId = id.parse()?;
    Ok(Subject { kind, id: comment.0 })
}

/// The page on which a text is reported.
#[component]
pub fn ReportPage() -> impl IntoView {
    let params = use_params_map();
    let asked = Memo::new(move |_| {
        let params = params.read();
        let kind = params.get("kind")?.parse().ok()?;
        subject(kind, &params.get("id")?).ok()
    });
    move || match asked.get() {
        Some(subject) => {
            let text = Reading::new(move || api::FindReportable { subject });
            view! {
                <Loaded
                    data=text
                    view=move |(text, html)| view! { <Page subject text html/> }.into_any()
                />
            }
            .into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(subject: Subject, text: Reportable, html: Html) -> impl IntoView {
    let words = words();
    let texts = words.moderation();
    let sending = Sending::<Report>::new();
    let back = words.path(address(text.page));
    let done = {
        let back = back.clone();
        move || {
            view! {
                <div class="notice ok" role="status">
                    <p>{texts.report_done()}</p>
                    <div class="actions"><a class="button" href=back.clone()>{words.common().back()}</a></div>
                </div>
            }
        }
    };
    view! {
        <PageTitle page=texts.report_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.report_title()}</h1>
                <p class="lead">{texts.report_lead()}</p>
            </div>
            <div class="panel"><Prose html language=text.text.language/></div>
            <Show when=move || !sending.done() fallback=done>
                <ReportForm subject sending back=back.clone()/>
            </Show>
        </main>
    }
}

#[component]
fn ReportForm(subject: Subject, sending: Sending<Report>, back: String) -> impl IntoView {
    let words = words();
    let texts = words.moderation();
    view! {
        <Form sending>
            <input type="hidden" name="kind" value=subject.kind.to_string()/>
            <input type="hidden" name="id" value=subject.id.to_string()/>
            <Select
                name="reason"
                label=texts.report_reason()
                choices=reasons()
                value=sending.typed("reason", "")
                required=true
            />
            <TextArea
                name="note"
                label=texts.report_note()
                help=texts.report_note_help()
                value=sending.typed("note", "")
                rows=4
                most=domain::base::text::Message::LONGEST
                optional=true
            />
            <div class="actions">
                <Submit label=texts.report_send() pending=Signal::derive(move || sending.pending())/>
                <a class="button" href=back>{words.common().cancel()}</a>
                <p class="help">{texts.report_seen_by()}</p>
            </div>
        </Form>
    }
}
