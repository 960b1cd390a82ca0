//! Milestones: the timeline on an initiative's page, and the page on which officers report.

pub mod api;
mod form;
pub mod page;
pub mod section;
