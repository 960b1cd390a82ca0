//! Readings of services.

mod all;
mod cards;
mod gaps;
mod kept;
mod list;
mod page;
mod requests;

pub use all::list_all;
pub use gaps::find_gaps;
pub(crate) use gaps::list_asked_for;
pub use kept::{list_kept, list_notes, list_represented};
pub use list::list;
pub(crate) use list::serves;
pub use page::find;
pub(crate) use page::find_frame;
pub use requests::{count_mediating, find_own_request, list_own_requests, list_requests};
pub(super) use requests::{count_open_requests, find_request, is_mediating};

/// The condition that a service `o` is public on the day at this place of the statement.
pub(crate) fn is_public(day: usize) -> String {
    format!("o.withdrawn_at IS NULL AND (o.valid_until IS NULL OR o.valid_until >= ${day})")
}
