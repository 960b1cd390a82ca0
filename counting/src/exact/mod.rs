//! Exact fractions with big integers.
//!
//! Whatever a count compares in floating point carries a certified bound on its error; where two such
//! intervals overlap, what is here decides.

mod approximate;
mod ledger;
mod text;

pub use approximate::{ROUNDING, ratio};
pub use ledger::{Holdings, Ledger};
pub use text::fraction;
