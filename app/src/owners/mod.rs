//! What is the same for things of every kind: where they are talked about.

pub mod api;
pub mod ties;
