//! Calls of server functions: what cannot be read is refused before anything looks at it, and each answer has the
//! status that says what became of it.

use app::wire::Error;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::base::Refusal;
use leptos::{
    prelude::{FromServerFnError, provide_context},
    server_fn::{ContentType, codec::PostcardEncoding, error::SERVER_FN_ERROR_HEADER},
};

use crate::{
    BODY_LIMIT,
    pages::{calling_page, page_language, preferred_language},
};

/// Calls a server function, in the language of the page from which it is called.
pub async fn call(request: Request) -> Response {
    let path = request.uri().path();
    if leptos::server_fn::axum::get_server_fn_service(path, request.method().clone()).is_none() {
        return refuse(&Refusal::NotFound.into());
    }
    let request = match readable(request).await {
        Ok(request) => request,
        Err(refusal) => return refuse(&refusal.into()),
    };
    let language = calling_page(request.headers())
        .and_then(|page| page_language(&page))
        .unwrap_or_else(|| preferred_language(request.headers()));
    let context = move || provide_context(language);
    let answer = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    if answer.headers().contains_key(SERVER_FN_ERROR_HEADER) { refused(answer).await } else { answer }
}

/// The request, with its body read, if a database can keep every text in it.
async fn readable(request: Request) -> Result<Request, Refusal> {
    if request.method() != Method::POST || !is_form(request.headers()) {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.map_err(|_| Refusal::Unreadable)?;
    if is_text(&body) { Ok(Request::from_parts(parts, Body::from(body))) } else { Err(Refusal::Unreadable) }
}

/// Whether the body is a form.
pub fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.contains("application/x-www-form-urlencoded"))
}

/// Whether what is written with percent signs is text without the sign that no database keeps.
pub fn is_text(encoded: &[u8]) -> bool {
    let decoded: Vec<u8> = percent_encoding::percent_decode(encoded).collect();
    !decoded.contains(&0) && std::str::from_utf8(&decoded).is_ok()
}

/// The answer of a function that did not do it: every error arrives as breakage, and leaves with its own status.
async fn refused(answer: Response) -> Response {
    let (parts, body) = answer.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.unwrap_or_default();
    let error = Error::de(body);
    let mut response = refuse(&error);
    for (name, value) in &parts.headers {
        if name == header::SET_COOKIE || name.as_str() == SERVER_FN_ERROR_HEADER {
            response.headers_mut().append(name, value.clone());
        }
    }
    response
}

fn refuse(error: &Error) -> Response {
    let kind = [(header::CONTENT_TYPE, PostcardEncoding::CONTENT_TYPE)];
    let mut response = (error.status(), kind, error.ser()).into_response();
    if let Some(seconds) = error.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The status for an address that is no text, or longer than any of ours.
pub fn unreadable_address(address: &str) -> Option<StatusCode> {
    match address {
        long if long.len() > 8 * 1024 => Some(StatusCode::URI_TOO_LONG),
        text if is_text(text.as_bytes()) => None,
        _ => Some(StatusCode::BAD_REQUEST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("/it/boards?q=%D8%AA", None)]
    #[case("/it/boards?q=100%", None)]
    #[case("/it/boards?q=%00", Some(400))]
    #[case("/it/join/%C3%28", Some(400))]
    #[case("/it/join/%ED%A0%80", Some(400))]
    fn an_address_is_text(#[case] address: &str, #[case] expected: Option<u16>) {
        assert_eq!(unreadable_address(address).map(|status| status.as_u16()), expected);
    }
}
