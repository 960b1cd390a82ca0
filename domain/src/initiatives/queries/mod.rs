//! Readings of initiatives.

mod cards;
mod frame;
mod list;
mod page;
mod pending;
mod revisions;
mod similar;
mod voices;

pub use frame::{find_frame, list_authors, list_frames};
pub use list::{list, list_choices, list_columns, list_own};
pub use page::{Text, find, find_invitation, find_territory_of_board, find_text};
pub use pending::{find_pending, list_pending};
pub use revisions::{Version, find_latest_number, find_version, list_revisions};
pub use similar::list_similar;
pub use voices::list_voices;
