//! The archive: one file from which everything is recounted.
//!
//! Its lines are values of JSON, in this order: what is to come and the manifest; the leaves; the signed heads; the
//! openings of the ballots that count, sorted by pseudonym; those of the ballots that were replaced; what was found;
//! and the seal, a note that the log signed over all bytes before it. `docs/recount.md` describes them one by one.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::ReadError;
pub use write::{Entry, Parts, WriteError};

use counting::election::{BallotGroup, ConstituencyIndex, Election};
use counting::outcome::Outcome;
use counting::rule::Rule;
use serde_json::Value;
use std::collections::BTreeMap;

use crate::digest::{Hash, Nonce, Pid};
use crate::manifest::Slate;

/// The version of the format.
pub const FORMAT: &str = "tavolata-archive-v1";

/// What an archive says, as it says it: nothing of it is checked yet.
#[derive(Clone, Debug)]
pub struct Archive<'a> {
    /// The text of the manifest.
    pub manifest: String,
    /// What the log holds, the name of the vote first.
    pub leaves: Vec<Hash>,
    /// Signed heads of the log.
    pub heads: Vec<String>,
    /// The last ballot of everybody, sorted by pseudonym; withdrawn ones are empty.
    pub openings: Vec<Opening<'a>>,
    /// The ballots that were replaced by a later one, sorted by pseudonym and index.
    pub superseded: Vec<Opening<'a>>,
    /// What was found.
    pub findings: Findings,
    /// Everything that the seal seals.
    pub sealed: &'a [u8],
    /// The seal.
    pub seal: String,
}

/// What a leaf commits to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Opening<'a> {
    /// Whose ballot it is.
    pub pid: Pid,
    /// Where its leaf stands.
    pub index: u64,
    /// What makes the leaf impossible to guess.
    pub nonce: Nonce,
    /// The canonical text of the ballot.
    pub ballot: &'a str,
    /// The place of its constituency in the manifest, where it is named.
    pub constituency: Option<u16>,
}

/// What was found when the vote was counted.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The seed of the lots, where the manifest only commits to it.
    pub seed: Option<String>,
    /// The numbers of the options that were taken off the ballot after the opening.
    pub struck: Vec<u16>,
    /// The outcome.
    pub outcome: Value,
    /// The hash of its canonical text.
    pub outcome_hash: Hash,
}

/// The text over which the log's key seals an archive.
fn seal_text(election: &Hash, sealed: &[u8]) -> String {
    format!("{FORMAT}\n{election}\n{}\n", crate::digest::sha256(&[sealed]))
}

impl Archive<'_> {
    /// The text that its seal must bear.
    pub fn seal_text(&self) -> String {
        seal_text(&crate::manifest::election_id(&self.manifest), self.sealed)
    }
}

/// Counts the ballots that are not withdrawn. `None` where one does not read.
pub fn count(slate: &Slate, rule: &Rule, openings: &[Opening<'_>]) -> Option<Outcome> {
    let mut groups: BTreeMap<(Option<u16>, &str), u32> = BTreeMap::new();
    for opening in openings.iter().filter(|opening| !opening.ballot.is_empty()) {
        *groups.entry((opening.constituency, opening.ballot)).or_default() += 1;
    }
    let group = |((constituency, text), voters): (&(Option<u16>, &str), &u32)| {
        let ballot = counting::ballot::written::read(text, &slate.by_number)?;
        let constituency = ConstituencyIndex(constituency.unwrap_or(OTHER));
        Some(BallotGroup { constituency, ballot, voters: *voters })
    };
    let groups: Vec<BallotGroup> = groups.iter().map(group).collect::<Option<_>>()?;
    let election = Election::new(slate.projects.clone(), groups).ok()?;
    Some(counting::count(&election, rule))
}

/// The constituency, in an outcome, of those whose constituency is not named.
pub const OTHER: u16 = u16::MAX;
