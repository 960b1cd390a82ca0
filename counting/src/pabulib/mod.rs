//! Real elections in the Pabulib `.pb` format (<https://pabulib.org/format>).
//!
//! [`Reader`] reads a file in one pass over borrowed text: first what it says about the election and its
//! projects, then vote by vote, so that a large file need not be held as ballots. [`parse`] reads it whole.
//! [`Writing`] writes one.
//!
//! The format in short: sections `META`, `PROJECTS` and `VOTES`, each with a line of column names; `;`
//! separates, quotes as in CSV; UTF-8 with or without a byte order mark. A decimal comma is tolerated, a
//! project named twice on a ballot counts once, and where the stated totals differ from the ballots, the
//! ballots are trusted and a [`Warning`] says so. What a file tells about its voters (age, sex, place) is
//! not read.

mod audit;
mod columns;
mod error;
mod file;
mod listing;
mod meta;
mod reader;
mod records;
mod vote;
mod writer;

pub use audit::Warning;
pub use error::{Cause, Error, Section};
pub use file::{File, NOT_STATED, parse, text};
pub use listing::{Coordinates, Listing};
pub use meta::{Meta, VoteType};
pub use reader::Reader;
pub use vote::Vote;
pub use writer::Writing;

#[cfg(test)]
mod tests;
