//! Following a board or an initiative, and what changed since the last visit.
//!
//! What a person wrote, follows and hears of is read in
//! [`initiatives::voices`](crate::initiatives::voices), which knows what the followed things are called.

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
