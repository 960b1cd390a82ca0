//! Counting visits of boards to which the client goes by itself; pages that the server renders are counted there.

use domain::{base::BoardId, insights::Visits};
use http::request::Parts;
use leptos::prelude::use_context;

/// Counts a visit where the client asks for a board; nothing about the reader is noted.
pub fn count(board: BoardId) {
    let Some(parts) = use_context::<Parts>() else { return };
    if parts.uri.path().starts_with("/api/")
        && let Some(visits) = parts.extensions.get::<Visits>()
    {
        visits.count(board, crate::wire::ctx().now.day());
    }
}
