//! Whether the ballots are those that were logged, each person's last one counts, and nothing is told that must not be.

use std::collections::HashMap;

use super::{Fault, PASSED, Step, Ticker, failed};
use crate::archive::{Archive, Opening};
use crate::commitment;
use crate::groups;
use crate::manifest::{Manifest, election_id};

fn all<'s, 'a>(archive: &'s Archive<'a>) -> impl Iterator<Item = (usize, &'s Opening<'a>)> {
    archive.openings.iter().chain(&archive.superseded).enumerate()
}

/// Every opening is that of its leaf.
pub fn openings(archive: &Archive<'_>, ticker: &mut Ticker<'_>) -> Step {
    let election = election_id(&archive.manifest);
    for (done, opening) in all(archive) {
        ticker.tick(done)?;
        let Opening { pid, index, nonce, ballot, .. } = opening;
        let leaf = usize::try_from(*index).ok().and_then(|index| archive.leaves.get(index));
        if *index == 0 || leaf != Some(&commitment::leaf(&election, pid, nonce, ballot)) {
            return failed(Fault::Opening { index: *index });
        }
    }
    PASSED
}

/// Every leaf is opened, once, and of everybody the last one counts.
pub fn last_counts(archive: &Archive<'_>, ticker: &mut Ticker<'_>) -> Step {
    let mut opened = vec![false; archive.leaves.len()];
    if let Some(manifest) = opened.first_mut() {
        *manifest = true;
    }
    for (done, opening) in all(archive) {
        ticker.tick(done)?;
        let index = opening.index;
        match usize::try_from(index).ok().and_then(|index| opened.get_mut(index)) {
            Some(opened) if !*opened => *opened = true,
            _ => return failed(Fault::OpenedTwice { index }),
        }
    }
    if let Some(index) = opened.iter().position(|opened| !opened) {
        return failed(Fault::Unopened { index: index as u64 });
    }
    let mut pairs = archive.openings.windows(2);
    if let Some(pair) = pairs.find(|pair| pair[0].pid >= pair[1].pid) {
        return failed(Fault::NotSorted { index: pair[1].index });
    }
    let mut pairs = archive.superseded.windows(2);
    if let Some(pair) = pairs.find(|pair| (pair[0].pid, pair[0].index) >= (pair[1].pid, pair[1].index)) {
        return failed(Fault::NotSorted { index: pair[1].index });
    }
    for earlier in &archive.superseded {
        let last = archive.openings.binary_search_by(|opening| opening.pid.cmp(&earlier.pid));
        let replaced = last.is_ok_and(|place| archive.openings[place].index > earlier.index);
        if !replaced {
            return failed(Fault::NotLast { index: earlier.index });
        }
    }
    PASSED
}

/// Every ballot keeps to the form of the vote, also those that no longer count. Equal texts are looked at once.
pub fn forms(archive: &Archive<'_>, manifest: &Manifest, ticker: &mut Ticker<'_>) -> Step {
    let Some(slate) = manifest.slate(&[]) else { return failed(Fault::Uncountable) };
    let mut known: HashMap<&str, bool> = HashMap::new();
    for (done, opening) in all(archive) {
        ticker.tick(done)?;
        let admitted = *known
            .entry(opening.ballot)
            .or_insert_with(|| slate.read(opening.ballot, &manifest.ballot).is_some());
        if !admitted {
            return failed(Fault::Ballot { index: opening.index });
        }
    }
    PASSED
}

/// No more people voted than may, and no small constituency is named.
pub fn people(archive: &Archive<'_>, manifest: &Manifest) -> Step {
    if manifest.roll.is_some_and(|roll| archive.openings.len() as u64 > roll) {
        return failed(Fault::MoreThanRoll);
    }
    if let Some(opening) = archive.superseded.iter().find(|opening| opening.constituency.is_some()) {
        return failed(Fault::Constituency { index: opening.index });
    }
    let mut ballots = vec![0; manifest.constituencies.len()];
    let mut others = 0;
    for opening in &archive.openings {
        match opening.constituency {
            None => others += u64::from(!opening.ballot.is_empty()),
            Some(place) => match ballots.get_mut(usize::from(place)) {
                Some(count) if !opening.ballot.is_empty() => *count += 1,
                _ => return failed(Fault::Constituency { index: opening.index }),
            },
        }
    }
    if groups::keeps(&ballots, others, manifest.k.into()) { PASSED } else { failed(Fault::SmallConstituency) }
}
