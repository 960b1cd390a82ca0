//! The public record of a vote: what watchdogs fetch while it is open, and what everybody recounts when it is over.
//!
//! | `GET /record/{board}/` | |
//! |---|---|
//! | `manifest` | what was settled before the vote, as canonical JSON |
//! | `checkpoint` | the last signed head (C2SP tlog-checkpoint) |
//! | `consistency?from=3&to=7` | the hashes that lead from one head to another, one on a line |
//! | `inclusion?index=2&size=7` | the hashes that lead from a leaf to a head |
//! | `archive` | after the vote: everything that is needed to recount, compressed by gzip |
//!
//! `GET /record/verify.py` is a verifier of few lines that shares no code with ours. The formats are in
//! `docs/recount.md`.

use axum::{
    Router,
    extract::{Path, Query, State as Extract},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    base::{BoardId, Stop},
    record::{publishing::decompress, queries},
};
use serde::Deserialize;
use std::fmt::Display;

use crate::State;

const PLAIN: &str = "text/plain; charset=utf-8";
/// Watchdogs and browsers ask for what is there now.
const ANEW: &str = "no-cache";

/// The addresses of the record.
pub fn router() -> Router<State> {
    Router::new()
        .route("/record/verify.py", get(verifier))
        .route("/record/{board}/manifest", get(manifest))
        .route("/record/{board}/checkpoint", get(checkpoint))
        .route("/record/{board}/consistency", get(consistency))
        .route("/record/{board}/inclusion", get(inclusion))
        .route("/record/{board}/archive", get(archive))
}

async fn verifier() -> Response {
    file("text/x-python; charset=utf-8", include_str!("../../docs/verify.py"))
}

async fn manifest(Extract(state): Extract<State>, Path(board): Path<BoardId>) -> Response {
    let found = queries::find_manifest(state.db.reader(), board).await;
    found.map_or_else(refuse, |text| file("application/json", text))
}

async fn checkpoint(Extract(state): Extract<State>, Path(board): Path<BoardId>) -> Response {
    let found = queries::find_checkpoint(state.db.reader(), board).await;
    found.map_or_else(refuse, |text| file(PLAIN, text))
}

/// Two sizes of the log.
#[derive(Deserialize)]
struct Sizes {
    from: u64,
    to: u64,
}

async fn consistency(
    Extract(state): Extract<State>,
    Path(board): Path<BoardId>,
    Query(Sizes { from, to }): Query<Sizes>,
) -> Response {
    proof(queries::find_consistency(state.db.reader(), board, from, to).await)
}

/// A leaf of the log at some size.
#[derive(Deserialize)]
struct Leaf {
    index: u64,
    size: u64,
}

async fn inclusion(
    Extract(state): Extract<State>,
    Path(board): Path<BoardId>,
    Query(Leaf { index, size }): Query<Leaf>,
) -> Response {
    proof(queries::find_inclusion(state.db.reader(), board, index, size).await)
}

fn proof(found: Result<queries::Proof, Stop>) -> Response {
    found.map_or_else(refuse, |hashes| {
        file(PLAIN, hashes.iter().map(|hash| format!("{hash}\n")).collect::<String>())
    })
}

async fn archive(Extract(state): Extract<State>, Path(board): Path<BoardId>, headers: HeaderMap) -> Response {
    let compressed = match queries::find_archive(state.db.reader(), board).await {
        Ok(archive) => archive,
        Err(stop) => return refuse(stop),
    };
    let named = [
        (header::CONTENT_TYPE, "application/jsonl; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"tavolata-{board}.jsonl\"")),
        (header::CACHE_CONTROL, ANEW.to_owned()),
        (header::VARY, "accept-encoding".to_owned()),
    ];
    let reads_gzip = headers.get_all(header::ACCEPT_ENCODING).iter().any(|accepted| {
        accepted.to_str().is_ok_and(|accepted| accepted.split(',').any(|one| one.trim().starts_with("gzip")))
    });
    if reads_gzip {
        return (named, [(header::CONTENT_ENCODING, "gzip")], compressed).into_response();
    }
    match tokio::task::spawn_blocking(move || decompress(&compressed)).await {
        Ok(Ok(text)) => (named, text).into_response(),
        Ok(Err(failure)) => broken(&failure),
        Err(ended) => broken(&ended),
    }
}

fn file(kind: &'static str, content: impl IntoResponse) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, ANEW)], content).into_response()
}

fn refuse(stop: Stop) -> Response {
    match stop {
        Stop::Refused(_) => StatusCode::NOT_FOUND.into_response(),
        Stop::Broken(failure) => broken(&failure),
    }
}

fn broken(failure: &dyn Display) -> Response {
    tracing::error!(%failure, "broken");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
