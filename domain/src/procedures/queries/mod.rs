//! Readings of procedures.

mod expressions;
mod list;
mod path;
mod procedure;

pub use expressions::{Known, find_expression, list_expressions, list_of, list_own, list_own_all};
pub use list::{Filter, list, list_beside, list_kept, list_territories};
pub(super) use path::tell_path;
pub use path::{find_frozen, find_path};
pub use procedure::{Place, find, find_closeness, find_of_act, find_place};
