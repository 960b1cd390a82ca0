//! The door of tables: a file of services comes in by an ordinary form, as the same table does when it is pasted.

use app::{
    i18n::server,
    offers::{
        IMPORT,
        api::{REPORT, Told, told},
    },
    wire::Error,
};
use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Multipart},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use domain::{
    base::{Ctx, Failure, Refusal},
    imports::offers,
    offers::MOST_TABLE_BYTES,
};
use leptos::prelude::FromServerFnError;
use tower_sessions::Session;

use crate::{
    State,
    attachments::{UNREADABLE, at, bytes},
    forms,
    pages::{calling_page, page_language, preferred_language},
};

/// The route of tables.
pub fn router() -> Router<State> {
    Router::new().route(IMPORT, post(table)).layer(DefaultBodyLimit::disable())
}

/// Brings in a table, whole or not at all, and leads to the page that tells what became of it; a file that is none is
/// told on the page from which it was sent.
async fn table(
    session: Session,
    Extension(ctx): Extension<Ctx>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let page = calling_page(&headers);
    let language = page.as_deref().and_then(page_language).unwrap_or_else(|| preferred_language(&headers));
    let error = match bring_in(&ctx, form, server::of(language)).await {
        Ok(told) => match session.insert(REPORT, told).await {
            Ok(()) => return Redirect::to(&format!("/{language}/offers/import/report")).into_response(),
            Err(error) => Failure::Unreadable(error.to_string()).into(),
        },
        Err(error) => error,
    };
    if !forms::wants_page(&headers) {
        return (error.status(), error.ser()).into_response();
    }
    let page = page.unwrap_or_else(|| "/".to_owned());
    let led = forms::lead_back(&session, &page, IMPORT.to_owned(), Vec::new(), Some(error)).await;
    led.map_or_else(|status: StatusCode| status.into_response(), IntoResponse::into_response)
}

async fn bring_in(ctx: &Ctx, mut form: Multipart, words: app::i18n::Words) -> Result<Told, Error> {
    let mut sent = None;
    while let Some(field) = form.next_field().await.map_err(|_| UNREADABLE)? {
        if sent.is_some() || field.name() != Some("file") {
            return Err(UNREADABLE);
        }
        let verdict = offers::may_import(ctx).await.map_err(Error::from);
        sent = Some(bytes(field, verdict, MOST_TABLE_BYTES).await?);
    }
    let table = sent.filter(|table| !table.is_empty());
    let table = table.ok_or_else(|| at("file", Refusal::FileMissing))?;
    // Whoever sent it has it: it is mended where it is, and sent again.
    Ok(told(offers::import(ctx, &table).await?, String::new(), words))
}
