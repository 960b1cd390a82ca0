//! Readings of moderation.

mod appeals;
mod log;
mod own;

pub(crate) use appeals::list_open_appeals;
pub use log::{count_decisions, list_log};
pub use own::{find_latest, list_about};
