//! `docs/verify.py`, which shares no code with this crate, agrees with it: on sound archives of every kind of ballot and
//! every rule that it can count, and on archives that were tampered with.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod sample;

use counting::equal_shares::{Add1, Comparison, EqualShares, Start, Stop};
use counting::greedy::{Greedy, Misfit, Utility};
use counting::money::Money;
use counting::most_voted::MostVoted;
use counting::phragmen::Phragmen;
use counting::rule::{Method, RankPoints};
use counting::ties::TieOrder;
use recount::Anchor;
use recount::form::{Form, Kind};
use recount::manifest::election_id;
use sample::{Cast, Vote};
use std::num::NonZeroU32;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, process};

/// Runs the verifier; gives its exit code and what it says.
fn python(name: &str, archive: &str, more: &[&str]) -> (i32, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("docs/verify.py");
    let path = file(name, archive);
    let run = Command::new("python3").arg(script).arg(&path).args(more).output().unwrap();
    fs::remove_file(path).unwrap();
    let text = [run.stdout, run.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (run.status.code().unwrap(), text)
}

fn file(name: &str, text: &str) -> PathBuf {
    let path = env::temp_dir().join(format!("tavolata-recount-{}-{name}", process::id()));
    fs::write(&path, text).unwrap();
    path
}

fn is_sound(archive: &str, anchor: &Anchor) -> bool {
    recount::verify(archive.as_bytes(), anchor, |_| ControlFlow::Continue(())).unwrap().is_sound()
}

fn money(minor: i64) -> Money {
    Money::from_minor(minor).unwrap()
}

fn greedy(utility: Utility, misfit: Misfit) -> Method {
    let exclusive = vec![vec!["garden".into(), "bus".into()]];
    Method::Greedy(Greedy { budget: money(100_000), utility, misfit, minimum_score: Some(1), exclusive })
}

fn shares(utility: Utility, start: Start, add1: Option<Stop>, fill_up: bool) -> Method {
    let add1 = add1.map(|stop| Add1 { step: money(100), stop });
    let budget = money(100_000);
    Method::EqualShares(EqualShares { budget, utility, start, add1, fill_up, comparison: Comparison::None })
}

/// More ballots of a kind, drawn from these by a fixed rule.
fn vote(kind: Kind, method: Method, ballots: &[&str]) -> Vote {
    let mut vote = sample::vote();
    let cast = |voter: u8| Cast {
        voter: voter % 23,
        ballot: ballots[usize::from(voter) * 7 % 31 % ballots.len()].to_owned(),
        constituency: Some(u16::from(voter % 3)),
    };
    vote.casts = (0..30).map(cast).collect();
    vote.heads = vec![1, 12, 31];
    vote.manifest.roll = None;
    vote.manifest.ballot = Form { kind, ..Form::APPROVAL };
    vote.manifest.budget = method.budget();
    vote.manifest.rule.method = method;
    vote
}

#[test]
fn the_verifier_in_python_is_short_enough_to_be_read() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("docs/verify.py");
    assert!(fs::read_to_string(script).unwrap().lines().count() <= 200);
}

#[test]
fn both_verifiers_find_every_kind_of_vote_sound() {
    let seats = NonZeroU32::new(2).unwrap();
    let most_voted = || Method::MostVoted(MostVoted { seats, minimum_score: None });
    let approvals = ["1", "2", "3", "1,2", "1,3", "2,3", "1,2,3", ""];
    let points = ["1:3", "2:1,3:2", "1:-1,2:0", "3:5", "1:1,2:1,3:1", ""];
    let rankings = [">1", ">2>1", ">3>1>2", ">2>3", ""];
    let kinds: [(Kind, &[&str]); 3] =
        [(Kind::Approval, &approvals), (Kind::Points, &points), (Kind::Ranking, &rankings)];
    let methods = [
        greedy(Utility::Cost, Misfit::Skip),
        greedy(Utility::Cardinality, Misfit::Stop),
        most_voted(),
        shares(Utility::Cost, Start::Exact, None, false),
        shares(Utility::Cardinality, Start::Integral, Some(Stop::Exhaustive), false),
        shares(Utility::Cost, Start::Exact, Some(Stop::LastFeasible), true),
    ];
    for (kind, ballots) in kinds {
        for (number, method) in methods.iter().enumerate() {
            let mut vote = vote(kind, method.clone(), ballots);
            if number % 2 == 1 {
                (vote.manifest.lot, vote.seed) = (None, None);
                vote.manifest.rule.ties = TieOrder::Lexicographic;
                vote.manifest.rule.rank_points = RankPoints::Positional { places: 3 };
                vote.struck = vec![2];
            }
            let archive = vote.archive();
            assert!(is_sound(&archive, &Anchor::default()), "{kind:?} {method:?}");
            let (code, text) = python(&format!("sound-{kind:?}-{number}"), &archive, &[]);
            assert_eq!(code, 0, "{kind:?} {method:?}\n{text}\n{archive}");
        }
    }
}

#[test]
fn what_the_verifier_in_python_cannot_count_it_says() {
    let phragmen = Method::Phragmen(Phragmen { budget: money(100_000) });
    for (name, method) in [("phragmen", phragmen), ("schulze", Method::Schulze)] {
        let archive = vote(Kind::Approval, method, &["1", "2,3"]).archive();
        let (code, text) = python(name, &archive, &[]);
        assert_eq!(code, 2, "{text}");
        assert!(text.contains("NOT COUNTED"), "{text}");
    }
}

#[test]
fn both_verifiers_compare_with_what_is_known_from_elsewhere() {
    let vote = sample::vote();
    let (archive, heads) = (vote.archive(), vote.signed_heads());
    let election = election_id(&vote.manifest.text().unwrap()).to_string();
    let head = file("head", &heads[1]);
    let known = ["--election", &election, "--head", head.to_str().unwrap()];
    let (code, text) = python("known", &archive, &known);
    assert_eq!(code, 0, "{text}");
    let mut fork = vote.clone();
    "3".clone_into(&mut fork.casts[0].ballot);
    let (code, text) = python("forked", &fork.archive(), &known);
    assert_eq!(code, 1, "{text}");
    fork.manifest.k = 1;
    let (code, text) = python("other", &fork.archive(), &["--election", &election]);
    assert_eq!(code, 1, "{text}");
    fs::remove_file(head).unwrap();
}

#[test]
fn both_verifiers_find_tampering() {
    let archive = sample::vote().archive();
    let lines: Vec<&str> = archive.split_inclusive('\n').collect();
    for place in 0..lines.len() {
        let mut dropped = lines.clone();
        dropped.remove(place);
        let mut doubled = lines.clone();
        doubled.insert(place, lines[place]);
        let mut flipped = archive.clone().into_bytes();
        let at = lines[..place].concat().len() + lines[place].len() / 2;
        flipped[at] = if flipped[at] == b'1' { b'2' } else { b'1' };
        let flipped = String::from_utf8_lossy(&flipped).into_owned();
        for (kind, changed) in
            [("dropped", dropped.concat()), ("doubled", doubled.concat()), ("flipped", flipped)]
        {
            assert!(!is_sound(&changed, &Anchor::default()), "{kind} {place}");
            let (code, text) = python(&format!("{kind}-{place}"), &changed, &[]);
            assert_eq!(code, 1, "{kind} {place}: {text}\n{changed}");
        }
    }
}
