//! The door of files: an ordinary form brings them, an address of their own shows them.
//!
//! Nothing that was sent is given back as it was ([`domain::attachments`]); yet a file is served so that a browser takes
//! it for nothing else than it is: `nosniff`, a policy that lets nothing run, documents to be saved.

use app::{attachments::UPLOAD, wire::Error};
use axum::{
    Extension, Router,
    extract::{
        DefaultBodyLimit, FromRequestParts, Multipart, Path, Query, Request, State as Extract,
        multipart::Field,
    },
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use domain::{
    attachments::{self, Alternative, Attachment, Draft, MOST_BYTES, MediaType, Size},
    base::{Actor, AttachmentId, Ctx, Refusal, Stop, Subject},
    owners,
};
use leptos::prelude::FromServerFnError;
use serde::Deserialize;
use tower_sessions::Session;

use crate::{State, forms, layers::now, pages::calling_page};

/// The most that a form with a file may weigh. A file that is too large is told so; whoever sends still more is cut off.
pub const LIMIT: usize = 4 * MOST_BYTES;
/// The most bytes of a field that is no file.
const FIELD: usize = 4 * 1024;
/// The most fields beside the file.
const FIELDS: usize = 16;
/// A file never changes: what is changed gets another address.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// What a browser may do with a file that it opens by itself: show it.
const POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox");

/// The routes of files.
pub fn router() -> Router<State> {
    Router::new()
        .route(UPLOAD, post(upload))
        .route("/attachments/{id}", get(file))
        .layer(DefaultBodyLimit::disable())
}

/// In which size a picture is asked for.
#[derive(Deserialize)]
struct Asked {
    #[serde(default = "full")]
    size: Size,
}

const fn full() -> Size {
    Size::Full
}

/// Shows a file that anybody may see before anything looks at who asks: the answer is kept on the way, so no cookie may
/// go along with it.
pub async fn public_first(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let id = parts.uri.path().strip_prefix("/attachments/").and_then(|id| id.parse().ok());
    if let Some(id) = id.filter(|_| parts.method == Method::GET)
        && let Ok(Query(asked)) = Query::<Asked>::from_request_parts(&mut parts, &()).await
    {
        let ctx = Ctx { db: state.db, actor: Actor::Visitor, now: now() };
        if let Ok((file, bytes)) = owners::queries::open(&ctx, id, asked.size).await {
            let mut response = shown(&file, bytes);
            response.headers_mut().insert(header::CACHE_CONTROL, FOR_EVER);
            return response;
        }
    }
    next.run(Request::from_parts(parts, body)).await
}

async fn file(
    Extension(ctx): Extension<Ctx>,
    Path(id): Path<AttachmentId>,
    Query(asked): Query<Asked>,
) -> Response {
    match owners::queries::open(&ctx, id, asked.size).await {
        Ok((file, bytes)) => shown(&file, bytes),
        Err(Stop::Refused(Refusal::Busy)) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(Stop::Refused(_)) => StatusCode::NOT_FOUND.into_response(),
        Err(Stop::Broken(failure)) => {
            tracing::error!(%failure, "broken");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn shown(file: &Attachment, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.media_type.as_str()));
    headers.insert(header::CONTENT_SECURITY_POLICY, POLICY);
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    if let Ok(disposition) = HeaderValue::try_from(disposition(&file.file_name, file.media_type)) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// A picture is shown, a document saved, under its own name (RFC 6266, RFC 8187).
fn disposition(name: &str, media_type: MediaType) -> String {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    let how = if media_type == MediaType::Pdf { "attachment" } else { "inline" };
    format!("{how}; filename*=UTF-8''{}", utf8_percent_encode(name, NON_ALPHANUMERIC))
}

async fn upload(
    session: Session,
    Extension(ctx): Extension<Ctx>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let mut typed = Vec::new();
    let done = receive(&ctx, form, &mut typed).await;
    let error = done.err();
    if !forms::wants_page(&headers) {
        return match error {
            None => StatusCode::NO_CONTENT.into_response(),
            Some(error) => (error.status(), error.ser()).into_response(),
        };
    }
    let page = calling_page(&headers).unwrap_or_else(|| "/".to_owned());
    let led = forms::lead_back(&session, &page, UPLOAD.to_owned(), typed, error).await;
    led.map_or_else(|status| status.into_response(), IntoResponse::into_response)
}

/// Takes a file in: first what goes with it, then, where the person may add one here, the file itself.
async fn receive(ctx: &Ctx, mut form: Multipart, typed: &mut Vec<(String, String)>) -> Result<(), Error> {
    let mut sent = None;
    while let Some(field) = form.next_field().await.map_err(|_| UNREADABLE)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != "file" {
            let text = text(field).await?;
            if typed.len() == FIELDS {
                return Err(UNREADABLE);
            }
            typed.push((name, text));
        } else if sent.is_none() {
            sent = Some(open(ctx, field, typed).await?);
        }
    }
    let (file_name, bytes) = sent.ok_or_else(|| at("file", Refusal::FileMissing))?;
    let draft = draft(typed, file_name)?;
    let checked = attachments::check(bytes, draft.purpose).await.map_err(in_file)?;
    owners::actions::attach(ctx, &draft, checked).await.map_err(in_file)?;
    Ok(())
}

/// A form that is none.
pub const UNREADABLE: Error = Error::Refused(Refusal::Unreadable);

async fn text(mut field: Field<'_>) -> Result<String, Error> {
    let mut bytes = Vec::new();
    while let Some(part) = field.chunk().await.map_err(|_| UNREADABLE)? {
        bytes.extend_from_slice(&part);
        if bytes.len() > FIELD {
            return Err(UNREADABLE);
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).ok_or(UNREADABLE)
}

/// The name and the bytes of the file.
async fn open(ctx: &Ctx, field: Field<'_>, typed: &[(String, String)]) -> Result<(String, Vec<u8>), Error> {
    let name = field.file_name().unwrap_or_default().to_owned();
    let verdict = match subject(typed) {
        Ok(subject) => owners::actions::may_attach(ctx, subject).await.map_err(Error::from),
        Err(error) => Err(error),
    };
    Ok((name, bytes(field, verdict, MOST_BYTES).await?))
}

/// The bytes of a file, which are so many at the most. Of one that will not be taken, they go by unkept: a browser that
/// is answered while it still sends shows no answer.
pub async fn bytes(
    mut field: Field<'_>,
    mut verdict: Result<(), Error>,
    most: usize,
) -> Result<Vec<u8>, Error> {
    let too_large = || at("file", Refusal::FileTooLarge { megabytes: most / 1024 / 1024 });
    let mut bytes = Vec::new();
    while let Some(part) = field.chunk().await.map_err(|_| too_large())? {
        if verdict.is_ok() && bytes.len() + part.len() > most {
            verdict = Err(too_large());
        }
        if verdict.is_ok() {
            bytes.extend_from_slice(&part);
        }
    }
    verdict.map(|()| bytes)
}

/// A refusal that has its cause in a field.
pub fn at(field: &str, refusal: Refusal) -> Error {
    Error::RefusedAt { field: field.to_owned(), refusal }
}

fn in_file(stop: Stop) -> Error {
    match stop {
        Stop::Refused(refusal) if refusal.is_about_input() => at("file", refusal),
        stop => stop.into(),
    }
}

fn value<'a>(typed: &'a [(String, String)], name: &str) -> &'a str {
    typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
}

fn subject(typed: &[(String, String)]) -> Result<Subject, Error> {
    let id: Result<AttachmentId, Refusal> = value(typed, "id").parse();
    Ok(Subject { kind: value(typed, "kind").parse()?, id: id?.0 })
}

fn draft(typed: &[(String, String)], file_name: String) -> Result<Draft, Error> {
    let alternative = Alternative::parse(value(typed, "alternative"));
    Ok(Draft {
        subject: subject(typed)?,
        purpose: value(typed, "purpose").parse().map_err(|refusal| at("purpose", refusal))?,
        visibility: value(typed, "visibility").parse().map_err(|refusal| at("visibility", refusal))?,
        file_name,
        alternative: alternative.map_err(|refusal| at("alternative", refusal))?,
        language: value(typed, "language").parse().map_err(|refusal| at("language", refusal))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_into_the_header_as_what_it_is_and_no_further() {
        assert_eq!(disposition("a b.png", MediaType::Png), "inline; filename*=UTF-8''a%20b%2Epng");
        let arabic = disposition("دعوة.pdf", MediaType::Pdf);
        assert!(arabic.starts_with("attachment; filename*=UTF-8''%D8%AF") && arabic.is_ascii());
    }
}
