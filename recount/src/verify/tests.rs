use super::*;
use crate::digest::Bytes;
use crate::head::Head;
use crate::note::Signer;
use crate::sample::{self, CLOSES, Vote};
use rstest::rstest;

fn report(archive: &str, anchor: &Anchor) -> Report {
    verify(archive.as_bytes(), anchor, |_| ControlFlow::Continue(())).unwrap()
}

fn first_fault(report: &Report) -> Option<(Check, Fault)> {
    report.checks.iter().find_map(|(check, verdict)| match verdict {
        Verdict::Failed(fault) => Some((*check, *fault)),
        _ => None,
    })
}

#[test]
fn a_sound_archive_tells_what_is_in_it() {
    let report = report(&sample::vote().archive(), &Anchor::default());
    assert_eq!(first_fault(&report), None);
    assert_eq!(report.checks.iter().map(|(check, _)| *check).collect::<Vec<_>>(), Check::ALL);
    assert_eq!(report.verdict(Check::Anchor), Verdict::NothingToCompare);
    let facts = report.facts.unwrap();
    assert_eq!((facts.leaves, facts.counted, facts.withdrawn, facts.superseded), (9, 5, 1, 2));
    let winners: Vec<String> =
        report.outcome.unwrap().winners.iter().map(|winner| winner.project.to_string()).collect();
    assert_eq!(winners, ["kitchen", "bus"]);
}

#[test]
fn vote_and_key_known_from_elsewhere_are_compared() {
    let archive = sample::vote().archive();
    let election = election_id(&sample::manifest().text().unwrap());
    let key = sample::log().key();
    let known = Anchor { election: Some(election), key: Some(key), heads: Vec::new() };
    assert_eq!(report(&archive, &known).verdict(Check::Anchor), Verdict::Passed);
    let other = Anchor { election: Some(Bytes([0; 32])), ..known.clone() };
    assert_eq!(first_fault(&report(&archive, &other)), Some((Check::Anchor, Fault::OtherVote)));
    let other = Anchor { key: Some(Signer::new("x", &[1; 32]).unwrap().key()), ..known };
    assert_eq!(first_fault(&report(&archive, &other)), Some((Check::Anchor, Fault::OtherKey)));
}

#[test]
fn without_an_anchor_a_whole_archive_made_anew_looks_as_good() {
    let mut other = sample::vote();
    other.casts.truncate(3);
    other.heads = vec![4];
    assert!(report(&other.archive(), &Anchor::default()).is_sound(), "nobody can tell, so the check says so");
    let kept = Anchor { heads: sample::vote().signed_heads(), ..Anchor::default() };
    let fault = Fault::Rewritten { place: 2 };
    assert_eq!(first_fault(&report(&other.archive(), &kept)), Some((Check::EarlierHeads, fault)));
}

#[test]
fn heads_that_others_kept_are_compared_also_between_those_of_the_archive() {
    let vote = sample::vote();
    let all = Vote { heads: (1..=9).collect(), ..vote.clone() };
    let mut kept = Anchor { heads: all.signed_heads(), ..Anchor::default() };
    let sound = report(&vote.archive(), &kept);
    assert_eq!(sound.verdict(Check::EarlierHeads), Verdict::Passed);
    let forked = Head { size: 4, root: Bytes([1; 32]), time: sample::OPENS };
    kept.heads.push(forked.sign(&sample::log()));
    let fault = Fault::Rewritten { place: 10 };
    assert_eq!(first_fault(&report(&vote.archive(), &kept)), Some((Check::EarlierHeads, fault)));
}

