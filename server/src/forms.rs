//! Forms that are posted without JavaScript. The server function answers as it would to the client; the answer
//! becomes a redirect, and a refusal goes along with what was typed in the visitor's own session, never in an address.

use app::wire::{Error, Flash, PageFlash};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::FromServerFnError;
use tower_sessions::Session;

use crate::{BODY_LIMIT, calls, pages::calling_page};

const FLASH: &str = "flash";
/// Fields that are never kept, not even for the moment between two pages.
const SECRET: [&str; 3] = ["password", "code", "token"];

/// Turns posted forms into calls, and gives pages the flash that waits for them.
pub async fn without_script(session: Session, mut request: Request, next: Next) -> Response {
    if is_posted_form(&request) {
        return post(session, request, next).await;
    }
    if request.method() == Method::GET
        && has_cookie(&request)
        && let Some(flash) = take_flash(&session).await
    {
        request.extensions_mut().insert(PageFlash(flash));
    }
    next.run(request).await
}

/// Looks before it takes: taking writes the session, and hardly a page has a flash.
async fn take_flash(session: &Session) -> Option<Flash> {
    session.get_value(FLASH).await.ok()??;
    session.remove(FLASH).await.ok()?
}

fn is_posted_form(request: &Request) -> bool {
    request.method() == Method::POST && wants_page(request.headers()) && calls::is_form(request.headers())
}

/// Whether a browser asks by itself, and shows what it is given.
pub fn wants_page(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|accepted| accepted.to_str().ok());
    accepted.is_some_and(|accepted| accepted.contains("text/html"))
}

fn has_cookie(request: &Request) -> bool {
    request.headers().contains_key(header::COOKIE)
}

async fn post(session: Session, request: Request, next: Next) -> Response {
    let endpoint = request.uri().path().to_owned();
    let page = calling_page(request.headers()).unwrap_or_else(|| "/".to_owned());
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    parts.headers.insert(header::ACCEPT, HeaderValue::from_static("application/x-postcard"));
    let response = next.run(Request::from_parts(parts, Body::from(body.clone()))).await;

    let aim = response.headers().get(header::LOCATION).and_then(|aim| aim.to_str().ok()).map(str::to_owned);
    let done = response.status().is_success();
    let (answer, body_of_answer) = response.into_parts();
    if let (true, Some(aim)) = (done, aim) {
        return with_cookies(&answer.headers, Redirect::to(&aim));
    }
    let error = if done {
        None
    } else {
        let bytes = to_bytes(body_of_answer, BODY_LIMIT).await.unwrap_or_default();
        Some(Error::de(bytes))
    };
    let fields = if error.is_some() { typed_fields(&body) } else { Vec::new() };
    match lead_back(&session, &page, endpoint, fields, error).await {
        Ok(redirect) => with_cookies(&answer.headers, redirect),
        Err(status) => status.into_response(),
    }
}

/// Leads back to the page from which a form was sent, which tells what became of it.
pub async fn lead_back(
    session: &Session,
    page: &str,
    endpoint: String,
    fields: Vec<(String, String)>,
    error: Option<Error>,
) -> Result<Redirect, StatusCode> {
    let path = page.split('?').next().unwrap_or_default().to_owned();
    let flash = Flash { page: path, endpoint, fields, error };
    session.insert(FLASH, flash).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Redirect::to(page))
}

fn typed_fields(body: &[u8]) -> Vec<(String, String)> {
    let fields = form_urlencoded::parse(body).into_owned();
    // What made the form unreadable does not come back.
    let fields = fields.map(|(name, value)| (name, value.replace('\0', "")));
    fields.filter(|(name, _)| !SECRET.contains(&name.as_str())).collect()
}

/// The redirect with the cookies that the answer set.
fn with_cookies(answer: &HeaderMap, redirect: Redirect) -> Response {
    let mut response = redirect.into_response();
    for cookie in answer.get_all(header::SET_COOKIE) {
        response.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    response
}
