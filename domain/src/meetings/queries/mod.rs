//! Readings of meetings.

mod calendar;
mod certificates;
mod frame;
mod list;
mod mine;
mod page;
mod roll;

pub use calendar::{find_appointment, find_calendar_link, list_appointments, list_own_appointments};
pub use certificates::find_certificate;
pub use frame::{find_frame, find_frame_by_number, list_ids, list_organisers};
pub use list::{list, list_by_ids, list_by_place, list_occurrences};
pub use mine::{find_registered, list_changes, list_kept, list_mine};
pub use page::{find, find_closeness, find_figures, find_link, find_origin};
pub(crate) use roll::was_there;
pub use roll::{find_leaving, find_roll, find_room, leave_link};

/// For what the link of a registration is signed that cancels it.
pub const LEAVE: &str = "meetings.leave";
