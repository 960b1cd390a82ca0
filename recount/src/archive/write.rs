use serde_json::json;
use std::collections::BTreeMap;

use super::{Archive, FORMAT, Opening, count, seal_text};
use crate::canonical;
use crate::commitment;
use crate::digest::{Nonce, Pid, sha256};
use crate::groups;
use crate::manifest::{Manifest, ManifestError, election_id};
use crate::note::Signer;

/// What an archive is made of.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The text of the manifest.
    pub manifest: &'a str,
    /// What was logged after the manifest, in the order of the log.
    pub entries: &'a [Entry<'a>],
    /// Signed heads, the last one of the closed log. A few are enough: see [`crate::head::thin`].
    pub heads: &'a [String],
    /// The seed of the lots, where the manifest only commits to it.
    pub seed: Option<&'a str>,
    /// The numbers of the options that were taken off the ballot after the opening, ascending.
    pub struck: &'a [u16],
    /// Constituencies that must not be named even though they have `k` ballots, by their places in the manifest.
    pub withheld: &'a [u16],
}

/// A ballot as it was cast, changed or withdrawn.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Whose it is.
    pub pid: Pid,
    /// What makes its leaf impossible to guess.
    pub nonce: Nonce,
    /// Its canonical text, empty for a withdrawal.
    pub ballot: &'a str,
    /// The place of the voter's constituency in the manifest.
    pub constituency: Option<u16>,
}

/// Why an archive was not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The manifest will not do.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// The seed is not the one that the manifest commits to.
    #[error("the seed is not the one that was committed to")]
    Seed,
    /// An option was taken off that there never was.
    #[error("an option was taken off that there never was")]
    Struck,
    /// A ballot does not read.
    #[error("a ballot does not read")]
    Ballot,
    /// A ballot is of a constituency that the manifest does not name.
    #[error("a ballot is of a constituency that the manifest does not name")]
    Constituency,
    /// A number of the outcome is too large to be written.
    #[error("a number of the outcome is too large")]
    Number,
    /// The signer is not the log that the manifest names.
    #[error("the signer is not the log that the manifest names")]
    OtherLog,
}

impl Archive<'_> {
    /// Writes an archive: opens what was logged, merges small constituencies, counts and seals.
    pub fn write(parts: &Parts<'_>, log: &Signer) -> Result<String, WriteError> {
        let manifest = Manifest::read(parts.manifest)?;
        if manifest.key()? != log.key() {
            return Err(WriteError::OtherLog);
        }
        let election = election_id(parts.manifest);
        let (mut openings, superseded) = opened(parts.entries);
        name_constituencies(&mut openings, &manifest, parts.withheld)?;
        let rule = manifest.rule(parts.seed).ok_or(WriteError::Seed)?;
        let slate = manifest.slate(parts.struck).ok_or(WriteError::Struck)?;
        let outcome = count(&slate, &rule, &openings).ok_or(WriteError::Ballot)?;
        let outcome = canonical::write(&outcome).map_err(|_| WriteError::Number)?;

        let mut text = json!({
            "format": FORMAT,
            "manifest": parts.manifest,
            "leaves": parts.entries.len() + 1,
            "heads": parts.heads.len(),
            "openings": openings.len(),
            "superseded": superseded.len(),
        })
        .to_string();
        text.push('\n');
        text.push_str(&format!("\"{election}\"\n"));
        for Entry { pid, nonce, ballot, .. } in parts.entries {
            text.push_str(&format!("\"{}\"\n", commitment::leaf(&election, pid, nonce, ballot)));
        }
        for head in parts.heads {
            text.push_str(&format!("{}\n", json!(head)));
        }
        for Opening { pid, index, nonce, ballot, constituency } in openings.iter().chain(&superseded) {
            text.push_str(&format!("{}\n", json!([pid, index, nonce, ballot, constituency])));
        }
        let (seed, hash) = (json!(parts.seed), sha256(&[outcome.as_bytes()]));
        let struck = json!(parts.struck);
        text.push_str(&format!(
            "{{\"outcome\":{outcome},\"outcome_hash\":\"{hash}\",\"seed\":{seed},\"struck\":{struck}}}\n"
        ));
        let seal = log.note(&seal_text(&election, text.as_bytes()));
        text.push_str(&format!("{}\n", json!(seal)));
        Ok(text)
    }
}

/// The last ballot of everybody and the earlier ones, both sorted by pseudonym and index.
fn opened<'a>(entries: &[Entry<'a>]) -> (Vec<Opening<'a>>, Vec<Opening<'a>>) {
    let opening = |(index, entry): (u64, &Entry<'a>)| Opening {
        pid: entry.pid,
        index,
        nonce: entry.nonce,
        ballot: entry.ballot,
        constituency: entry.constituency,
    };
    let mut last: BTreeMap<Pid, Opening<'a>> = BTreeMap::new();
    let mut superseded = Vec::new();
    for opening in (1..).zip(entries).map(opening) {
        superseded.extend(last.insert(opening.pid, opening));
    }
    for earlier in &mut superseded {
        earlier.constituency = None;
    }
    superseded.sort_unstable();
    (last.into_values().collect(), superseded)
}

/// Leaves with each ballot the constituency that may be named, and none with a withdrawn one.
fn name_constituencies(
    openings: &mut [Opening<'_>],
    manifest: &Manifest,
    withheld: &[u16],
) -> Result<(), WriteError> {
    let mut ballots = vec![0; manifest.constituencies.len()];
    let mut of_none = 0;
    for opening in &mut *openings {
        let known = opening.constituency.is_none_or(|place| usize::from(place) < ballots.len());
        if !known {
            return Err(WriteError::Constituency);
        }
        if opening.ballot.is_empty() || opening.constituency.is_some_and(|place| withheld.contains(&place)) {
            opening.constituency = None;
        }
        match opening.constituency {
            _ if opening.ballot.is_empty() => (),
            Some(place) => ballots[usize::from(place)] += 1,
            None => of_none += 1,
        }
    }
    let named = groups::named(&ballots, of_none, manifest.k.into());
    for opening in openings {
        opening.constituency = opening.constituency.filter(|place| named[usize::from(*place)]);
    }

    Ok(())
}
