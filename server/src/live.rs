//! Live pages: readers of a board hear that something changed, by server-sent events.
//!
//! One look at the record each second serves all readers of a process, whatever their number, and sees what other
//! nodes wrote too. Nobody reading, nobody looking.

use axum::{
    extract::{Path, State as Extract},
    http::StatusCode,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use domain::{
    activity,
    base::{BoardId, Database},
};
use futures::{Stream, StreamExt, stream};
use std::{collections::HashSet, convert::Infallible, time::Duration};
use tokio::sync::broadcast;

use crate::{State, layers::now};

/// How often the record is looked at.
const PERIOD: Duration = Duration::from_secs(1);
/// How far each look reaches back, so that a deed that was committed late is not missed.
const OVERLAP_MINUTES: i64 = 1;
/// The most readers that one process serves live; others read the page as it is.
const MOST_READERS: usize = 20_000;

/// Who wants to hear about boards.
#[derive(Clone)]
pub struct Live {
    changes: broadcast::Sender<BoardId>,
}

impl Live {
    /// Starts the look-out.
    pub fn start(db: Database) -> Self {
        let (changes, _) = broadcast::channel(256);
        tokio::spawn(look_out(db, changes.clone()));
        Self { changes }
    }

    /// The changes of one board, several of one second as one.
    fn of(&self, board: BoardId) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
        let changes = self.changes.subscribe();
        let heard = stream::unfold(changes, move |mut changes| async move {
            loop {
                match changes.recv().await {
                    Ok(changed) if changed == board => return Some(((), changes)),
                    // Whoever fell behind cannot know what was missed: the page is read anew.
                    Err(broadcast::error::RecvError::Lagged(_)) => return Some(((), changes)),
                    Ok(_) => {}
                    Err(broadcast::error::RecvError::Closed) => return None,
                }
            }
        });
        heard.map(|()| Ok(Event::default().event("changed").data("board")))
    }
}

async fn look_out(db: Database, changes: broadcast::Sender<BoardId>) {
    let mut seen: HashSet<uuid::Uuid> = HashSet::new();
    let mut quiet = true;
    loop {
        tokio::time::sleep(PERIOD).await;
        if changes.receiver_count() == 0 {
            quiet = true;
            continue;
        }
        let Ok(recent) = activity::list_since(db.reader(), now().plus_minutes(-OVERLAP_MINUTES)).await else {
            continue;
        };
        let boards: HashSet<BoardId> = if quiet {
            HashSet::new()
        } else {
            recent.iter().filter(|(id, _)| !seen.contains(id)).map(|(_, board)| *board).collect()
        };
        seen = recent.into_iter().map(|(id, _)| id).collect();
        quiet = false;
        for board in boards {
            // Nobody left to hear it is no fault.
            let _ = changes.send(board);
        }
    }
}

/// `GET /live/boards/{board}`.
pub async fn board(Extract(state): Extract<State>, Path(board): Path<String>) -> Response {
    let Ok(board) = board.parse::<BoardId>() else { return StatusCode::NOT_FOUND.into_response() };
    if state.live.changes.receiver_count() >= MOST_READERS {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    Sse::new(state.live.of(board))
        .keep_alive(KeepAlive::new().interval(Duration::from_secs(25)))
        .into_response()
}
