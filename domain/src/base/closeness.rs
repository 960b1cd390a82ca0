//! How near the person who asks stands to a thing, as the slice of the thing says it.

/// From a stranger, who is not told that the thing exists, to a keeper, who may change it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Closeness {
    /// The thing is not for her.
    Stranger,
    /// She may read what everybody reads about it.
    Reader,
    /// She belongs to it: a member, somebody who registered.
    Member,
    /// She may change it.
    Keeper,
}
