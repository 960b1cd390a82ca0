//! What every request passes: who asks, what time it is, headers that protect, and the log.

use app::wire::{ClientAddress, Error, PARTICIPANT, PublicUrl, SendsMail};
use axum::{
    extract::{ConnectInfo, Request, State as Extract},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    base::{Actor, Ctx, Day, Failure, Moment, ParticipantId, secret},
    people,
};
use leptos::prelude::FromServerFnError;
use std::{
    net::{IpAddr, SocketAddr},
    time::{Instant, SystemTime, UNIX_EPOCH},
};
use tower_sessions::Session;

use crate::{State, calls};

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
    let address = ClientAddress(client_address(&request));
    request.extensions_mut().insert(address);
    request.extensions_mut().insert(PublicUrl(state.settings.public_url.clone()));
    request.extensions_mut().insert(SendsMail(state.settings.sends_mail()));
    if let Some(tiles) = state.settings.map() {
        request.extensions_mut().insert(tiles);
    }
    request.extensions_mut().insert(Ctx { db: state.db, actor, now: now() });
    next.run(request).await
}

/// From where a request comes, for limits on tries. Behind a proxy on the same machine or network it is what the
/// proxy wrote last; whoever reaches the server directly cannot choose it. An IPv6 household is its network of /64.
fn client_address(request: &Request) -> String {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical());
    let is_proxy = peer.is_some_and(|peer| match peer {
        IpAddr::V4(peer) => peer.is_loopback() || peer.is_private(),
        IpAddr::V6(peer) => peer.is_loopback() || peer.is_unique_local(),
    });
    let forwarded = request.headers().get_all("x-forwarded-for").iter().next_back();
    let forwarded = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    match forwarded.filter(|_| is_proxy).or(peer) {
        Some(IpAddr::V6(address)) => format!("{:x?}", &address.segments()[..4]),
        Some(IpAddr::V4(address)) => address.to_string(),
        None => String::new(),
    }
}

async fn find_actor(state: &State, session: &Session) -> Result<Actor, Failure> {
    let id = session.get::<ParticipantId>(PARTICIPANT).await.map_err(unreadable)?;
    let Some(id) = id else { return Ok(Actor::Visitor) };
    keep_alive(session, now().day()).await?;
    Ok(people::queries::find_actor(state.db.reader(), id).await?)
}

/// A session ends thirty days after it was last written: once on each day that its owner comes is enough.
async fn keep_alive(session: &Session, today: Day) -> Result<(), Failure> {
    const DAY: &str = "day";
    if session.get(DAY).await.map_err(unreadable)? == Some(today.0) {
        return Ok(());
    }
    session.insert(DAY, today.0).await.map_err(unreadable)
}

fn unreadable(error: tower_sessions::session::Error) -> Failure {
    Failure::Unreadable(error.to_string())
}

fn broken(failure: &Failure) -> Response {
    let reference = secret::hex(&secret::random_bytes::<4>());
    tracing::error!(%reference, %failure, "broken");
    (StatusCode::SERVICE_UNAVAILABLE, Error::Broken(reference).ser()).into_response()
}

/// Whether the process can serve: the database answers.
pub async fn ready(Extract(state): Extract<State>) -> Response {
    use sea_orm::ConnectionTrait;
    match state.db.reader().execute_unprepared("SELECT 1").await {
        Ok(_) => "ready".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer").into_response(),
    }
}

/// Refuses addresses that are no text: nothing behind has to expect them, least of all the database.
pub async fn refuse_unreadable(request: Request, next: Next) -> Response {
    let address = request.uri().path_and_query().map_or("", |address| address.as_str());
    match calls::unreadable_address(address) {
        Some(status) => status.into_response(),
        None => next.run(request).await,
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

/// The path without what opens a door: the code of an invitation, the token of a link.
fn loggable(path: &str) -> &str {
    let doors = [
        "/join/",
        "/staff/",
        "/messages/confirm/",
        "/messages/stop/",
        "/meetings/present/",
        "/meetings/certificates/",
        "/meetings/leave/",
        "/calendar/own/",
    ];
    doors.iter().find_map(|door| path.find(door).map(|at| &path[..at + door.len()])).unwrap_or(path)
}

/// One log line and one measurement for each request; paths carry ids of public things only.
pub async fn observe(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let (method, path) = (request.method().clone(), loggable(request.uri().path()).to_owned());
    let response = next.run(request).await;
    let (status, elapsed) = (response.status().as_u16(), started.elapsed());
    metrics::histogram!("tavolata_request_seconds", "status" => status.to_string()).record(elapsed);
    tracing::info!(%method, path, status, milliseconds = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX), "request");
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use rstest::rstest;

    #[rstest]
    #[case("203.0.113.9:1", Some("198.51.100.1"), "203.0.113.9")]
    #[case("127.0.0.1:1", Some("6.6.6.6, 198.51.100.1"), "198.51.100.1")]
    #[case("127.0.0.1:1", Some("nonsense"), "127.0.0.1")]
    #[case("10.0.0.2:1", None, "10.0.0.2")]
    #[case("[2001:db8::1]:1", None, "[2001, db8, 0, 0]")]
    fn an_address_is_believed_only_from_a_near_proxy(
        #[case] peer: &str,
        #[case] forwarded: Option<&str>,
        #[case] expected: &str,
    ) {
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(ConnectInfo::<SocketAddr>(peer.parse().unwrap()));
        if let Some(forwarded) = forwarded {
            request.headers_mut().insert("x-forwarded-for", forwarded.parse().unwrap());
        }
        assert_eq!(client_address(&request), expected);
    }

    #[test]
    fn codes_and_tokens_do_not_come_into_the_log() {
        assert_eq!(loggable("/it/join/K7QM4XTRC"), "/it/join/");
        assert_eq!(loggable("/ar/staff/0123"), "/ar/staff/");
        assert_eq!(loggable("/it/messages/confirm/0123-4567"), "/it/messages/confirm/");
        assert_eq!(loggable("/it/messages/stop/0123-answer-4567"), "/it/messages/stop/");
        assert_eq!(loggable("/it/meetings/present/K7QM"), "/it/meetings/present/");
        assert_eq!(loggable("/it/meetings/certificates/K7QM"), "/it/meetings/certificates/");
        assert_eq!(loggable("/it/meetings/leave/0123.4567"), "/it/meetings/leave/");
        assert_eq!(loggable("/calendar/own/0123.ics"), "/calendar/own/");
        assert_eq!(loggable("/it/boards"), "/it/boards");
    }
}
