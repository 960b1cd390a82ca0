use crate::archive::ReadError;
use crate::head::HeadError;
use crate::manifest::ManifestError;
use crate::note::NoteError;

/// Why a check failed. Heads are counted from 1, leaves by their index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file is not an archive.
    #[error("the file is not an archive: {0}")]
    Unreadable(ReadError),
    /// The manifest will not do.
    #[error("the manifest does not hold: {0}")]
    Manifest(ManifestError),
    /// The first leaf is not the hash of the manifest.
    #[error("the first leaf of the log is not the hash of this manifest")]
    FirstLeaf,
    /// It is the archive of another vote.
    #[error("the archive is of another vote than expected")]
    OtherVote,
    /// The log has another key.
    #[error("the log has another key than expected")]
    OtherKey,
    /// The seal does not hold.
    #[error("the seal does not hold: {0}")]
    Seal(NoteError),
    /// The seal is of other bytes.
    #[error("the file was changed after it was sealed")]
    OtherSeal,
    /// There is no head at all.
    #[error("there is no signed head")]
    NoHead,
    /// A head is not one of this log.
    #[error("head {place} does not hold: {error}")]
    Head {
        /// Which one.
        place: usize,
        /// Why.
        error: HeadError,
    },
    /// A head is smaller or earlier than the one before it.
    #[error("head {place} is smaller or earlier than the one before it")]
    HeadWentBack {
        /// Which one.
        place: usize,
    },
    /// The root of a head is not that of the leaves.
    #[error("the root that head {place} signs is not that of the leaves")]
    Root {
        /// Which one.
        place: usize,
    },
    /// A head that was kept is not one of this log.
    #[error("head {place} of those kept elsewhere is not of this log: {error}")]
    KeptHead {
        /// Which one.
        place: usize,
        /// Why.
        error: HeadError,
    },
    /// A head that was kept has another history or more leaves.
    #[error("history was changed: head {place} of those kept elsewhere does not fit these leaves")]
    Rewritten {
        /// Which one.
        place: usize,
    },
    /// The last head does not cover all leaves.
    #[error("the last signed head does not cover all leaves")]
    NotCovered,
    /// The log was not closed when the archive was written.
    #[error("no head was signed after the vote closed")]
    NotClosed,
    /// Leaves were added after the closing.
    #[error("leaves were added after the vote had closed")]
    AddedAfterClosing,
    /// An opening is not that of its leaf.
    #[error("the opening of leaf {index} is not what was logged")]
    Opening {
        /// Which leaf.
        index: u64,
    },
    /// A leaf is not opened.
    #[error("leaf {index} was logged but is not opened")]
    Unopened {
        /// Which leaf.
        index: u64,
    },
    /// A leaf is opened twice.
    #[error("leaf {index} is opened twice")]
    OpenedTwice {
        /// Which leaf.
        index: u64,
    },
    /// The openings are not sorted by pseudonym, or somebody has two ballots that count.
    #[error("somebody has two ballots that count, or they are not sorted: leaf {index}")]
    NotSorted {
        /// The leaf of the second.
        index: u64,
    },
    /// A replaced ballot is later than the one that counts, or nothing replaced it.
    #[error("leaf {index} is said to be replaced, but no later ballot of the same person counts")]
    NotLast {
        /// The leaf that is said to be replaced.
        index: u64,
    },
    /// A ballot does not keep to the form of the vote.
    #[error("the ballot of leaf {index} is not one that could be cast")]
    Ballot {
        /// Which leaf.
        index: u64,
    },
    /// More people voted than may.
    #[error("more people voted than may")]
    MoreThanRoll,
    /// A constituency is named that the manifest does not have, or with a ballot that is withdrawn or replaced.
    #[error("leaf {index} names a constituency where none may be named")]
    Constituency {
        /// Which leaf.
        index: u64,
    },
    /// A constituency with too few ballots is named or can be found by subtracting.
    #[error("a constituency is named that is too small to be named")]
    SmallConstituency,
    /// The seed is not the one that was committed to.
    #[error("the seed of the lots is not the one that was committed to")]
    Lot,
    /// An option was taken off the ballot that was never on it.
    #[error("an option was taken off the ballot that was never on it")]
    Struck,
    /// Counted again, something else comes out.
    #[error("counted again, something else comes out")]
    OtherOutcome,
    /// The hash of the outcome is not that of the outcome.
    #[error("the hash of the outcome is not that of the outcome")]
    OutcomeHash,
    /// The ballots cannot be counted.
    #[error("the ballots cannot be counted")]
    Uncountable,
}
