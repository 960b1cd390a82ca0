use super::{empty, leaf, node, split};
use crate::digest::Hash;

/// A tree that is held whole, to give proofs: 64 bytes for each leaf.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// The roots of all complete subtrees, those of one leaf first, then those of two, of four and so on.
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// A tree over these leaves.
    pub fn of<'a>(leaves: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut tree = Self::default();
        for data in leaves {
            tree.append(data);
        }
        tree
    }

    /// How many leaves there are.
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// Appends a leaf.
    pub fn append(&mut self, data: &[u8]) {
        let mut hash = leaf(data);
        for level in 0.. {
            if level == self.levels.len() {
                self.levels.push(Vec::new());
            }
            let row = &mut self.levels[level];
            row.push(hash);
            if row.len() % 2 == 1 {
                break;
            }
            hash = node(&row[row.len() - 2], &hash);
        }
    }

    /// The root over the first so many leaves; `None` where there are fewer.
    pub fn root(&self, size: u64) -> Option<Hash> {
        match size {
            0 => Some(empty()),
            _ => (size <= self.size()).then(|| self.range(0, size)),
        }
    }

    /// The proof that the leaf at `index` is in the tree of the first `size` leaves; `None` where it is not.
    pub fn inclusion(&self, index: u64, size: u64) -> Option<Vec<Hash>> {
        if index >= size || size > self.size() {
            return None;
        }
        let (mut from, mut to) = (0, size);
        let mut proof = Vec::new();
        while to - from > 1 {
            let middle = from + split(to - from);
            if index < middle {
                proof.push(self.range(middle, to));
                to = middle;
            } else {
                proof.push(self.range(from, middle));
                from = middle;
            }
        }
        proof.reverse();
        Some(proof)
    }

    /// The proof that the tree of the first `new` leaves continues that of the first `old`; `None` where either is
    /// empty, or the old one is larger, or there are fewer leaves.
    pub fn consistency(&self, old: u64, new: u64) -> Option<Vec<Hash>> {
        if old == 0 || old > new || new > self.size() {
            return None;
        }
        let (mut from, mut to) = (0, new);
        let mut proof = Vec::new();
        while to > old {
            let middle = from + split(to - from);
            if old <= middle {
                proof.push(self.range(middle, to));
                to = middle;
            } else {
                proof.push(self.range(from, middle));
                from = middle;
            }
        }
        if from > 0 {
            proof.push(self.range(from, to));
        }
        proof.reverse();
        Some(proof)
    }

    /// The hash over the leaves from one index up to another, which bound a subtree of some tree.
    fn range(&self, from: u64, to: u64) -> Hash {
        let size = to - from;
        if size.is_power_of_two() {
            let level = size.trailing_zeros();
            let place = usize::try_from(from >> level).unwrap_or(usize::MAX);
            return self.levels[level as usize][place];
        }
        let middle = from + split(size);
        node(&self.range(from, middle), &self.range(middle, to))
    }
}
