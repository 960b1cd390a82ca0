//! What a verdict does to a text, and what a successful appeal brings back.

use crate::{
    base::{Refusal, SubjectKind},
    initiatives::State,
    moderation::{Origin, Verdict},
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

/// Whether the verdict exists for texts of this kind: nobody waits for a second version of a comment.
pub fn may_give(verdict: Verdict, kind: SubjectKind) -> Result<(), Refusal> {
    if verdict == Verdict::Return && kind != SubjectKind::Initiative {
        return Err(Refusal::CannotReturn);
    }
    Ok(())
}
