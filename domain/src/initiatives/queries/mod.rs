//! Readings of initiatives.

mod frame;

pub use frame::{find_frame, list_authors, list_frames};
