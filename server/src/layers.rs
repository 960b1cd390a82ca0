//! What every request passes: who asks, what time it is, headers that protect, and the log.

use app::wire::{Error, PARTICIPANT};
use axum::{
    extract::{Request, State as Extract},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    base::{Actor, Ctx, Failure, Moment, ParticipantId, secret},
    people,
};
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use tower_sessions::Session;

use crate::State;

/// The only place that asks the clock: every action is told what time it is.
#[allow(clippy::disallowed_methods)]
pub fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Gives the request the database, who asks, and the present moment.
pub async fn provide_ctx(
    Extract(state): Extract<State>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    let actor = if request.headers().contains_key(header::COOKIE) {
        match find_actor(&state, &session).await {
            Ok(actor) => actor,
            Err(failure) => return broken(&failure),
        }
    } else {
        Actor::Visitor
    };
    request.extensions_mut().insert(state.visits);
    request.extensions_mut().insert(Ctx { db: state.db, actor, now: now() });
    next.run(request).await
}

async fn find_actor(state: &State, session: &Session) -> Result<Actor, Failure> {
    let id = session.get::<ParticipantId>(PARTICIPANT).await;
    let id = id.map_err(|error| Failure::Unreadable(error.to_string()))?;
    match id {
        Some(id) => Ok(people::queries::find_actor(state.db.reader(), id).await?),
        None => Ok(Actor::Visitor),
    }
}

fn broken(failure: &Failure) -> Response {
    let reference = secret::hex(&secret::random_bytes::<4>());
    tracing::error!(%reference, %failure, "broken");
    (StatusCode::SERVICE_UNAVAILABLE, axum::Json(Error::Broken(reference))).into_response()
}

/// Whether the process can serve: the database answers.
pub async fn ready(Extract(state): Extract<State>) -> Response {
    use sea_orm::ConnectionTrait;
    match state.db.reader().execute_unprepared("SELECT 1").await {
        Ok(_) => "ready".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer").into_response(),
    }
}

/// Headers that keep other sites and strange content out.
pub async fn secure_headers(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers
        .insert("permissions-policy", HeaderValue::from_static("camera=(), microphone=(), geolocation=()"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if state.settings.secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000"));
    }
    response
}

/// One log line and one measurement for each request; paths carry ids of public things only.
pub async fn observe(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    let (status, elapsed) = (response.status().as_u16(), started.elapsed());
    metrics::histogram!("tavolata_request_seconds", "status" => status.to_string()).record(elapsed);
    tracing::info!(%method, path, status, milliseconds = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX), "request");
    response
}
