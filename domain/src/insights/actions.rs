//! Writing down the visits.

use std::collections::BTreeMap;

use super::Visits;
use crate::{
    activity::{self, Measure, Tick},
    base::{BoardId, Database, Day, Stop},
};

/// Writes down the visits that were counted since the last time; what cannot be written is kept for the next time.
pub async fn count_visits(db: &Database, visits: &Visits) -> Result<(), Stop> {
    let counted = visits.take();
    if counted.is_empty() {
        return Ok(());
    }
    let written = write(db, &counted).await;
    if written.is_err() {
        for ((board, day), count) in counted {
            visits.add(board, day, count);
        }
    }
    written
}

async fn write(db: &Database, counted: &BTreeMap<(BoardId, Day), i64>) -> Result<(), Stop> {
    let transaction = db.begin().await?;
    for ((board, day), count) in counted {
        let tick = Tick {
            board: *board,
            day: *day,
            measure: Measure::Visit,
            constituency: String::new(),
            theme: String::new(),
            language: String::new(),
            channel: String::new(),
        };
        activity::count(&transaction, &tick, *count).await?;
    }
    transaction.commit().await?;
    Ok(())
}
