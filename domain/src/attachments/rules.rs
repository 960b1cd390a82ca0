//! Who may add, see and remove files, by how close she stands to what they belong to.

use super::{MOST_FILES, MediaType, Purpose, Visibility};
use crate::base::{Closeness, Refusal};

/// Whether she may add and remove files.
pub fn may_keep(closeness: Closeness) -> Result<(), Refusal> {
    match closeness {
        Closeness::Stranger => Err(Refusal::NotFound),
        Closeness::Reader | Closeness::Member => Err(Refusal::NotAllowed),
        Closeness::Keeper => Ok(()),
    }
}

/// Whether she may see a file; others are not told that it exists.
pub fn may_see(visibility: Visibility, closeness: Closeness) -> Result<(), Refusal> {
    let needed = match visibility {
        Visibility::Public => Closeness::Reader,
        Visibility::Members => Closeness::Member,
    };
    if closeness >= needed { Ok(()) } else { Err(Refusal::NotFound) }
}

/// Whether a file of this type serves the purpose.
pub fn may_serve(purpose: Purpose, media_type: MediaType) -> Result<(), Refusal> {
    let is_shown = matches!(purpose, Purpose::Logo | Purpose::Picture);
    if is_shown && media_type == MediaType::Pdf { Err(Refusal::FileKindUnfit) } else { Ok(()) }
}

/// Whether one more file fits beside those that are there.
pub fn may_add(present: i64) -> Result<(), Refusal> {
    let full = usize::try_from(present).is_ok_and(|present| present >= MOST_FILES);
    if full { Err(Refusal::TooManyFiles { most: MOST_FILES }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const ALL: [Closeness; 4] =
        [Closeness::Stranger, Closeness::Reader, Closeness::Member, Closeness::Keeper];

    #[rstest]
    #[case(Visibility::Public, [false, true, true, true])]
    #[case(Visibility::Members, [false, false, true, true])]
    fn a_file_is_seen_by_those_who_stand_close_enough(
        #[case] visibility: Visibility,
        #[case] expected: [bool; 4],
    ) {
        assert_eq!(ALL.map(|closeness| may_see(visibility, closeness).is_ok()), expected);
    }

    #[test]
    fn only_a_keeper_adds_and_a_stranger_is_told_nothing() {
        let answers = ALL.map(may_keep);
        let expected = [Err(Refusal::NotFound), Err(Refusal::NotAllowed), Err(Refusal::NotAllowed), Ok(())];
        assert_eq!(answers, expected);
    }

    #[test]
    fn a_document_is_no_logo() {
        assert_eq!(may_serve(Purpose::Logo, MediaType::Pdf), Err(Refusal::FileKindUnfit));
        assert_eq!(may_serve(Purpose::Flyer, MediaType::Pdf), Ok(()));
        assert_eq!(may_serve(Purpose::Logo, MediaType::Png), Ok(()));
    }

    #[test]
    fn there_is_a_most_of_files() {
        assert_eq!(may_add(39), Ok(()));
        assert_eq!(may_add(40), Err(Refusal::TooManyFiles { most: 40 }));
    }
}
