//! The record of what was done. Every action that changes something leaves one line here in its own
//! transaction, and moves the day's counters that the dashboards read.

#[cfg(feature = "db")]
mod actions;
#[cfg(feature = "db")]
mod queries;

#[cfg(feature = "db")]
pub use actions::{Entry, Tick, count, record, record_all};
#[cfg(feature = "db")]
pub use queries::list_since;

words! {
    /// What is counted by day.
    pub enum Measure {
        /// Pages of a board shown, by anybody.
        Visit = "visit",
        /// People who did something on the board for the first time.
        Participant = "participant",
        /// Initiatives submitted.
        Initiative = "initiative",
        /// Stances taken for the first time.
        Stance = "stance",
        /// Comments published.
        Comment = "comment",
        /// Pledges made.
        Pledge = "pledge",
        /// Ballots cast for the first time.
        Ballot = "ballot",
    }
}
