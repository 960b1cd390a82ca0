//! Preparing boards: the drafts, the form with all rules, and the step that opens a board.

pub mod api;
pub(super) mod form;
pub(super) mod list;
pub(super) mod open;
mod pictures;
mod rules;
mod sheet;
mod wording;
