//! Comments, two levels deep, on anything that has an id.

pub mod api;
pub mod byline;
pub mod capacity;
mod comment;
pub mod section;
mod write;
