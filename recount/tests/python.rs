//! `docs/verify.py`, which shares no code with this crate, agrees with it: on sound archives of every kind of ballot and
//! every rule, and on archives that were tampered with.
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
use recount::manifest::{Choice, election_id};
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

/// Every method, in every variant that changes how it counts.
fn methods() -> Vec<Method> {
    let budget = money(100_000);
    let greedy = |utility, misfit, minimum_score| {
        let exclusive = vec![vec!["garden".into(), "bus".into()], vec!["bus".into(), "well".into()]];
        Method::Greedy(Greedy { budget, utility, misfit, minimum_score, exclusive })
    };
    let shares = |utility, start, stop: Option<(i64, Stop)>, fill_up, comparison| {
        let add1 = stop.map(|(step, stop)| Add1 { step: money(step), stop });
        Method::EqualShares(EqualShares { budget, utility, start, add1, fill_up, comparison })
    };
    let seats = NonZeroU32::new(2).unwrap();
    let (cost, cardinality) = (Utility::Cost, Utility::Cardinality);
    let (exact, integral) = (Start::Exact, Start::Integral);
    let (exhaustive, last) = (Some((100, Stop::Exhaustive)), Some((100, Stop::LastFeasible)));
    vec![
        greedy(cost, Misfit::Skip, None),
        greedy(cardinality, Misfit::Stop, Some(2)),
        Method::MostVoted(MostVoted { seats, minimum_score: None }),
        shares(cost, exact, None, false, Comparison::None),
        shares(cardinality, integral, exhaustive, false, Comparison::None),
        shares(cost, integral, last, true, Comparison::None),
        shares(cardinality, exact, Some((33, Stop::LastFeasible)), true, Comparison::Satisfaction),
        shares(cost, exact, None, false, Comparison::Satisfaction),
        Method::Phragmen(Phragmen { budget }),
        Method::InstantRunoff,
        Method::Schulze,
    ]
}

/// A small vote in which ties abound: few costs, few voters, few points. One seed draws one vote.
fn drawn(seed: u64, kind: Kind, method: Method) -> Vote {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut below = move |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % limit
    };
    let mut vote = sample::vote();
    let kept = vote.manifest.options[0].clone();
    let names = ["garden", "kitchen", "bus", "well", "\u{e8}"];
    let costs = [0, 20_000, 30_000, 30_000, 60_000, 120_000];
    let options = 2 + below(names.len() - 1);
    let mut option = |(number, id): (u16, &&str)| {
        let cost = money(costs[below(costs.len())]);
        Choice { number, id: (*id).to_owned(), cost, ..kept.clone() }
    };
    vote.manifest.options = (1..).zip(&names[..options]).map(&mut option).collect();
    let mut ballot = || {
        let mut marked: Vec<usize> = (1..=options).filter(|_| below(2) == 0).collect();
        if kind == Kind::Ranking {
            (0..marked.len()).for_each(|place| marked.swap(place, below(options) % (place + 1)));
        }
        let written = marked.iter().map(|number| match kind {
            Kind::Approval => format!("{number}"),
            Kind::Points => format!("{number}:{}", [1, 1, 2, 3, 0, -1][below(6)]),
            Kind::Ranking => format!(">{number}"),
        });
        written.collect::<Vec<_>>().join(if kind == Kind::Ranking { "" } else { "," })
    };
    let cast =
        |voter: u8| Cast { voter: voter % 11, ballot: ballot(), constituency: Some(u16::from(voter % 3)) };
    vote.casts = (0..14).map(cast).collect();
    vote.heads = vec![1, 7, 15];
    vote.manifest.roll = None;
    vote.manifest.ballot = Form { kind, ..Form::APPROVAL };
    vote.manifest.budget = method.budget();
    vote.manifest.rule.method = method;
    if seed % 2 == 1 {
        (vote.manifest.lot, vote.seed) = (None, None);
        vote.manifest.rule.ties = TieOrder::Lexicographic;
        vote.manifest.rule.rank_points = RankPoints::Positional { places: 3 };
        vote.struck = vec![2];
    }
    vote
}

#[test]
fn the_verifier_in_python_is_short_enough_to_be_read() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("docs/verify.py");
    assert!(fs::read_to_string(script).unwrap().lines().count() <= 200);
}

#[test]
fn both_verifiers_find_the_same_winners_by_every_rule() {
    for (number, method) in (0..).zip(methods()) {
        for (place, kind) in (0..).zip([Kind::Approval, Kind::Points, Kind::Ranking]) {
            let seed = number * 3 + place;
            let archive = drawn(seed, kind, method.clone()).archive();
            assert!(is_sound(&archive, &Anchor::default()), "{kind:?} {method:?}");
            let (code, text) = python(&format!("drawn-{seed}"), &archive, &[]);
            assert_eq!(code, 0, "{kind:?} {method:?}\n{text}\n{archive}");
        }
    }
}

#[test]
fn what_the_verifier_in_python_cannot_count_it_says() {
    let rule = r#"{"method": "by_dice", "rank_points": "borda", "ties": "lexicographic"}"#;
    let count = format!("import verify; assert verify.counted({{}}, {{}}, {rule}) == ({{}}, None)");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("docs");
    let run = Command::new("python3").args(["-B", "-c", &count]).current_dir(script).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
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
