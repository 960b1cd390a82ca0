//! Readings of moderation.

mod log;
mod own;

pub use log::{count_decisions, list_log};
pub use own::{find_latest, list_about};
