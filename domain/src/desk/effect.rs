//! What a verdict does to a text, and what a successful appeal brings back.

use crate::{
    base::{Refusal, SubjectKind},
    comments,
    initiatives::{Standing, State},
    moderation::{Origin, Verdict},
    news,
};

/// The verdict under which a wish is stored: what was sent in is published, what was reported is left.
pub const fn verdict_on(origin: Origin, wish: Verdict) -> Verdict {
    match (origin, wish) {
        (Origin::Submission, Verdict::Keep) => Verdict::Publish,
        (Origin::Report, Verdict::Publish) => Verdict::Keep,
        (_, wish) => wish,
    }
}

/// The state into which a verdict moves an initiative; `None` where it stays as it is, because it is there already
/// or its authors took it back.
pub fn initiative(state: State, verdict: Verdict) -> Option<State> {
    use State::{CoDesign, Hidden, Published, Returned, Submitted};
    match verdict {
        Verdict::Publish | Verdict::Keep => (state == Submitted).then_some(Published),
        Verdict::Return => matches!(state, Submitted | Published | CoDesign).then_some(Returned),
        Verdict::Hide => state.may_become(Hidden).is_ok().then_some(Hidden),
    }
}

/// The states through which an initiative goes when the decision that was taken in the state `before` is taken back.
/// None where it no longer stands as the decision left it.
pub fn initiative_restored(state: State, before: State) -> &'static [State] {
    use State::{
        Admitted, Adopted, CoDesign, Completed, Hidden, InProgress, NotAdmitted, NotAdopted, OnBallot,
        Published, Returned, Stopped, Submitted,
    };
    match (state, before) {
        (Hidden, Submitted | Published) => &[Published],
        (Hidden, Returned) => &[Returned],
        (Hidden, CoDesign) => &[CoDesign],
        (Hidden, Admitted) => &[Admitted],
        (Hidden, NotAdmitted) => &[NotAdmitted],
        (Hidden, OnBallot) => &[OnBallot],
        (Hidden, Adopted) => &[Adopted],
        (Hidden, NotAdopted) => &[NotAdopted],
        (Hidden, InProgress) => &[InProgress],
        (Hidden, Completed) => &[Completed],
        (Hidden, Stopped) => &[Stopped],
        (Returned, CoDesign) => &[Submitted, Published, CoDesign],
        (Returned, _) => &[Submitted, Published],
        _ => &[],
    }
}

/// The state into which a verdict moves a comment or an offer of help; `None` where it stays as it is.
pub fn voice(state: comments::State, verdict: Verdict) -> Option<comments::State> {
    use comments::State::{Hidden, Published, Waiting};
    match verdict {
        Verdict::Publish | Verdict::Keep => (state == Waiting).then_some(Published),
        Verdict::Return => None,
        Verdict::Hide => state.may_become(Hidden).is_ok().then_some(Hidden),
    }
}

/// The state of a comment or an offer of help when the decision that hid it is taken back.
pub fn voice_restored(state: comments::State) -> Option<comments::State> {
    (state == comments::State::Hidden).then_some(comments::State::Published)
}

/// The state into which a verdict moves a piece of news; `None` where it stays as it is.
pub fn news(state: news::State, verdict: Verdict) -> Option<news::State> {
    let is_hidden = verdict == Verdict::Hide && state.may_become(news::State::Hidden).is_ok();
    is_hidden.then_some(news::State::Hidden)
}

/// The state of a piece of news when the decision that hid it is taken back.
pub fn news_restored(state: news::State) -> Option<news::State> {
    (state == news::State::Hidden).then_some(news::State::Published)
}

/// How a new version stands after a verdict; `None` where it no longer waits.
pub fn version(standing: Standing, verdict: Verdict) -> Option<Standing> {
    let next = match verdict {
        Verdict::Publish | Verdict::Keep => Standing::Stands,
        Verdict::Return => Standing::Returned,
        Verdict::Hide => Standing::Hidden,
    };
    (standing == Standing::Waiting).then_some(next)
}

/// How a version stands when the decision that sent it back or hid it is taken back: readers see it, unless the text
/// may no longer change or the authors have gone on since.
pub fn version_restored(standing: Standing, state: State, is_latest: bool) -> Option<Standing> {
    let was_held = matches!(standing, Standing::Returned | Standing::Hidden);
    (was_held && is_latest && state.lets_text_change()).then_some(Standing::Stands)
}

