//! Signed tree heads (C2SP tlog-checkpoint): the log's word for what it holds, and since when.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::digest::{Bytes, Hash};
use crate::note::{Key, Note, NoteError, Signer};

/// What a log holds at some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many leaves.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// When it was signed, in seconds since 1970.
    pub time: u64,
}

/// Why a text is not a head of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeadError {
    /// It is not a note that the log signed.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// It is of another log.
    #[error("it is of another log")]
    OtherLog,
    /// Its lines do not read.
    #[error("its lines do not read")]
    Form,
}

impl Head {
    /// The head as a checkpoint signed by the log.
    pub fn sign(&self, log: &Signer) -> String {
        log.note(&self.text(log.key().name()))
    }

    /// Reads a checkpoint and checks that the log signed it; signatures of witnesses are passed over.
    pub fn open(checkpoint: &str, log: &Key) -> Result<Self, HeadError> {
        let note = Note::parse(checkpoint)?;
        if note.text.lines().next() != Some(log.name()) {
            return Err(HeadError::OtherLog);
        }
        note.verify(log)?;
        let head = Self::read(note.text).ok_or(HeadError::Form)?;
        // Lines that we do not know may follow.
        if note.text.starts_with(&head.text(log.name())) { Ok(head) } else { Err(HeadError::Form) }
    }

    fn text(&self, origin: &str) -> String {
        format!("{origin}\n{}\n{}\ntime {}\n", self.size, STANDARD.encode(self.root.0), self.time)
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines().skip(1);
        let size = lines.next()?.parse().ok()?;
        let root = STANDARD.decode(lines.next()?).ok()?;
        let time = lines.next()?.strip_prefix("time ")?.parse().ok()?;
        Some(Self { size, root: Bytes(root.try_into().ok()?), time })
    }
}

/// At most so many of these checkpoints, evenly spread, the first and the last among them.
///
/// An archive needs few: its leaves prove all heads between, also those that others kept. And heads tell times: the
/// fewer there are, the less can be said about when somebody voted.
pub fn thin(checkpoints: &[String], most: usize) -> Vec<String> {
    if checkpoints.len() <= most {
        return checkpoints.to_vec();
    }
    let last = checkpoints.len() - 1;
    let steps = most.saturating_sub(1).max(1);
    let places = (0..most).map(|step| if step + 1 == most { last } else { step * last / steps });
    places.filter_map(|place| checkpoints.get(place).cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const HEAD: Head = Head { size: 7, root: Bytes([5; 32]), time: 1_790_000_000 };

    fn log() -> Signer {
        Signer::new("example.org/record/b1", &[3; 32]).unwrap()
    }

    #[test]
    fn a_head_reads_back_with_the_key_of_its_log_alone() {
        let checkpoint = HEAD.sign(&log());
        assert!(checkpoint.starts_with("example.org/record/b1\n7\nBQUF"), "{checkpoint}");
        assert_eq!(Head::open(&checkpoint, &log().key()), Ok(HEAD));
        let same_name = Signer::new("example.org/record/b1", &[4; 32]).unwrap();
        assert_eq!(Head::open(&checkpoint, &same_name.key()), Err(NoteError::NotSigned.into()));
        let other = Signer::new("example.org/record/b2", &[3; 32]).unwrap();
        assert_eq!(Head::open(&checkpoint, &other.key()), Err(HeadError::OtherLog));
    }

    #[rstest]
    #[case("example.org/record/b1\n07\nBQUF\ntime 1\n")]
    #[case("example.org/record/b1\n7\n\n")]
    #[case("example.org/record/b1\n7\nBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=\n")]
    #[case("example.org/record/b1\n+7\nBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=\ntime 1\n")]
    fn a_signed_text_that_is_no_head_is_refused(#[case] text: &str) {
        assert!(Head::open(&log().note(text), &log().key()).is_err());
    }

    #[rstest]
    #[case(5, 3, &[0, 2, 4])]
    #[case(5, 2, &[0, 4])]
    #[case(5, 1, &[4])]
    #[case(2, 3, &[0, 1])]
    #[case(0, 3, &[])]
    fn the_last_head_always_stays(#[case] all: usize, #[case] most: usize, #[case] kept: &[usize]) {
        let texts: Vec<String> = (0..all).map(|number| number.to_string()).collect();
        let expected: Vec<String> = kept.iter().map(usize::to_string).collect();
        assert_eq!(thin(&texts, most), expected);
    }
}
