use super::*;
use crate::sample;

#[test]
fn an_archive_reads_back_as_it_was_written() {
    let text = sample::vote().archive();
    let archive = Archive::read(text.as_bytes()).unwrap();
    assert_eq!(archive.leaves.len(), 9);
    assert_eq!(archive.openings.len(), 6);
    let replaced: Vec<u64> = archive.superseded.iter().map(|opening| opening.index).collect();
    assert_eq!(replaced.len(), 2);
    assert!(replaced.contains(&1) && replaced.contains(&3), "{replaced:?}");
    assert_eq!(archive.findings.seed.as_deref(), Some(sample::SEED));
}

#[test]
fn a_small_constituency_is_not_named_and_cannot_be_found_by_subtracting() {
    // Of citizens two ballots count, of the third sector two, of bodies one; k is two.
    let text = sample::vote().archive();
    let archive = Archive::read(text.as_bytes()).unwrap();
    let named: Vec<u16> = archive.openings.iter().filter_map(|opening| opening.constituency).collect();
    assert_eq!(named, [1, 1]);
}

#[test]
fn no_archive_names_a_constituency_below_k_nor_anything_else_about_a_person() {
    for code in 0..4_u32.pow(5) {
        let mut vote = sample::vote();
        vote.casts.truncate(5);
        vote.heads = vec![6];
        for (place, cast) in (0..).zip(&mut vote.casts) {
            cast.voter = u8::try_from(place).unwrap();
            let of = u16::try_from(code / 4_u32.pow(place) % 4).unwrap();
            cast.constituency = (of < 3).then_some(of);
        }
        let text = vote.archive();
        let archive = Archive::read(text.as_bytes()).unwrap();
        let mut ballots = [0; 4];
        for opening in &archive.openings {
            ballots[usize::from(opening.constituency.unwrap_or(3))] += 1;
        }
        let small = ballots.iter().filter(|count| (1..2).contains(*count)).count();
        assert_eq!(small, 0, "{ballots:?}");
        let fields = |line: &str| serde_json::from_str::<Vec<Value>>(line).map_or(0, |all| all.len());
        assert!(
            text.lines().all(|line| [0, 5].contains(&fields(line))),
            "an opening has five fields and no more"
        );
    }
}

#[test]
fn what_is_no_archive_is_refused_with_the_line() {
    let text = sample::vote().archive();
    let missing: String = text.lines().skip(1).map(|line| format!("{line}\n")).collect();
    let leaves = text.replace("\"leaves\":9", "\"leaves\":18446744073709551615");
    let cases = [
        ("", 1),
        (&missing, 1),
        (text.trim_end(), 23),
        (&format!("{text}\n"), 24),
        (&leaves, 11),
        (&text.replace(FORMAT, "v2"), 1),
    ];
    for (text, line) in cases {
        assert_eq!(Archive::read(text.as_bytes()).err(), Some(ReadError(line)));
    }
    assert_eq!(Archive::read(b"\xff").err(), Some(ReadError(1)));
}

#[test]
fn only_the_log_itself_writes_its_archive_and_only_with_the_promised_seed() {
    let vote = sample::vote();
    let (manifest, entries, heads) = (vote.manifest.text().unwrap(), vote.entries(), vote.signed_heads());
    let parts = Parts {
        manifest: &manifest,
        entries: &entries,
        heads: &heads,
        seed: Some(sample::SEED),
        struck: &[],
        withheld: &[],
    };
    let other = crate::note::Signer::new("example.org/record/b1", &[1; 32]).unwrap();
    assert_eq!(Archive::write(&parts, &other), Err(WriteError::OtherLog));
    let error = |parts: Parts<'_>| Archive::write(&parts, &sample::log()).err();
    assert_eq!(error(Parts { seed: Some("another"), ..parts }), Some(WriteError::Seed));
    assert_eq!(error(Parts { struck: &[4], ..parts }), Some(WriteError::Struck));
    let foreign = [Entry { constituency: Some(3), ..entries[0] }];
    assert_eq!(error(Parts { entries: &foreign, ..parts }), Some(WriteError::Constituency));
    let unreadable = [Entry { ballot: "3,1", ..entries[0] }];
    assert_eq!(error(Parts { entries: &unreadable, ..parts }), Some(WriteError::Ballot));
    assert_eq!(error(Parts { withheld: &[1], ..parts }), None);
}
