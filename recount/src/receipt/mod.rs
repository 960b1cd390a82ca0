//! The receipt of a ballot: where it stands in the log, and the log's signed promise that it does.
//!
//! A receipt says at once that the ballot was taken as it was meant: whoever holds it and knows the ballot computes the
//! leaf ([`Receipt::commits_to`]). After the closing it finds the ballot in the archive ([`Receipt::find`]). If the
//! ballot is not there, the receipt proves to everybody that the log broke its promise.
//!
//! **It does not hold the ballot, and still it can be misused**: few ballots are possible, so somebody to whom a receipt
//! is shown can try them all against nonce and leaf. The archive tells as much to everybody who knows the index of
//! somebody's ballot. What a receipt tells is only what was cast *then*: until the closing it can be replaced.

mod code;
mod compact;
#[cfg(test)]
mod tests;
mod words;

pub use code::{Code, CodeError};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};

use crate::archive::Archive;
use crate::commitment;
use crate::digest::{Hash, Nonce, Pid};
use crate::head::Head;
use crate::manifest::election_id;
use crate::merkle;
use crate::note::{Key, Signer};

/// The version of the format.
pub const FORMAT: &str = "tavolata-receipt-v1";

/// Where a ballot stands in the log, and the log's promise that it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The id of the board.
    pub board: String,
    /// The name of the vote.
    pub election: Hash,
    /// Where the leaf stands.
    pub index: u64,
    /// The leaf.
    pub leaf: Hash,
    /// The pseudonym of the voter in this vote.
    pub pid: Pid,
    /// What makes the leaf impossible to guess.
    pub nonce: Nonce,
    /// The log's signature under [`Receipt::promise`].
    pub signature: [u8; 64],
}

/// A text is not a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a receipt")]
pub struct NoReceipt;

/// What became of the ballot of a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It counts; this is its canonical text.
    Counts(String),
    /// It is a withdrawal, and nothing of this voter counts.
    Withdrawn,
    /// The same voter replaced it later.
    Replaced {
        /// The leaf of the ballot that counts.
        by: u64,
        /// Its canonical text; empty for a withdrawal.
        ballot: String,
    },
}

/// Why the ballot of a receipt was not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// The receipt is of another vote.
    #[error("the receipt is of another vote")]
    OtherVote,
    /// The log did not sign it: it is made up or damaged.
    #[error("the log did not sign this receipt")]
    NotSigned,
    /// The log promised this leaf and does not have it. That is proof against the log.
    #[error("the log promised this ballot and does not have it")]
    PromiseBroken,
    /// The log has no leaf with this code. A code bears no promise: it may be of another vote.
    #[error("the log has no ballot with this code")]
    NoSuchCode,
}

impl Receipt {
    /// Issues the receipt for a leaf that stands in the log, durably.
    pub fn issue(
        board: &str,
        election: Hash,
        index: u64,
        (pid, nonce, ballot): (Pid, Nonce, &str),
        log: &Signer,
    ) -> Self {
        let leaf = commitment::leaf(&election, &pid, &nonce, ballot);
        let signature = log.sign(&promise(&election, index, &leaf));
        Self { board: board.to_owned(), election, index, leaf, pid, nonce, signature }
    }

    /// What the log promises: this leaf at this index of this vote.
    pub fn promise(&self) -> String {
        promise(&self.election, self.index, &self.leaf)
    }

    /// Whether the log signed it.
    pub fn is_signed_by(&self, log: &Key) -> bool {
        log.has_signed(&self.promise(), &self.signature)
    }

    /// Whether it stands for this ballot, by its canonical text.
    pub fn commits_to(&self, ballot: &str) -> bool {
        self.leaf == commitment::leaf(&self.election, &self.pid, &self.nonce, ballot)
    }

    /// Whether the proof shows that its leaf is under this head.
    pub fn is_included(&self, head: &Head, proof: &[Hash]) -> bool {
        let leaf = merkle::leaf(self.leaf.as_slice());
        merkle::verify_inclusion(&leaf, self.index, head.size, proof, &head.root).is_ok()
    }

    /// Looks for its ballot in an archive, which should be verified as well.
    pub fn find(&self, archive: &Archive<'_>, log: &Key) -> Result<Found, Missing> {
        if self.election != election_id(&archive.manifest) {
            return Err(Missing::OtherVote);
        }
        if !self.is_signed_by(log) {
            return Err(Missing::NotSigned);
        }
        let logged = usize::try_from(self.index).ok().and_then(|index| archive.leaves.get(index));
        if logged != Some(&self.leaf) {
            return Err(Missing::PromiseBroken);
        }
        became(archive, self.index, self.pid)
    }

    /// The receipt as a small file.
    pub fn to_file(&self) -> String {
        let file = File {
            format: FORMAT.to_owned(),
            board: self.board.clone(),
            election_id: self.election,
            index: self.index,
            leaf: self.leaf,
            pid: self.pid,
            nonce: self.nonce,
            signature: STANDARD.encode(self.signature),
        };
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    /// Reads what [`Receipt::to_file`] wrote.
    pub fn from_file(text: &str) -> Result<Self, NoReceipt> {
        let file: File = serde_json::from_str(text).map_err(|_| NoReceipt)?;
        let signature = STANDARD.decode(file.signature).map_err(|_| NoReceipt)?;
        if file.format != FORMAT {
            return Err(NoReceipt);
        }
        Ok(Self {
            board: file.board,
            election: file.election_id,
            index: file.index,
            leaf: file.leaf,
            pid: file.pid,
            nonce: file.nonce,
            signature: signature.try_into().map_err(|_| NoReceipt)?,
        })
    }

    /// What a person can write down: enough to find the leaf and to see that it is the same.
    pub fn code(&self) -> Code {
        Code::of(self.index, &self.leaf)
    }
}

/// What became of the leaf of a voter that stands here.
fn became(archive: &Archive<'_>, index: u64, pid: Pid) -> Result<Found, Missing> {
    let place = archive.openings.binary_search_by(|opening| opening.pid.cmp(&pid));
    let last = archive.openings[place.map_err(|_| Missing::PromiseBroken)?];
    if last.index == index {
        return Ok(if last.ballot.is_empty() {
            Found::Withdrawn
        } else {
            Found::Counts(last.ballot.to_owned())
        });
    }
    let replaced = archive.superseded.iter().any(|opening| opening.index == index);
    if !replaced || last.index < index {
        return Err(Missing::PromiseBroken);
    }
    Ok(Found::Replaced { by: last.index, ballot: last.ballot.to_owned() })
}

fn promise(election: &Hash, index: u64, leaf: &Hash) -> String {
    format!("{FORMAT}\n{election}\n{index}\n{leaf}\n")
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    board: String,
    election_id: Hash,
    index: u64,
    leaf: Hash,
    pid: Pid,
    nonce: Nonce,
    signature: String,
}
