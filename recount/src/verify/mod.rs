//! Checking an archive, one named check after the other.

mod ballots;
mod fault;
mod log;
mod result;
#[cfg(test)]
mod tests;

pub use fault::Fault;

use counting::outcome::Outcome;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

use crate::archive::Archive;
use crate::digest::Hash;
use crate::manifest::{Manifest, election_id};
use crate::note::{Key, Note};

/// A thing that is checked, in the order of checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Check {
    /// The file has the form of an archive.
    Form,
    /// The manifest is canonical, and its hash is the first leaf.
    Manifest,
    /// Vote and key are those that are known from elsewhere.
    Anchor,
    /// The log's key sealed the whole file.
    Seal,
    /// The log's key signed every head, and neither size nor time ever went back.
    Heads,
    /// The root of every head is that of the leaves: no leaf was changed, taken out or put between.
    Roots,
    /// Heads that others kept while the vote was open are heads of this log.
    EarlierHeads,
    /// The last head covers all leaves, and nothing was added after the closing.
    Closing,
    /// Every opening is that of its leaf.
    Openings,
    /// Every leaf is opened, once, and of everybody the last one counts.
    LastCounts,
    /// Every ballot keeps to the form of the vote.
    Ballots,
    /// No more people voted than may, and no small constituency is named.
    People,
    /// The seed of the lots is the one that was committed to before the vote.
    Lot,
    /// Counted again, the same comes out.
    Outcome,
}

impl Check {
    /// All of them, in their order.
    pub const ALL: [Self; 14] = [
        Self::Form,
        Self::Manifest,
        Self::Anchor,
        Self::Seal,
        Self::Heads,
        Self::Roots,
        Self::EarlierHeads,
        Self::Closing,
        Self::Openings,
        Self::LastCounts,
        Self::Ballots,
        Self::People,
        Self::Lot,
        Self::Outcome,
    ];
}

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it should be.
    Passed,
    /// Nothing to compare with was given from outside.
    NothingToCompare,
    /// Not as it should be.
    Failed(Fault),
    /// Something before it failed, without which it cannot be asked.
    NotReached,
}

/// What is known from elsewhere: from the printed rulebook, from a receipt, from heads that were kept while the vote
/// was open. Without any of it a whole archive made anew, with another key, looks as good as the true one.
#[derive(Clone, Debug, Default)]
pub struct Anchor {
    /// The name of the vote.
    pub election: Option<Hash>,
    /// The key of the log.
    pub key: Option<Key>,
    /// Checkpoints that somebody kept.
    pub heads: Vec<String>,
}

/// How far a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Which one.
    pub check: Check,
    /// How many pieces of its work are done.
    pub done: usize,
    /// Of how many.
    pub total: usize,
}

/// What came out of all checks.
#[derive(Clone, Debug)]
pub struct Report {
    /// Every check with its verdict, in order.
    pub checks: Vec<(Check, Verdict)>,
    /// What the archive holds, as far as it reads.
    pub facts: Option<Facts>,
    /// What came out of the count done here.
    pub outcome: Option<Outcome>,
}

/// What an archive holds.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The name of the vote.
    pub election: Hash,
    /// The manifest.
    pub manifest: Manifest,
    /// How many leaves, the manifest included.
    pub leaves: usize,
    /// How many signed heads.
    pub heads: usize,
    /// How many ballots count.
    pub counted: usize,
    /// How many people withdrew theirs.
    pub withdrawn: usize,
    /// How many ballots were replaced by later ones.
    pub superseded: usize,
    /// The numbers of the options that were taken off the ballot after the opening.
    pub struck: Vec<u16>,
}

impl Report {
    /// Whether no check failed and none was left out. [`Verdict::NothingToCompare`] is no failure, but should be said.
    pub fn is_sound(&self) -> bool {
        self.checks.iter().all(|(_, verdict)| matches!(verdict, Verdict::Passed | Verdict::NothingToCompare))
    }

    /// The verdict of one check.
    pub fn verdict(&self, check: Check) -> Verdict {
        let found = self.checks.iter().find(|(one, _)| *one == check);
        found.map_or(Verdict::NotReached, |(_, verdict)| *verdict)
    }
}

/// Checks an archive. `progress` is told how far it is and can end it; the answer is then `None`.
pub fn verify(
    bytes: &[u8],
    anchor: &Anchor,
    mut progress: impl FnMut(Progress) -> ControlFlow<()>,
) -> Option<Report> {
    let mut walk = Walk { progress: &mut progress, checks: Vec::new() };
    match walk.all(bytes, anchor) {
        ControlFlow::Continue((facts, outcome)) => Some(Report { checks: walk.checks, facts, outcome }),
        ControlFlow::Break(()) => None,
    }
}

/// How a check goes on: `Break` where it was told to end.
type Step = ControlFlow<(), Verdict>;

const PASSED: Step = Step::Continue(Verdict::Passed);

const fn failed(fault: Fault) -> Step {
    Step::Continue(Verdict::Failed(fault))
}

/// Tells how far a check is, every so many pieces.
struct Ticker<'p> {
    progress: &'p mut dyn FnMut(Progress) -> ControlFlow<()>,
    check: Check,
    total: usize,
}

impl Ticker<'_> {
    fn tick(&mut self, done: usize) -> ControlFlow<()> {
        const EVERY: usize = 4_096;
        if done.is_multiple_of(EVERY) {
            (self.progress)(Progress { check: self.check, done, total: self.total })
        } else {
            ControlFlow::Continue(())
        }
    }
}

