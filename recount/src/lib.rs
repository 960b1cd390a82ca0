//! A vote that anybody can recount: what is logged while it is open, what is published when it closes, and the checks
//! with which everybody convinces themselves.
//!
//! **Tamper-evident and recountable; not proof against coercion or vote buying; for community priorities, not state
//! elections.** `docs/recount.md` has the formats, the checks and what they cannot show.
//!
//! Nothing here reads a file, a clock or a random number: keys, nonces and times come in as values. The server, the
//! browser and the command line compile the same code.
//!
//! # Layout
//! | module | what it is |
//! |---|---|
//! | [`manifest`], [`form`] | everything that is fixed before the vote; its hash names the vote |
//! | [`commitment`] | pseudonyms, and the leaves that the log shows while the vote is open |
//! | [`merkle`] | one hash for all leaves, and short proofs about it |
//! | [`note`], [`head`] | texts signed by the log; what it holds, since when |
//! | [`receipt`] | what a voter takes home |
//! | [`archive`], [`groups`] | the file that is published, without small constituencies |
//! | [`verify()`] | the checks |
//! | [`message`] | what a worker that recounts tells the page beside it |
//! | [`watch`] | looking at a log while the vote is open |
//! | [`digest`], [`canonical`] | hashes as text, values as the one text that is hashed |
//!
//! # A vote from opening to recount
//! ```
//! use counting::{greedy::{Greedy, Misfit, Utility}, money::Money};
//! use counting::{rule::{Method, RankPoints, Rule}, ties::{LotSeed, TieOrder}};
//! use recount::archive::{Archive, Entry, Parts};
//! use recount::digest::Bytes;
//! use recount::manifest::{Choice, FORMAT, Manifest, election_id};
//! use recount::{commitment, form::Form, head::Head, merkle::Frontier, note::Signer, receipt::Receipt};
//! use std::ops::ControlFlow;
//!
//! // Before the opening: keys and seeds are drawn by the server, the manifest is fixed and printed.
//! let log = Signer::new("example.org/record/b1", &[1; 32])?;
//! let (election_key, seed) = ([2; 32], "64 random hexadecimal digits");
//! let budget = Money::from_minor(100_000)?;
//! let greedy = Greedy {
//!     budget, utility: Utility::Cost, misfit: Misfit::Skip, minimum_score: None, exclusive: vec![],
//! };
//! let ties = TieOrder::CostVotesLot { seed: LotSeed(String::new()) };
//! let manifest = Manifest {
//!     format: FORMAT.into(),
//!     board: "b1".into(),
//!     question: "What shall we do together?".into(),
//!     options: vec![Choice { number: 1, id: "garden".into(), title: "A garden".into(), cost: budget }],
//!     currency: "EUR".into(),
//!     budget: Some(budget),
//!     rule: Rule { method: Method::Greedy(greedy), rank_points: RankPoints::Borda, ties },
//!     ballot: Form::APPROVAL,
//!     lot: Some(commitment::lot(seed)),
//!     constituencies: vec![],
//!     k: 10,
//!     roll: None,
//!     opens: 1_000,
//!     closes: 2_000,
//!     log: log.key().to_string(),
//! }
//! .text()?;
//! let election = election_id(&manifest);
//! let mut frontier = Frontier::new();
//! frontier.append(election.as_slice());
//!
//! // A ballot is cast: a leaf is logged, the voter gets a receipt, and a head is signed now and then.
//! let (pid, nonce) = (commitment::pid(&election_key, b"participant 7"), Bytes([3; 32]));
//! let index = frontier.append(commitment::leaf(&election, &pid, &nonce, "1").as_slice());
//! let receipt = Receipt::issue("b1", election, index, (pid, nonce, "1"), &log);
//! assert!(receipt.is_signed_by(&log.key()) && receipt.commits_to("1"));
//! let head = Head { size: frontier.size(), root: frontier.root(), time: 2_000 }.sign(&log);
//!
//! // After the closing: the archive is written, and everybody checks it.
//! let entries = [Entry { pid, nonce, ballot: "1", constituency: None }];
//! let parts = Parts {
//!     manifest: &manifest, entries: &entries, heads: &[head], seed: Some(seed), struck: &[], withheld: &[],
//! };
//! let archive = Archive::write(&parts, &log)?;
//! let anchor = recount::Anchor { election: Some(election), ..Default::default() };
//! let report = recount::verify(archive.as_bytes(), &anchor, |_| ControlFlow::Continue(())).ok_or("cancelled")?;
//! assert!(report.is_sound());
//! assert_eq!(report.outcome.ok_or("no outcome")?.winners[0].project.as_str(), "garden");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![forbid(unsafe_code)]

pub mod archive;
pub mod canonical;
pub mod commitment;
pub mod digest;
pub mod form;
pub mod groups;
pub mod head;
pub mod manifest;
pub mod merkle;
pub mod message;
pub mod note;
pub mod receipt;
pub mod verify;
pub mod watch;

pub use verify::{Anchor, Report, verify};

// The sample of the tests names this crate as the tests beside it do.
#[cfg(test)]
extern crate self as recount;
#[cfg(test)]
#[path = "../tests/sample/mod.rs"]
mod sample;