#[test]
fn a_log_that_goes_on_after_the_closing_is_noticed() {
    let (vote, log) = (sample::vote(), sample::log());
    let head = |size: u64, time: u64| Head { size, root: vote.tree().root(size).unwrap(), time }.sign(&log);
    let (text, entries) = (vote.manifest.text().unwrap(), vote.entries());
    let archive = |heads: &[String]| {
        let parts = crate::archive::Parts {
            manifest: &text,
            entries: &entries,
            heads,
            seed: Some(sample::SEED),
            struck: &[],
            withheld: &[],
        };
        Archive::write(&parts, &log).unwrap()
    };
    let fault = |heads: &[String]| first_fault(&report(&archive(heads), &Anchor::default()));
    assert_eq!(fault(&[head(9, CLOSES)]), None);
    assert_eq!(fault(&[head(9, CLOSES - 1)]), Some((Check::Closing, Fault::NotClosed)));
    assert_eq!(fault(&[head(8, CLOSES)]), Some((Check::Closing, Fault::NotCovered)));
    assert_eq!(fault(&[head(8, CLOSES), head(9, CLOSES)]), Some((Check::Closing, Fault::AddedAfterClosing)));
    let back = Fault::HeadWentBack { place: 2 };
    assert_eq!(fault(&[head(9, CLOSES), head(8, CLOSES)]), Some((Check::Heads, back)));
    assert_eq!(fault(&[]), Some((Check::Heads, Fault::NoHead)));
    let later = Anchor { heads: vec![head(8, CLOSES + 9)], ..Anchor::default() };
    let fault = first_fault(&report(&archive(&[head(9, CLOSES)]), &later));
    assert_eq!(fault, Some((Check::EarlierHeads, Fault::Rewritten { place: 1 })));
}

#[rstest]
#[case("9", Fault::Ballot { index: 2 })]
#[case("1,1", Fault::Ballot { index: 2 })]
#[case(">1", Fault::Ballot { index: 2 })]
fn a_ballot_that_could_not_be_cast_is_noticed(#[case] ballot: &str, #[case] fault: Fault) {
    // The writer refuses such a ballot, so it is taken off while writing and put back: only the check is of interest.
    let manifest = sample::manifest();
    let slate = manifest.slate(&[]).unwrap();
    assert!(slate.read(ballot, &manifest.ballot).is_none());
    let archive = sample::vote().archive();
    let mut read = Archive::read(archive.as_bytes()).unwrap();
    let second = read.openings.iter_mut().find(|opening| opening.index == 2).unwrap();
    second.ballot = ballot;
    let mut cut = |_| ControlFlow::Continue(());
    let mut ticker = Ticker { progress: &mut cut, check: Check::Ballots, total: 1 };
    assert_eq!(ballots::forms(&read, &manifest, &mut ticker), failed(fault));
}

#[test]
fn more_voters_than_may_vote_are_noticed() {
    let mut vote = sample::vote();
    vote.manifest.roll = Some(5);
    let fault = first_fault(&report(&vote.archive(), &Anchor::default()));
    assert_eq!(fault, Some((Check::People, Fault::MoreThanRoll)));
}

#[test]
fn an_option_taken_off_the_ballot_is_left_out_of_the_count_and_told() {
    let vote = Vote { struck: vec![2], ..sample::vote() };
    let report = report(&vote.archive(), &Anchor::default());
    assert!(report.is_sound());
    assert_eq!(report.facts.unwrap().struck, [2]);
    assert!(report.outcome.unwrap().winners.iter().all(|winner| winner.project.as_str() != "kitchen"));
}

#[test]
fn verifying_can_be_ended_at_any_moment_and_tells_how_far_it_is() {
    let archive = sample::vote().archive();
    let mut seen = Vec::new();
    verify(archive.as_bytes(), &Anchor::default(), |progress| {
        seen.push(progress.check);
        ControlFlow::Continue(())
    });
    assert!(seen.is_sorted());
    for end in 0..seen.len() {
        let mut calls = 0;
        let ended = verify(archive.as_bytes(), &Anchor::default(), |_| {
            calls += 1;
            if calls > end { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(ended.is_none());
    }
}

#[test]
fn what_is_no_archive_fails_the_first_check_and_reaches_no_other() {
    let report = report("nonsense", &Anchor::default());
    assert!(!report.is_sound());
    assert!(matches!(report.verdict(Check::Form), Verdict::Failed(Fault::Unreadable(_))));
    assert!(report.checks[1..].iter().all(|(_, verdict)| *verdict == Verdict::NotReached));
    assert_eq!(report.checks.len(), Check::ALL.len());
}