struct Walk<'p> {
    progress: &'p mut dyn FnMut(Progress) -> ControlFlow<()>,
    checks: Vec<(Check, Verdict)>,
}

impl Walk<'_> {
    fn all(&mut self, bytes: &[u8], anchor: &Anchor) -> ControlFlow<(), (Option<Facts>, Option<Outcome>)> {
        let mut read = None;
        self.check(Check::Form, bytes.len(), |_| match Archive::read(bytes) {
            Ok(archive) => {
                read = Some(archive);
                PASSED
            }
            Err(error) => failed(Fault::Unreadable(error)),
        })?;
        let Some(archive) = read else { return self.give_up(None) };
        let mut manifest = None;
        self.check(Check::Manifest, 1, |_| {
            manifest = match log::manifest(&archive) {
                Ok(manifest) => Some(manifest),
                Err(fault) => return failed(fault),
            };
            match archive.leaves.first() {
                Some(first) if *first == election_id(&archive.manifest) => PASSED,
                _ => failed(Fault::FirstLeaf),
            }
        })?;
        let Some((manifest, key)) = manifest else { return self.give_up(None) };
        self.check(Check::Anchor, 1, |_| self::anchor(anchor, &archive, &key))?;
        self.check(Check::Seal, 1, |_| seal(&archive, &key))?;
        let mut heads = Vec::new();
        self.check(Check::Heads, archive.heads.len(), |ticker| {
            log::heads(&archive, &key, &mut heads, ticker)
        })?;
        let mut kept = Vec::new();
        let kept_read = log::kept(anchor, &key, &mut kept);
        let sizes = heads.iter().chain(&kept).map(|head| head.size);
        let sizes = sizes.collect();
        let mut roots = log::Roots::default();
        self.check(Check::Roots, archive.leaves.len(), |ticker| {
            roots = log::roots(&archive.leaves, sizes, ticker)?;
            log::match_roots(&heads, &roots)
        })?;
        self.check(Check::EarlierHeads, 1, |_| match kept_read {
            Err(fault) => failed(fault),
            Ok(()) if kept.is_empty() => Step::Continue(Verdict::NothingToCompare),
            Ok(()) => log::match_kept(&kept, &archive, &manifest, &roots),
        })?;
        self.check(Check::Closing, 1, |_| log::closing(&archive, &manifest, &heads))?;
        let entries = archive.openings.len() + archive.superseded.len();
        self.check(Check::Openings, entries, |ticker| ballots::openings(&archive, ticker))?;
        self.check(Check::LastCounts, entries, |ticker| ballots::last_counts(&archive, ticker))?;
        self.check(Check::Ballots, entries, |ticker| ballots::forms(&archive, &manifest, ticker))?;
        self.check(Check::People, 1, |_| ballots::people(&archive, &manifest))?;
        let mut rule = None;
        self.check(Check::Lot, 1, |_| {
            rule = manifest.rule(archive.findings.seed.as_deref());
            if rule.is_some() { PASSED } else { failed(Fault::Lot) }
        })?;
        let facts = Some(facts(&archive, manifest.clone()));
        let Some(rule) = rule else { return self.give_up(facts) };
        let mut outcome = None;
        self.check(Check::Outcome, 1, |_| result::outcome(&archive, &manifest, &rule, &mut outcome))?;
        ControlFlow::Continue((facts, outcome))
    }

    fn check(
        &mut self,
        check: Check,
        total: usize,
        look: impl FnOnce(&mut Ticker<'_>) -> Step,
    ) -> ControlFlow<()> {
        (self.progress)(Progress { check, done: 0, total })?;
        let verdict = look(&mut Ticker { progress: self.progress, check, total })?;
        self.checks.push((check, verdict));
        (self.progress)(Progress { check, done: total, total })
    }

    /// Leaves the other checks out.
    fn give_up(&mut self, facts: Option<Facts>) -> ControlFlow<(), (Option<Facts>, Option<Outcome>)> {
        let others = &Check::ALL[self.checks.len()..];
        self.checks.extend(others.iter().map(|check| (*check, Verdict::NotReached)));
        ControlFlow::Continue((facts, None))
    }
}

fn anchor(anchor: &Anchor, archive: &Archive<'_>, key: &Key) -> Step {
    let other_vote = |expected: &Hash| *expected != election_id(&archive.manifest);
    if anchor.election.as_ref().is_some_and(other_vote) {
        failed(Fault::OtherVote)
    } else if anchor.key.as_ref().is_some_and(|expected| expected != key) {
        failed(Fault::OtherKey)
    } else if anchor.election.is_none() && anchor.key.is_none() {
        Step::Continue(Verdict::NothingToCompare)
    } else {
        PASSED
    }
}

fn seal(archive: &Archive<'_>, key: &Key) -> Step {
    let note = match Note::parse(&archive.seal) {
        Ok(note) => note,
        Err(error) => return failed(Fault::Seal(error)),
    };
    if note.text != archive.seal_text() {
        return failed(Fault::OtherSeal);
    }
    note.verify(key).map_or_else(|error| failed(Fault::Seal(error)), |()| PASSED)
}

fn facts(archive: &Archive<'_>, manifest: Manifest) -> Facts {
    let withdrawn = archive.openings.iter().filter(|opening| opening.ballot.is_empty()).count();
    Facts {
        election: election_id(&archive.manifest),
        manifest,
        leaves: archive.leaves.len(),
        heads: archive.heads.len(),
        counted: archive.openings.len() - withdrawn,
        withdrawn,
        superseded: archive.superseded.len(),
        struck: archive.findings.struck.clone(),
    }
}
