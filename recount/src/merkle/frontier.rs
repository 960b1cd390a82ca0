use super::{empty, leaf, node};
use crate::digest::Hash;

/// The right edge of a tree: all that is needed to append leaves and to know the root, at most one hash for each bit
/// of the size. A server keeps it beside the leaves instead of reading them again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// The roots of the complete subtrees from left to right, one for each bit of the size that is set.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// A tree without leaves.
    pub const fn new() -> Self {
        Self { size: 0, peaks: Vec::new() }
    }

    /// What [`Frontier::size`] and [`Frontier::peaks`] gave; `None` where they do not belong together.
    pub fn restore(size: u64, peaks: Vec<Hash>) -> Option<Self> {
        (size.count_ones() as usize == peaks.len()).then_some(Self { size, peaks })
    }

    /// How many leaves the tree has.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The roots of the complete subtrees from left to right.
    pub fn peaks(&self) -> &[Hash] {
        &self.peaks
    }

    /// Appends a leaf and says at which index it stands.
    pub fn append(&mut self, data: &[u8]) -> u64 {
        let mut hash = leaf(data);
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                hash = node(&left, &hash);
            }
        }
        self.peaks.push(hash);
        self.size += 1;
        self.size - 1
    }

    /// The root over all leaves so far.
    pub fn root(&self) -> Hash {
        let from_right = self.peaks.iter().rev().copied();
        from_right.reduce(|right, left| node(&left, &right)).unwrap_or_else(empty)
    }
}
