//! Looking at a log while the vote is open: heads are fetched now and then, and each must continue the one before. Who
//! keeps them can later show that history was changed ([`crate::Anchor::heads`]).

use serde::{Deserialize, Serialize};

use crate::digest::Hash;
use crate::head::{Head, HeadError};
use crate::merkle;
use crate::note::Key;

/// What one watcher knows of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    key: Key,
    last: Option<Head>,
    heads: Vec<String>,
}

/// What a look has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It is the first head.
    First(Head),
    /// The log holds what it held.
    Same(Head),
    /// The log has grown and continues what it held.
    Grown {
        /// How many leaves it had.
        from: u64,
        /// What it holds now.
        to: Head,
    },
}

/// What must never be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Alarm {
    /// What was fetched is not a head that the log signed.
    #[error("this is not a head that the log signed: {0}")]
    Head(#[from] HeadError),
    /// The log has fewer leaves than it had.
    #[error("the log had {from} leaves and now shows {to}")]
    Shrunk {
        /// How many it had.
        from: u64,
        /// How many it shows.
        to: u64,
    },
    /// The log has as many leaves, but others.
    #[error("the log shows other leaves than before: there are two histories of {size} leaves")]
    Forked {
        /// How many.
        size: u64,
    },
    /// The later head does not continue the earlier.
    #[error("what the log shows now, {to} leaves, does not continue the {from} that it had")]
    NotContinued {
        /// How many it had.
        from: u64,
        /// How many it shows.
        to: u64,
    },
}

impl Watch {
    /// A watch that has seen nothing yet. The key is that of the manifest.
    pub const fn new(key: Key) -> Self {
        Self { key, last: None, heads: Vec::new() }
    }

    /// The key of the log.
    pub const fn key(&self) -> &Key {
        &self.key
    }

    /// The heads that were kept, the first that was seen and each that had grown.
    pub fn heads(&self) -> &[String] {
        &self.heads
    }

    /// Between which sizes a proof of consistency must be fetched before this checkpoint can be looked at.
    pub fn needs(&self, checkpoint: &str) -> Result<Option<(u64, u64)>, Alarm> {
        let head = Head::open(checkpoint, &self.key)?;
        let last = self.last.map(|last| last.size).filter(|size| *size < head.size);
        Ok(last.map(|size| (size, head.size)))
    }

    /// Looks at a checkpoint; keeps it if it is new and continues the last one, to which `proof` leads.
    pub fn look(&mut self, checkpoint: &str, proof: &[Hash]) -> Result<Seen, Alarm> {
        let head = Head::open(checkpoint, &self.key)?;
        let Some(last) = self.last else {
            self.keep(head, checkpoint);
            return Ok(Seen::First(head));
        };
        let (from, to) = (last.size, head.size);
        if to < from {
            return Err(Alarm::Shrunk { from, to });
        }
        if to == from {
            return if head.root == last.root {
                Ok(Seen::Same(head))
            } else {
                Err(Alarm::Forked { size: to })
            };
        }
        merkle::verify_consistency(from, &last.root, to, &head.root, proof)
            .map_err(|_| Alarm::NotContinued { from, to })?;
        self.keep(head, checkpoint);
        Ok(Seen::Grown { from, to: head })
    }

    fn keep(&mut self, head: Head, checkpoint: &str) {
        self.last = Some(head);
        self.heads.push(checkpoint.to_owned());
    }

    /// What it knows, as a file.
    pub fn to_file(&self) -> String {
        let file = File { log: self.key.to_string(), heads: self.heads.clone() };
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    /// Reads what [`Watch::to_file`] wrote; `None` where it is something else or the log did not sign what is in it.
    pub fn from_file(text: &str) -> Option<Self> {
        let File { log, heads } = serde_json::from_str(text).ok()?;
        let key: Key = log.parse().ok()?;
        let last = heads.last().map(|head| Head::open(head, &key)).transpose().ok()?;
        Some(Self { key, last, heads })
    }
}

#[derive(Serialize, Deserialize)]
struct File {
    log: String,
    heads: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Bytes;
    use crate::merkle::Tree;
    use crate::sample;

    fn tree(leaves: u8) -> Tree {
        let leaves: Vec<[u8; 1]> = (0..leaves).map(|number| [number]).collect();
        Tree::of(leaves.iter().map(<[u8; 1]>::as_slice))
    }

    fn head(size: u64, root: Hash) -> String {
        Head { size, root, time: 1_000 + size }.sign(&sample::log())
    }

    fn at(size: u64) -> String {
        head(size, tree(20).root(size).unwrap())
    }

    #[test]
    fn a_log_that_grows_is_kept() {
        let mut watch = Watch::new(sample::log().key());
        assert_eq!(watch.needs(&at(3)), Ok(None));
        assert!(matches!(watch.look(&at(3), &[]), Ok(Seen::First(_))));
        assert!(matches!(watch.look(&at(3), &[]), Ok(Seen::Same(_))));
        assert_eq!(watch.needs(&at(11)), Ok(Some((3, 11))));
        let proof = tree(20).consistency(3, 11).unwrap();
        assert!(matches!(watch.look(&at(11), &proof), Ok(Seen::Grown { from: 3, .. })));
        assert_eq!(watch.heads(), [at(3), at(11)]);
        assert_eq!(Watch::from_file(&watch.to_file()), Some(watch));
    }

    #[test]
    fn changed_history_is_noticed() {
        let mut watch = Watch::new(sample::log().key());
        watch.look(&at(7), &[]).unwrap();
        assert_eq!(watch.look(&at(5), &[]), Err(Alarm::Shrunk { from: 7, to: 5 }));
        assert_eq!(watch.look(&head(7, Bytes([0; 32])), &[]), Err(Alarm::Forked { size: 7 }));
        let mut forked = Tree::of([b"another beginning".as_slice()]);
        (0..10_u8).for_each(|number| forked.append(&[number]));
        let other = head(11, forked.root(11).unwrap());
        let proof = forked.consistency(7, 11).unwrap();
        assert_eq!(watch.look(&other, &proof), Err(Alarm::NotContinued { from: 7, to: 11 }));
        assert_eq!(watch.heads(), [at(7)], "what does not fit is not kept");
    }

    #[test]
    fn a_head_that_the_log_did_not_sign_is_noticed() {
        let mut watch = Watch::new(sample::log().key());
        let other = crate::note::Signer::new("example.org/record/b1", &[1; 32]).unwrap();
        let forged = Head { size: 3, root: Bytes([0; 32]), time: 0 }.sign(&other);
        assert!(matches!(watch.look(&forged, &[]), Err(Alarm::Head(_))));
        assert!(watch.needs("nonsense").is_err());
    }
}
