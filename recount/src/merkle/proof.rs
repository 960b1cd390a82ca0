use super::node;
use crate::digest::Hash;

/// A proof does not prove what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the proof does not lead from the one hash to the other")]
pub struct ProofError;

/// Checks that a leaf with this hash stands at `index` in the tree with this root (RFC 9162, 2.1.3.2).
pub fn verify_inclusion(
    leaf: &Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: &Hash,
) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError);
    }
    let (mut place, mut last) = (index, size - 1);
    let mut hash = *leaf;
    for step in proof {
        if last == 0 {
            return Err(ProofError);
        }
        if place % 2 == 1 || place == last {
            hash = node(step, &hash);
            while place % 2 == 0 && place > 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            hash = node(&hash, step);
        }
        place >>= 1;
        last >>= 1;
    }
    if last == 0 && hash == *root { Ok(()) } else { Err(ProofError) }
}

/// Checks that the tree of `new` leaves begins with all leaves of the tree of `old` ones (RFC 9162, 2.1.4.2).
pub fn verify_consistency(
    old: u64,
    old_root: &Hash,
    new: u64,
    new_root: &Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    if old == new {
        return if proof.is_empty() && old_root == new_root { Ok(()) } else { Err(ProofError) };
    }
    if old == 0 || old > new {
        return Err(ProofError);
    }
    let mut steps = proof.iter();
    let mut first = if old.is_power_of_two() { *old_root } else { *steps.next().ok_or(ProofError)? };
    let mut second = first;
    let (mut place, mut last) = (old - 1, new - 1);
    while place % 2 == 1 {
        place >>= 1;
        last >>= 1;
    }
    for step in steps {
        if last == 0 {
            return Err(ProofError);
        }
        if place % 2 == 1 || place == last {
            first = node(step, &first);
            second = node(step, &second);
            while place % 2 == 0 && place > 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            second = node(&second, step);
        }
        place >>= 1;
        last >>= 1;
    }
    if last == 0 && first == *old_root && second == *new_root { Ok(()) } else { Err(ProofError) }
}
