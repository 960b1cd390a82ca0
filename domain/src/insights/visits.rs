//! Visits: how often pages of boards are shown. Counted in the process without saying to whom, and written down
//! together; several nodes add up.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::base::{BoardId, Day};

/// The visits that a process has counted and not written down yet.
#[derive(Clone, Debug, Default)]
pub struct Visits(Arc<Mutex<BTreeMap<(BoardId, Day), i64>>>);

impl Visits {
    /// Counts one page shown.
    pub fn count(&self, board: BoardId, day: Day) {
        self.add(board, day, 1);
    }

    /// Takes out what was counted.
    #[cfg(feature = "db")]
    pub(super) fn take(&self) -> BTreeMap<(BoardId, Day), i64> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn add(&self, board: BoardId, day: Day, by: i64) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry((board, day)).or_default() += by;
    }
}
