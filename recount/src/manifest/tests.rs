use super::*;
use crate::sample;
use rstest::rstest;

#[test]
fn a_manifest_reads_back_and_has_one_text() {
    let manifest = sample::manifest();
    let text = manifest.text().unwrap();
    assert_eq!(Manifest::read(&text), Ok(manifest));
    assert!(text.starts_with("{\"ballot\":{\"kind\":\"approval\""), "{text}");
    for other in [
        format!(" {text}"),
        text.replace("\"k\":2", "\"k\":2,\"l\":1"),
        text.replace("\"k\":2,", "\"k\":2.0,"),
    ] {
        assert!(Manifest::read(&other).is_err(), "{other}");
    }
}

#[test]
fn the_name_of_a_vote_is_the_hash_of_its_manifest() {
    // FIPS 180-2.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(election_id("abc").to_string(), abc);
}

#[rstest]
#[case(|manifest: &mut Manifest| manifest.format = "v2".into(), ManifestError::Form)]
#[case(|manifest: &mut Manifest| manifest.options[0].number = 2, ManifestError::Options)]
#[case(|manifest: &mut Manifest| manifest.options[0].id = manifest.options[1].id.clone(), ManifestError::Options)]
#[case(|manifest: &mut Manifest| manifest.budget = None, ManifestError::Budget)]
#[case(|manifest: &mut Manifest| manifest.closes = manifest.opens, ManifestError::Times)]
#[case(|manifest: &mut Manifest| manifest.log = "x".into(), ManifestError::Key)]
#[case(|manifest: &mut Manifest| manifest.lot = None, ManifestError::Lot)]
#[case(|manifest: &mut Manifest| manifest.rule.ties = TieOrder::Lexicographic, ManifestError::Lot)]
#[case(|manifest: &mut Manifest| manifest.roll = Some(1 << 53), ManifestError::Number)]
fn what_does_not_fit_together_is_refused(#[case] spoil: fn(&mut Manifest), #[case] expected: ManifestError) {
    let mut manifest = sample::manifest();
    spoil(&mut manifest);
    assert_eq!(manifest.text(), Err(expected));
}

#[test]
fn only_the_seed_that_was_committed_to_completes_the_rule() {
    let mut manifest = sample::manifest();
    let rule = manifest.rule(Some(sample::SEED)).unwrap();
    assert_eq!(rule.ties, TieOrder::CostVotesLot { seed: LotSeed(sample::SEED.into()) });
    assert_eq!((manifest.rule(Some("another")), manifest.rule(None)), (None, None));
    manifest.lot = None;
    manifest.rule = rule.clone();
    assert_eq!((manifest.rule(None), manifest.rule(Some(sample::SEED))), (Some(rule), None));
}
