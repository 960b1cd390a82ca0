//! The record of a vote: a log in which every ballot leaves a sealed trace, so that anybody can recount.
//!
//! When voting begins, everything that is fixed by then is written into a manifest, whose hash names the vote and is
//! the first leaf of the log. Each ballot that is cast, changed or withdrawn appends a leaf from which nothing can be
//! read, in the transaction that stores the ballot. The log signs what it holds every minute. When the vote is
//! counted, all leaves are opened and published in one file, the archive, with the small constituencies merged.
//! The arithmetic, the formats and the checks are those of the crate `recount`; here is where its pieces are kept.

use serde::{Deserialize, Serialize};

use crate::base::{BoardId, Moment};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
mod log;
#[cfg(feature = "db")]
pub mod publishing;
#[cfg(feature = "db")]
pub mod queries;

/// For how many days after the closing somebody may ask whose ballot is whose. Then the key of the pseudonyms is
/// destroyed.
pub const APPEAL_DAYS: i64 = 30;

/// Whole seconds since 1970, in which the record tells time.
pub(crate) fn seconds(moment: Moment) -> u64 {
    u64::try_from(moment.0 / 1000).unwrap_or_default()
}

/// What can be said about the record of a vote.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Summary {
    /// The board.
    pub board: BoardId,
    /// The name of the vote: SHA-256 of its manifest, in hexadecimal.
    pub election: String,
    /// How many leaves the log has besides the manifest.
    pub ballots: i64,
    /// Whether the log is closed.
    pub closed: bool,
    /// How large the archive is, in bytes as sent; none before it is written.
    pub archive_bytes: Option<i64>,
}

/// What a voter may take home: where her ballot stands in the log, and the log's signed promise.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Receipt {
    /// Where it stands.
    pub index: u64,
    /// To write down: six groups of five letters and digits.
    pub code: String,
    /// To read aloud: the same as ten words.
    pub words: String,
    /// For the part of a link that no browser sends, and for a picture.
    pub compact: String,
    /// As a small file.
    pub file: String,
    /// Whether it is the receipt of a withdrawal.
    pub withdrawn: bool,
}
