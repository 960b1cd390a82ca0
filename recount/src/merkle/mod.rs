//! The Merkle tree of RFC 6962: one hash that stands for all leaves in their order, short proofs that a leaf is under
//! it, and short proofs that a later tree only continues an earlier one.

mod frontier;
mod proof;
#[cfg(test)]
mod tests;
mod tree;

pub use frontier::Frontier;
pub use proof::{ProofError, verify_consistency, verify_inclusion};
pub use tree::Tree;

use crate::digest::{Hash, sha256};

/// The hash of a leaf; its prefix tells it from that of two hashes.
pub fn leaf(data: &[u8]) -> Hash {
    sha256(&[&[0], data])
}

/// The hash over two subtrees.
pub fn node(left: &Hash, right: &Hash) -> Hash {
    sha256(&[&[1], left.as_slice(), right.as_slice()])
}

/// The root of a tree without leaves.
pub fn empty() -> Hash {
    sha256(&[])
}

/// The largest power of two below a size of at least two: so many leaves are on the left.
const fn split(size: u64) -> u64 {
    1 << (u64::BITS - 1 - (size - 1).leading_zeros())
}
