//! Counting how often boards are shown: pages here, before anything is served from what is kept; what the client
//! asks for by itself is counted by the server function. Nothing about the reader is noted.

use crate::{State, layers::now};
use axum::{
    extract::{Request, State as Extract},
    http::Method,
    middleware::Next,
    response::Response,
};
use domain::base::BoardId;

/// Counts the page of a board that was shown.
pub async fn count(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    let board = if request.method() == Method::GET { board_of(request.uri().path()) } else { None };
    let response = next.run(request).await;
    if let Some(board) = board.filter(|_| response.status().is_success()) {
        state.visits.count(board, now().day());
    }
    response
}

/// The board whose page has this path: `/it/boards/0199…`.
fn board_of(path: &str) -> Option<BoardId> {
    let mut parts = path.strip_prefix('/')?.split('/').skip(1);
    match (parts.next(), parts.next(), parts.next()) {
        (Some("boards"), Some(id), None) => id.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("/it/boards/01890000-0000-7000-8000-000000000001", true)]
    #[case("/it/boards/01890000-0000-7000-8000-000000000001/insights", false)]
    #[case("/it/boards", false)]
    #[case("/it/boards/new", false)]
    #[case("/", false)]
    fn only_the_page_of_a_board_counts(#[case] path: &str, #[case] counts: bool) {
        assert_eq!(board_of(path).is_some(), counts);
    }
}
