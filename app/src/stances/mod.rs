//! Stances: support, doubt or pass.

pub mod api;
pub mod panel;
