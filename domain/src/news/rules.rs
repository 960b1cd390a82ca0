//! What may be done with a piece of news.

use super::State;
use crate::base::{Closeness, Refusal};

impl State {
    /// Whether the step from this state to `next` exists.
    pub fn may_become(self, next: Self) -> Result<(), Refusal> {
        use State::{Draft, Hidden, Published, Withdrawn};
        match (self, next) {
            (Draft, Published | Withdrawn) | (Published, Hidden | Withdrawn) | (Hidden, Published) => Ok(()),
            _ => Err(Refusal::WrongState),
        }
    }
}

/// How close somebody stands to a piece of news, by how close she stands to its organisation.
pub fn closeness(state: State, to_organisation: Closeness) -> Closeness {
    match (to_organisation, state) {
        (Closeness::Keeper, _) => Closeness::Keeper,
        (_, State::Published) => Closeness::Reader,
        _ => Closeness::Stranger,
    }
}

/// Whether she may write and publish for the organisation.
pub fn may_tell(to_organisation: Closeness) -> Result<(), Refusal> {
    if to_organisation == Closeness::Keeper { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// Whether the text may change: what is hidden waits for its appeal, what was taken back stays away. What everybody
/// reads changes with a note of what was put right.
pub fn may_change(state: State, has_note: bool) -> Result<(), Refusal> {
    match state {
        State::Draft => Ok(()),
        State::Published if has_note => Ok(()),
        State::Published => Err(Refusal::ReasonMissing),
        State::Hidden | State::Withdrawn => Err(Refusal::WrongState),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(State::Draft, "published withdrawn")]
    #[case(State::Published, "hidden withdrawn")]
    #[case(State::Hidden, "published")]
    #[case(State::Withdrawn, "")]
    fn exactly_these_steps_exist(#[case] from: State, #[case] steps: &str) {
        let found: Vec<&str> =
            State::ALL.iter().filter(|to| from.may_become(**to).is_ok()).map(|to| to.as_str()).collect();
        assert_eq!(found.join(" "), steps);
    }

    #[test]
    fn what_is_not_published_is_for_those_who_keep_its_organisation() {
        for state in State::ALL {
            let read = closeness(*state, Closeness::Reader);
            assert_eq!(read == Closeness::Reader, *state == State::Published, "{state}");
            assert_eq!(closeness(*state, Closeness::Keeper), Closeness::Keeper);
        }
    }

    #[test]
    fn what_everybody_reads_changes_only_with_a_note() {
        assert_eq!(may_change(State::Draft, false), Ok(()));
        assert_eq!(may_change(State::Published, false), Err(Refusal::ReasonMissing));
        assert_eq!(may_change(State::Published, true), Ok(()));
        assert_eq!(may_change(State::Hidden, true), Err(Refusal::WrongState));
        assert_eq!(may_change(State::Withdrawn, true), Err(Refusal::WrongState));
    }
}
