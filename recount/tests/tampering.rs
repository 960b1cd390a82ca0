//! 10,000 random changes to archives, by strangers and by the operator himself, are all detected; an untouched archive
//! passes. Seed and count stand in the assertions' messages.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod sample;

use recount::archive::Archive;
use recount::digest::{Bytes, sha256};
use recount::manifest::election_id;
use recount::note::Signer;
use recount::{Anchor, Report};
use sample::Vote;
use serde_json::{Value, json};
use std::ops::ControlFlow;

const CHANGES: usize = 10_000;

/// A small generator, so that the same changes are made every time (Marsaglia, xorshift64).
struct Chance(u64);

impl Chance {
    fn draw(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).unwrap()
    }
}

fn verify(archive: &str, anchor: &Anchor) -> Report {
    recount::verify(archive.as_bytes(), anchor, |_| ControlFlow::Continue(())).unwrap()
}

/// A vote of up to seven voters who change and withdraw their ballots.
fn vote(chance: &mut Chance) -> Vote {
    let mut vote = sample::vote();
    let ballots = ["1", "2", "3", "1,2", "1,3", "2,3", "1,2,3", ""];
    vote.casts = (0..3 + chance.draw(10))
        .map(|_| sample::Cast {
            voter: u8::try_from(chance.draw(7)).unwrap(),
            ballot: ballots[chance.draw(ballots.len())].to_owned(),
            constituency: [None, Some(0), Some(1)][chance.draw(3)],
        })
        .collect();
    let size = vote.casts.len() as u64 + 1;
    vote.heads = vec![1, size / 2 + 1, size];
    vote
}

/// What somebody who followed the vote knows: its name from the printed rulebook, the key, and the heads.
fn anchor(vote: &Vote) -> Anchor {
    Anchor {
        election: Some(election_id(&vote.manifest.text().unwrap())),
        key: Some(sample::log().key()),
        heads: vote.signed_heads(),
    }
}

#[test]
fn an_untouched_archive_passes_every_check() {
    let mut chance = Chance(1);
    for _ in 0..200 {
        let vote = vote(&mut chance);
        let archive = vote.archive();
        let report = verify(&archive, &anchor(&vote));
        assert!(report.is_sound(), "{:?}\n{archive}", report.checks);
        assert!(verify(&archive, &Anchor::default()).is_sound());
        let sealed_again = Lines::of(&archive).sealed(&sample::log());
        assert!(verify(&sealed_again, &anchor(&vote)).is_sound(), "sealing it again is no change");
    }
}

#[test]
fn whatever_a_stranger_changes_is_detected() {
    let mut chance = Chance(2);
    for round in 0..CHANGES / 2 {
        let vote = vote(&mut chance);
        let archive = vote.archive();
        let changed = changed_by_a_stranger(&archive, &mut chance);
        if changed == archive.as_bytes() {
            continue;
        }
        let report = recount::verify(&changed, &Anchor::default(), |_| ControlFlow::Continue(())).unwrap();
        // Without an anchor a stranger could only write a whole archive of his own, under his own key.
        assert!(!report.is_sound(), "round {round}\n{}", String::from_utf8_lossy(&changed));
    }
}

/// Bytes and lines are flipped, dropped, repeated and moved.
fn changed_by_a_stranger(archive: &str, chance: &mut Chance) -> Vec<u8> {
    let mut bytes = archive.as_bytes().to_vec();
    let at = chance.draw(bytes.len());
    let mut lines: Vec<&str> = archive.split_inclusive('\n').collect();
    let line = chance.draw(lines.len());
    match chance.draw(6) {
        0 => bytes[at] ^= 1 << chance.draw(8),
        1 => drop(bytes.remove(at)),
        2 => bytes.insert(at, b"0a\n \"]"[chance.draw(6)]),
        3 => {
            lines.remove(line);
            bytes = lines.concat().into_bytes();
        }
        4 => {
            lines.insert(line, lines[line]);
            bytes = lines.concat().into_bytes();
        }
        _ => {
            let other = chance.draw(lines.len());
            lines.swap(line, other);
            bytes = lines.concat().into_bytes();
        }
    }
    bytes
}

/// The parts of an archive as lines, which whoever holds the key can change and seal again.
struct Lines {
    header: Value,
    leaves: Vec<Value>,
    heads: Vec<Value>,
    openings: Vec<Value>,
    superseded: Vec<Value>,
    findings: Value,
}

impl Lines {
    fn of(archive: &str) -> Self {
        let values: Vec<Value> = archive.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let read = Archive::read(archive.as_bytes()).unwrap();
        let mut rest = values.into_iter();
        let mut take = |count: usize| rest.by_ref().take(count).collect::<Vec<Value>>();
        let header = take(1).remove(0);
        let (leaves, heads) = (take(read.leaves.len()), take(read.heads.len()));
        let (openings, superseded) = (take(read.openings.len()), take(read.superseded.len()));
        Self { header, leaves, heads, openings, superseded, findings: take(1).remove(0) }
    }

