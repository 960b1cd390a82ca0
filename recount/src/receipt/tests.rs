use super::*;
use crate::digest::Bytes;
use crate::merkle::Tree;
use crate::sample;
use proptest::prelude::*;

fn receipt() -> Receipt {
    Receipt::issue("b1", Bytes([1; 32]), 77, (Bytes([2; 16]), Bytes([3; 32]), "1,3"), &sample::log())
}

/// The receipt that a voter got for casting for the first, the second time and so on.
fn given(voter: u8, cast: usize) -> Receipt {
    let vote = sample::vote();
    let mine = vote.casts.iter().enumerate().filter(|(_, cast)| cast.voter == voter);
    let (place, cast) = mine.map(|(place, cast)| (place, cast.clone())).nth(cast).unwrap();
    let election = election_id(&vote.manifest.text().unwrap());
    let committed = (sample::pid(voter), sample::nonce(place), cast.ballot.as_str());
    Receipt::issue("b1", election, place as u64 + 1, committed, &sample::log())
}

#[test]
fn a_receipt_reads_back_from_every_form() {
    let receipt = receipt();
    assert_eq!(Receipt::from_file(&receipt.to_file()), Ok(receipt.clone()));
    assert_eq!(Receipt::from_compact(&receipt.to_compact()), Ok(receipt.clone()));
    let code = receipt.code();
    assert_eq!(code.to_string().parse(), Ok(code));
    assert_eq!(code.to_string().to_lowercase().replace('-', " ").parse(), Ok(code));
    assert_eq!(code.to_words().parse(), Ok(code));
    assert_eq!(code.to_words().to_uppercase().replace(' ', "-").parse(), Ok(code));
    assert!(code.is_of(77, &receipt.leaf) && !code.is_of(78, &receipt.leaf));
    assert!(receipt.to_compact().len() < 260);
}

#[test]
fn a_word_that_was_misheard_is_noticed() {
    let words = receipt().code().to_words();
    assert_eq!(words.split(' ').map(str::len).collect::<Vec<_>>(), [6; 10]);
    let other = if words.starts_with("ba") { "bo" } else { "ba" };
    let misheard = format!("{other}{}", &words[2..]);
    assert_eq!(misheard.parse::<Code>(), Err(CodeError::Mistake));
    assert_eq!(words[..words.len() - 2].parse::<Code>(), Err(CodeError::Symbols));
}

#[test]
fn it_is_known_at_once_for_which_ballot_a_receipt_stands() {
    let receipt = receipt();
    assert!(receipt.commits_to("1,3") && !receipt.commits_to("1") && !receipt.commits_to(""));
    assert!(!receipt.to_file().contains("1,3"), "the ballot itself is not in it");
    assert!(receipt.is_signed_by(&sample::log().key()));
}

#[test]
fn a_changed_receipt_is_not_signed() {
    let key = sample::log().key();
    let other_leaf = Receipt { leaf: Bytes([0; 32]), ..receipt() };
    let other_index = Receipt { index: 78, ..receipt() };
    let other_vote = Receipt { election: Bytes([0; 32]), ..receipt() };
    for changed in [other_leaf, other_index, other_vote] {
        assert!(!changed.is_signed_by(&key));
    }
}

#[test]
fn an_inclusion_proof_shows_that_the_leaf_is_under_a_head() {
    let (receipt, mut tree) = (receipt(), Tree::default());
    (0..77_u8).for_each(|number| tree.append(&[number]));
    tree.append(receipt.leaf.as_slice());
    tree.append(b"later");
    let head = Head { size: 79, root: tree.root(79).unwrap(), time: 0 };
    assert!(receipt.is_included(&head, &tree.inclusion(77, 79).unwrap()));
    assert!(!receipt.is_included(&head, &tree.inclusion(76, 79).unwrap()));
}

#[test]
fn a_ballot_is_found_or_known_to_be_replaced() {
    let archive = sample::vote().archive();
    let read = Archive::read(archive.as_bytes()).unwrap();
    let key = sample::log().key();
    let find = |voter: u8, cast: usize| given(voter, cast).find(&read, &key);
    assert_eq!(find(0, 0), Ok(Found::Replaced { by: 8, ballot: "2".to_owned() }));
    assert_eq!(find(0, 1), Ok(Found::Counts("2".to_owned())));
    assert_eq!(find(1, 0), Ok(Found::Counts("1,3".to_owned())));
    assert_eq!(find(2, 1), Ok(Found::Withdrawn));
}

#[test]
fn a_log_that_broke_its_promise_is_found_out() {
    let archive = sample::vote().archive();
    let read = Archive::read(archive.as_bytes()).unwrap();
    let log = sample::log();
    let election = election_id(&read.manifest);
    let never_logged = Receipt::issue("b1", election, 3, (Bytes([9; 16]), Bytes([9; 32]), "1"), &log);
    assert_eq!(never_logged.find(&read, &log.key()), Err(Missing::PromiseBroken));
    let beyond = Receipt::issue("b1", election, 300, (Bytes([9; 16]), Bytes([9; 32]), "1"), &log);
    assert_eq!(beyond.find(&read, &log.key()), Err(Missing::PromiseBroken));
    let made_up = Receipt { signature: [0; 64], ..beyond };
    assert_eq!(made_up.find(&read, &log.key()), Err(Missing::NotSigned));
    assert_eq!(receipt().find(&read, &log.key()), Err(Missing::OtherVote));
}

proptest! {
    #[test]
    fn one_or_two_mistaken_symbols_of_a_code_are_noticed(
        places in (0..30_usize, 0..30_usize), symbols in (0..32_usize, 0..32_usize),
    ) {
        let mut symbol: Vec<char> = receipt().code().to_string().replace('-', "").chars().collect();
        let right = symbol.clone();
        let alphabet: Vec<char> = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".chars().collect();
        symbol[places.0] = alphabet[symbols.0];
        symbol[places.1] = alphabet[symbols.1];
        let read = symbol.iter().collect::<String>().parse::<Code>();
        prop_assert_eq!(read.is_ok(), symbol == right);
    }

    #[test]
    fn what_is_no_receipt_is_refused_without_a_panic(text in ".{0,80}", bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let compact = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&bytes);
        prop_assert!(Receipt::from_file(&text).is_err());
        let _ = (Receipt::from_compact(&text), text.parse::<Code>());
        prop_assert_eq!(Receipt::from_compact(&compact).is_ok(), bytes.len() >= 185 && bytes[0] == 1 && std::str::from_utf8(&bytes[185..]).is_ok());
    }
}
