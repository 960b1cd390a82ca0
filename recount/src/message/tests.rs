use super::*;
use crate::digest::{Bytes, Hash};
use crate::manifest::election_id;
use crate::sample;
use crate::{Anchor, verify};
use std::ops::ControlFlow;

/// The receipt for what was cast at this place.
fn receipt(place: usize) -> Receipt {
    let vote = sample::vote();
    let cast = &vote.casts[place];
    issue(election_id(&vote.manifest.text().unwrap()), place, &cast.ballot, cast.voter)
}

fn issue(election: Hash, place: usize, ballot: &str, voter: u8) -> Receipt {
    let committed = (sample::pid(voter), sample::nonce(place), ballot);
    Receipt::issue("b1", election, place as u64 + 1, committed, &sample::log())
}

fn looked_up(typed: &str) -> Answer {
    find(sample::vote().archive().as_bytes(), typed)
}

fn titles(answer: &Answer) -> Vec<&str> {
    match answer {
        Answer::Counts(marks) | Answer::Replaced(marks) => {
            marks.iter().map(|mark| mark.title.as_str()).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn a_ballot_is_found_by_code_link_and_file() {
    let receipt = receipt(1);
    let link = format!("https://example.org/it/boards/b1/recount#{}", receipt.to_compact());
    for typed in [receipt.code().to_string(), receipt.to_compact(), link, receipt.to_file()] {
        let answer = looked_up(&format!(" {typed}\n"));
        assert!(matches!(answer, Answer::Counts(_)), "{typed}: {answer:?}");
        let titles = titles(&answer);
        assert!(titles.len() == 2 && titles.iter().any(|title| title.starts_with("Option 1")), "{titles:?}");
    }
}

#[test]
fn what_became_of_a_ballot_is_the_same_by_code_and_by_link() {
    for (place, number) in [(0, 1), (2, 0), (6, 0), (7, 1)] {
        let receipt = receipt(place);
        let answer = looked_up(&receipt.to_compact());
        assert_eq!(looked_up(&receipt.code().to_string()), answer);
        assert_eq!(titles(&answer).len(), number, "{answer:?}");
    }
    assert!(matches!(looked_up(&receipt(0).to_compact()), Answer::Replaced(_)));
    assert_eq!(looked_up(&receipt(2).to_compact()), Answer::Replaced(Vec::new()));
    assert_eq!(looked_up(&receipt(6).to_compact()), Answer::Withdrawn);
}

#[test]
fn what_is_not_a_receipt_of_this_vote_is_told_apart() {
    let elsewhere = issue(Bytes([5; 32]), 0, "1", 0);
    assert_eq!(looked_up(&elsewhere.to_compact()), Answer::OtherVote);
    assert_eq!(looked_up(&elsewhere.code().to_string()), Answer::NoSuchCode);
    let made_up = Receipt { signature: [0; 64], ..receipt(0) };
    assert_eq!(looked_up(&made_up.to_file()), Answer::NotSigned);
    let never_logged = issue(receipt(0).election, 3, "1,2,3", 3);
    assert_eq!(looked_up(&never_logged.to_compact()), Answer::PromiseBroken);
    let code = receipt(0).code().to_string();
    let other = if code.starts_with('Q') { "P" } else { "Q" };
    assert_eq!(looked_up(&format!("{other}{}", &code[1..])), Answer::Mistyped);
    for typed in ["", "ciao", "#", "{}"] {
        assert_eq!(looked_up(typed), Answer::NoReceipt, "{typed}");
    }
    assert_eq!(find(b"no archive", &code), Answer::NoArchive);
}

#[test]
fn a_report_is_told_in_short() {
    let archive = sample::vote().archive();
    let report = verify(archive.as_bytes(), &Anchor::default(), |_| ControlFlow::Continue(())).unwrap();
    let told = Recounted::from(report);
    assert_eq!(told.sums, Some(Sums { counted: 5, withdrawn: 1, replaced: 2, heads: 3 }));
    let ids: Vec<String> = told.winners.unwrap().into_iter().map(|winner| winner.id).collect();
    assert_eq!(ids, ["kitchen", "bus"]);
    assert!(told.checks.iter().all(|(_, end)| matches!(end, End::Passed | End::NothingToCompare)));
    let changed = archive.replacen("\"1,3\"", "\"1,2\"", 1);
    let report = verify(changed.as_bytes(), &Anchor::default(), |_| ControlFlow::Continue(())).unwrap();
    assert!(
        Recounted::from(report)
            .checks
            .iter()
            .any(|(_, end)| matches!(end, End::Failed(why) if !why.is_empty()))
    );
}

#[test]
fn progress_goes_from_nothing_to_everything() {
    let mut told = Vec::new();
    let archive = sample::vote().archive();
    let _ = verify(archive.as_bytes(), &Anchor::default(), |progress| {
        let Told::Checking { percent, .. } = Told::from(progress) else { unreachable!() };
        told.push(percent);
        ControlFlow::Continue(())
    });
    assert!(told.is_sorted() && told[0] == 0 && told.last() == Some(&100), "{told:?}");
}