    /// The archive with the right numbers in its first line and a seal of this key.
    fn sealed(mut self, log: &Signer) -> String {
        for (name, lines) in [
            ("leaves", &self.leaves),
            ("heads", &self.heads),
            ("openings", &self.openings),
            ("superseded", &self.superseded),
        ] {
            self.header[name] = json!(lines.len());
        }
        let election = election_id(self.header["manifest"].as_str().unwrap());
        let parts = [&self.leaves, &self.heads, &self.openings, &self.superseded];
        let lines = parts.into_iter().flatten().chain([&self.findings]);
        let sealed: String =
            [&self.header].into_iter().chain(lines).map(|line| format!("{line}\n")).collect();
        let text = format!("{}\n{election}\n{}\n", recount::archive::FORMAT, sha256(&[sealed.as_bytes()]));
        format!("{sealed}{}\n", json!(log.note(&text)))
    }
}

#[test]
fn whatever_the_operator_changes_after_the_closing_is_detected() {
    let mut chance = Chance(3);
    let mut made = [0; 15];
    for round in 0..CHANGES {
        let vote = vote(&mut chance);
        let kind = chance.draw(made.len());
        let Some(changed) = changed_by_the_operator(kind, &vote, &mut chance) else { continue };
        made[kind] += 1;
        let report = verify(&changed, &anchor(&vote));
        assert!(!report.is_sound(), "round {round}, kind {kind}\n{changed}");
    }
    assert!(made.iter().all(|count| *count > 100), "{made:?}");
    assert!(made.iter().sum::<usize>() > CHANGES / 2, "{made:?}");
}

/// The archive changed by whoever holds the key and seals it again; `None` where chance changed nothing.
fn changed_by_the_operator(kind: usize, vote: &Vote, chance: &mut Chance) -> Option<String> {
    let archive = vote.archive();
    let mut lines = Lines::of(&archive);
    let mut log = sample::log();
    let any = |chance: &mut Chance, lines: &[Value]| chance.draw(lines.len());
    match kind {
        // Flip: another ballot under the same leaf, another leaf, another nonce.
        0 => {
            let at = any(chance, &lines.openings);
            lines.openings[at][3] = json!(if lines.openings[at][3] == "2" { "1" } else { "2" });
        }
        1 => {
            let at = any(chance, &lines.leaves);
            lines.leaves[at] = json!(sha256(&[&[u8::try_from(at).unwrap()]]));
        }
        2 => {
            let at = any(chance, &lines.openings);
            lines.openings[at][2] = json!(Bytes([9; 32]));
        }
        // Drop: an opening, a leaf with its opening, a replaced ballot.
        3 => {
            let at = any(chance, &lines.openings);
            lines.openings.remove(at);
        }
        4 => {
            lines.leaves.pop();
            let index = json!(lines.leaves.len());
            lines.openings.retain(|opening| opening[1] != index);
        }
        5 => drop(lines.superseded.pop()?),
        // Reorder.
        6 => {
            let (one, other) = (any(chance, &lines.leaves), any(chance, &lines.leaves));
            lines.leaves.swap(one, other);
            (one != other).then_some(())?;
        }
        7 => {
            let (one, other) = (any(chance, &lines.openings), any(chance, &lines.openings));
            lines.openings.swap(one, other);
            (one != other).then_some(())?;
        }
        // Duplicate: an opening, a leaf.
        8 => {
            let at = any(chance, &lines.openings);
            lines.openings.insert(at, lines.openings[at].clone());
        }
        9 => {
            let at = any(chance, &lines.leaves);
            lines.leaves.insert(at, lines.leaves[at].clone());
        }
        // Fork: another history, whole and signed anew.
        10 => {
            let mut fork = vote.clone();
            let at = chance.draw(fork.casts.len());
            let ballot = if fork.casts[at].ballot == "3" { "1" } else { "3" };
            ballot.clone_into(&mut fork.casts[at].ballot);
            return Some(fork.archive());
        }
        // An earlier ballot is made the one that counts.
        11 => {
            let mut earlier = lines.superseded.pop()?;
            let at = lines.openings.iter().position(|opening| opening[0] == earlier[0]).unwrap();
            std::mem::swap(&mut earlier, &mut lines.openings[at]);
            lines.superseded.push(earlier);
        }
        // Another manifest: other parameters of the count, another cost, with a first leaf to match.
        12 => {
            let mut changed = vote.clone();
            match chance.draw(3) {
                0 => changed.manifest.rule.rank_points = counting::rule::RankPoints::Positional { places: 3 },
                1 => changed.manifest.options[0].cost = counting::money::Money::ZERO,
                _ => changed.manifest.k = 1,
            }
            return Some(changed.archive());
        }
        // Another key.
        13 => log = Signer::new("example.org/record/b1", &[9; 32]).unwrap(),
        // Another outcome, and its hash to match.
        _ => {
            let outcome = &mut lines.findings["outcome"];
            outcome["totals"]["voters"] = json!(outcome["totals"]["voters"].as_u64().unwrap() + 1);
            let text = recount::canonical::write(outcome).unwrap();
            lines.findings["outcome_hash"] = json!(sha256(&[text.as_bytes()]));
        }
    }
    Some(lines.sealed(&log))
}

#[test]
fn a_change_to_the_seed_or_the_hash_is_detected() {
    let vote = sample::vote();
    for (name, value) in [
        ("seed", json!("another")),
        ("seed", Value::Null),
        ("struck", json!([1])),
        ("struck", json!([9])),
        ("outcome_hash", json!(Bytes([0; 32]))),
    ] {
        let mut lines = Lines::of(&vote.archive());
        lines.findings[name] = value;
        assert!(!verify(&lines.sealed(&sample::log()), &anchor(&vote)).is_sound(), "{name}");
    }
}
