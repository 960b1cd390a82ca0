//! The office of tables: their rulebook, their seats, their sessions.

mod agenda;
pub(super) mod convene;
pub(super) mod files;
pub(super) mod form;
pub(super) mod list;
pub(super) mod put;
mod room;
pub(super) mod run;
pub(super) mod seats;
mod writing;