/// Whether texts of this kind can be sent back: nobody waits for a second version of a comment.
pub const fn can_return(kind: SubjectKind) -> bool {
    matches!(kind, SubjectKind::Initiative | SubjectKind::Revision)
}

/// Whether the verdict exists for texts of this kind.
pub fn may_give(verdict: Verdict, kind: SubjectKind) -> Result<(), Refusal> {
    if verdict == Verdict::Return && !can_return(kind) {
        return Err(Refusal::CannotReturn);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_moves_an_initiative_only_by_steps_that_exist() {
        for state in State::ALL {
            for verdict in Verdict::ALL {
                if let Some(next) = initiative(*state, *verdict) {
                    assert_eq!(state.may_become(next), Ok(()), "{state} {verdict}");
                }
            }
        }
    }

    #[test]
    fn a_decision_that_is_taken_back_gives_every_initiative_its_state_again() {
        for before in State::ALL {
            for verdict in [Verdict::Return, Verdict::Hide] {
                let Some(after) = initiative(*before, verdict) else { continue };
                let mut state = after;
                for next in initiative_restored(after, *before) {
                    assert_eq!(state.may_become(*next), Ok(()), "{before} {verdict}");
                    state = *next;
                }
                let expected = if *before == State::Submitted { State::Published } else { *before };
                assert_eq!(state, expected, "{before} {verdict}");
            }
        }
    }

    #[test]
    fn a_verdict_moves_a_version_only_while_it_waits_and_by_steps_that_exist() {
        for standing in Standing::ALL {
            for verdict in Verdict::ALL {
                let next = version(*standing, *verdict);
                assert_eq!(next.is_some(), *standing == Standing::Waiting, "{standing} {verdict}");
                if let Some(next) = next {
                    assert_eq!(standing.may_become(next), Ok(()), "{standing} {verdict}");
                }
            }
        }
    }

    #[test]
    fn a_version_that_was_held_is_read_when_the_decision_is_taken_back() {
        for standing in Standing::ALL {
            let restored = version_restored(*standing, State::Published, true);
            let held = matches!(standing, Standing::Returned | Standing::Hidden);
            assert_eq!(restored.is_some(), held, "{standing}");
            if let Some(restored) = restored {
                assert_eq!(standing.may_become(restored), Ok(()), "{standing}");
            }
        }
        assert_eq!(version_restored(Standing::Returned, State::Published, false), None, "they wrote another");
        assert_eq!(version_restored(Standing::Returned, State::Admitted, true), None, "too late");
    }

    #[test]
    fn initiatives_and_their_versions_are_sent_back_and_nothing_else() {
        for kind in SubjectKind::ALL {
            let may = may_give(Verdict::Return, *kind).is_ok();
            assert_eq!(may, matches!(kind, SubjectKind::Initiative | SubjectKind::Revision), "{kind}");
            assert_eq!(may_give(Verdict::Hide, *kind), Ok(()));
        }
    }

    #[test]
    fn what_the_authors_took_back_stays_away() {
        for verdict in Verdict::ALL {
            assert_eq!(initiative(State::Withdrawn, *verdict), None);
            assert_eq!(voice(comments::State::Withdrawn, *verdict), None);
        }
        assert!(initiative_restored(State::Withdrawn, State::Published).is_empty());
        assert_eq!(voice_restored(comments::State::Withdrawn), None);
    }

    #[test]
    fn news_are_hidden_and_come_back_by_steps_that_exist() {
        use news::State::{Hidden, Published};
        assert_eq!(news(Published, Verdict::Hide), Some(Hidden));
        assert_eq!(news_restored(Hidden), Some(Published));
        for state in news::State::ALL {
            assert_eq!(news(*state, Verdict::Keep), None);
            if let Some(next) = news(*state, Verdict::Hide) {
                assert_eq!(state.may_become(next), Ok(()), "{state}");
            }
        }
    }

    #[test]
    fn a_hidden_comment_comes_back_when_the_decision_is_taken_back() {
        assert_eq!(voice(comments::State::Waiting, Verdict::Publish), Some(comments::State::Published));
        assert_eq!(voice(comments::State::Published, Verdict::Keep), None);
        assert_eq!(voice(comments::State::Published, Verdict::Hide), Some(comments::State::Hidden));
        assert_eq!(voice_restored(comments::State::Hidden), Some(comments::State::Published));
    }
}
