//! Whether the log is one log, and whole.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::{Anchor, Fault, PASSED, Step, Ticker, failed};
use crate::archive::Archive;
use crate::digest::Hash;
use crate::head::Head;
use crate::manifest::Manifest;
use crate::merkle::Frontier;
use crate::note::Key;

/// The roots over the first so many leaves, by their number.
pub type Roots = BTreeMap<u64, Hash>;

pub fn manifest(archive: &Archive<'_>) -> Result<(Manifest, Key), Fault> {
    let manifest = Manifest::read(&archive.manifest).map_err(Fault::Manifest)?;
    let key = manifest.key().map_err(Fault::Manifest)?;
    Ok((manifest, key))
}

/// Whether the log signed every head, in order; those that it did are put into `heads`.
pub fn heads(archive: &Archive<'_>, key: &Key, heads: &mut Vec<Head>, ticker: &mut Ticker<'_>) -> Step {
    for (place, checkpoint) in (1..).zip(&archive.heads) {
        ticker.tick(place)?;
        let head = match Head::open(checkpoint, key) {
            Ok(head) => head,
            Err(error) => return failed(Fault::Head { place, error }),
        };
        if heads.last().is_some_and(|last: &Head| head.size < last.size || head.time < last.time) {
            return failed(Fault::HeadWentBack { place });
        }
        heads.push(head);
    }
    if heads.is_empty() { failed(Fault::NoHead) } else { PASSED }
}

/// Reads the heads that somebody kept.
pub fn kept(anchor: &Anchor, key: &Key, kept: &mut Vec<Head>) -> Result<(), Fault> {
    for (place, checkpoint) in (1..).zip(&anchor.heads) {
        kept.push(Head::open(checkpoint, key).map_err(|error| Fault::KeptHead { place, error })?);
    }
    Ok(())
}

/// The roots over the leaves at these sizes.
pub fn roots(leaves: &[Hash], sizes: BTreeSet<u64>, ticker: &mut Ticker<'_>) -> ControlFlow<(), Roots> {
    let mut roots = Roots::new();
    let mut frontier = Frontier::new();
    let mut take = |frontier: &Frontier| {
        if sizes.contains(&frontier.size()) {
            roots.insert(frontier.size(), frontier.root());
        }
    };
    take(&frontier);
    for (done, leaf) in leaves.iter().enumerate() {
        ticker.tick(done)?;
        frontier.append(leaf.as_slice());
        take(&frontier);
    }
    ControlFlow::Continue(roots)
}

pub fn match_roots(heads: &[Head], roots: &Roots) -> Step {
    match heads.iter().position(|head| roots.get(&head.size) != Some(&head.root)) {
        Some(place) => failed(Fault::Root { place: place + 1 }),
        None => PASSED,
    }
}

/// Whether heads kept elsewhere are of these leaves. One from after the closing may not say less than all.
pub fn match_kept(kept: &[Head], archive: &Archive<'_>, manifest: &Manifest, roots: &Roots) -> Step {
    let fits = |head: &Head| {
        let complete = head.time < manifest.closes || head.size == archive.leaves.len() as u64;
        complete && roots.get(&head.size) == Some(&head.root)
    };
    match kept.iter().position(|head| !fits(head)) {
        Some(place) => failed(Fault::Rewritten { place: place + 1 }),
        None => PASSED,
    }
}

/// Whether the log ended with the vote.
pub fn closing(archive: &Archive<'_>, manifest: &Manifest, heads: &[Head]) -> Step {
    let Some(last) = heads.last() else { return failed(Fault::NoHead) };
    if last.size != archive.leaves.len() as u64 {
        return failed(Fault::NotCovered);
    }
    let mut after = heads.iter().filter(|head| head.time >= manifest.closes);
    match after.next() {
        None => failed(Fault::NotClosed),
        Some(first) if first.size != last.size => failed(Fault::AddedAfterClosing),
        Some(_) => PASSED,
    }
}
