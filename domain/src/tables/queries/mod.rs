//! Readings of tables.

mod commitments;
mod history;
mod roster;
mod session;
mod suggested;
mod table;

pub use commitments::{find_commitment, list_commitments, list_late};
pub use history::list_history;
pub use roster::{find_party, find_roster};
pub use session::{
    Held, find_closeness, find_held, find_item, find_resolution, find_session, list_sessions, list_to_come,
};
pub use suggested::list_suggested;
pub use table::{ByName, Found, find, find_frame, list, list_kept};
