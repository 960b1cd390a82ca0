//! Reporting a text, deciding about it, ruling on an appeal.

mod appeals;
mod decide;
mod report;
mod texts;

pub use appeals::rule;
pub use decide::{Wish, decide};
pub use report::report;
pub(super) use texts::Text;
