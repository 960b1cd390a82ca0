use super::*;
use crate::digest::Bytes;
use proptest::prelude::*;

/// The leaves and roots of the reference implementation of certificate transparency (`merkle_tree_test`).
const LEAVES: [&[u8]; 8] = [
    b"",
    &[0x00],
    &[0x10],
    &[0x20, 0x21],
    &[0x30, 0x31],
    &[0x40, 0x41, 0x42, 0x43],
    &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
];
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn hashes(texts: &[&str]) -> Vec<Hash> {
    texts.iter().map(|text| Hash::from_hex(text).unwrap()).collect()
}

/// The definition, word for word.
fn naive(leaves: &[Vec<u8>]) -> Hash {
    match leaves {
        [] => empty(),
        [one] => leaf(one),
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            node(&naive(left), &naive(right))
        }
    }
}

#[test]
fn roots_are_those_of_the_reference_implementation() {
    let tree = Tree::of(LEAVES);
    let mut frontier = Frontier::new();
    for (size, root) in (0..).zip(ROOTS) {
        assert_eq!(tree.root(size).unwrap().to_string(), root);
        assert_eq!(frontier.root().to_string(), root);
        if let Some(data) = LEAVES.get(usize::try_from(size).unwrap()) {
            assert_eq!(frontier.append(data), size);
        }
    }
    assert_eq!(tree.root(9), None);
}

#[test]
fn proofs_are_those_of_the_reference_implementation() {
    let tree = Tree::of(LEAVES);
    assert_eq!(tree.inclusion(0, 1), Some(Vec::new()));
    let first = [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ];
    assert_eq!(tree.inclusion(0, 8), Some(hashes(&first)));
    let sixth = [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    assert_eq!(tree.inclusion(5, 8), Some(hashes(&sixth)));
    assert_eq!(tree.consistency(1, 1), Some(Vec::new()));
    assert_eq!(tree.consistency(1, 8), Some(hashes(&first)));
    let from_six = [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    assert_eq!(tree.consistency(6, 8), Some(hashes(&from_six)));
}

#[test]
fn every_proof_of_every_small_tree_proves_and_no_changed_one_does() {
    let leaves: Vec<Vec<u8>> = (0..34_u8).map(|number| vec![number]).collect();
    let tree = Tree::of(leaves.iter().map(Vec::as_slice));
    for new in 1..=34_u64 {
        let root = tree.root(new).unwrap();
        assert_eq!(root, naive(&leaves[..usize::try_from(new).unwrap()]));
        for index in 0..new {
            let hash = leaf(&leaves[usize::try_from(index).unwrap()]);
            let proof = tree.inclusion(index, new).unwrap();
            assert_eq!(verify_inclusion(&hash, index, new, &proof, &root), Ok(()));
            for other in (0..new).filter(|other| *other != index) {
                assert_eq!(verify_inclusion(&hash, other, new, &proof, &root), Err(ProofError));
            }
            for broken in broken(&proof) {
                assert_eq!(verify_inclusion(&hash, index, new, &broken, &root), Err(ProofError));
            }
        }
        for old in 1..=new {
            let old_root = tree.root(old).unwrap();
            let proof = tree.consistency(old, new).unwrap();
            assert_eq!(verify_consistency(old, &old_root, new, &root, &proof), Ok(()), "{old} {new}");
            for broken in broken(&proof) {
                assert!(verify_consistency(old, &old_root, new, &root, &broken).is_err(), "{old} {new}");
            }
            let forked = Bytes([9; 32]);
            assert!(verify_consistency(old, &forked, new, &root, &proof).is_err());
            assert!(verify_consistency(old, &old_root, new, &forked, &proof).is_err());
        }
    }
}

/// The proof with one step changed, missing or too many.
fn broken(proof: &[Hash]) -> Vec<Vec<Hash>> {
    let changed = |place: usize| {
        let mut steps = proof.to_vec();
        steps[place].0[7] ^= 1;
        steps
    };
    let mut all: Vec<Vec<Hash>> = (0..proof.len()).map(changed).collect();
    all.push([proof, &[Bytes([0; 32])]].concat());
    if let [rest @ .., _] = proof {
        all.push(rest.to_vec());
    }
    all
}

proptest! {
    #[test]
    fn a_frontier_put_away_and_taken_up_again_goes_on_alike(
        leaves in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..4), 0..150),
        at in any::<proptest::sample::Index>(),
    ) {
        let mut frontier = Frontier::new();
        let stop = at.index(leaves.len() + 1);
        for (place, data) in leaves.iter().enumerate() {
            if place == stop {
                frontier = Frontier::restore(frontier.size(), frontier.peaks().to_vec()).unwrap();
            }
            frontier.append(data);
        }
        prop_assert_eq!(frontier.root(), naive(&leaves));
        prop_assert!(Frontier::restore(frontier.size() + 1, vec![]).is_none());
    }
}
