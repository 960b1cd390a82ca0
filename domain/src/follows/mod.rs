//! Following what everybody may read and what goes on: boards, initiatives, organisations, meetings, tables, procedures
//! and projects.
//!
//! What a person follows is listed in [`initiatives::voices`](crate::initiatives::voices); who hears of what because of
//! it is said in one place, in `messages`.

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
