//! Opening and closing cases, writing the log, appealing. What a verdict does to its text is for the desk.

mod appeals;
mod cases;
mod log;

pub use appeals::appeal;
pub(crate) use appeals::{Ruling, settle};
pub use cases::{Opening, close_undecided, open_case};
pub(crate) use cases::{add_report, close_case};
pub(crate) use log::append;
