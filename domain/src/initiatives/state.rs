//! How far an initiative came, and which step follows from which.

use crate::base::Refusal;

words! {
    /// How far an initiative came.
    pub enum State {
        /// Being written; only its authors see it.
        Draft = "draft",
        /// Waits for a moderator.
        Submitted = "submitted",
        /// Came back from the moderator with a note.
        Returned = "returned",
        /// Everybody sees it.
        Published = "published",
        /// People, offices and organisations work on it.
        CoDesign = "co_design",
        /// The municipality found that it can be voted on or carried out.
        Admitted = "admitted",
        /// The municipality found that it cannot; there are reasons.
        NotAdmitted = "not_admitted",
        /// People vote on it.
        OnBallot = "on_ballot",
        /// It will be carried out.
        Adopted = "adopted",
        /// It lost the vote, or the municipality decided against it.
        NotAdopted = "not_adopted",
        /// It is being carried out.
        InProgress = "in_progress",
        /// It was carried out.
        Completed = "completed",
        /// It was given up while being carried out; there are reasons.
        Stopped = "stopped",
        /// Its authors took it back.
        Withdrawn = "withdrawn",
        /// It became part of another one.
        Merged = "merged",
        /// Moderation hid it.
        Hidden = "hidden",
    }
}

words! {
    /// The columns of a board: public states that mean about the same to a reader.
    pub enum Stage {
        /// Published, waiting to be worked on.
        Proposed = "proposed",
        /// Worked on together.
        InDesign = "in_design",
        /// Can be voted on or carried out.
        Admitted = "admitted",
        /// Adopted, being carried out or carried out.
        Adopted = "adopted",
        /// Not admitted, not adopted or given up.
        NotContinued = "not_continued",
    }
}

impl Stage {
    /// The states of the stage.
    pub const fn states(self) -> &'static [State] {
        match self {
            Self::Proposed => &[State::Published],
            Self::InDesign => &[State::CoDesign],
            Self::Admitted => &[State::Admitted, State::OnBallot],
            Self::Adopted => &[State::Adopted, State::InProgress, State::Completed],
            Self::NotContinued => &[State::NotAdmitted, State::NotAdopted, State::Stopped],
        }
    }

    /// The stage of a public state.
    pub fn of(state: State) -> Option<Self> {
        Self::ALL.iter().copied().find(|stage| stage.states().contains(&state))
    }
}

impl State {
    /// Whether the lists show initiatives in this state to everybody.
    pub const fn is_public(self) -> bool {
        match self {
            Self::Published
            | Self::CoDesign
            | Self::Admitted
            | Self::NotAdmitted
            | Self::OnBallot
            | Self::Adopted
            | Self::NotAdopted
            | Self::InProgress
            | Self::Completed
            | Self::Stopped => true,
            Self::Draft
            | Self::Submitted
            | Self::Returned
            | Self::Withdrawn
            | Self::Merged
            | Self::Hidden => false,
        }
    }

    /// Whether the authors may still change the text: until the municipality has assessed it.
    pub const fn lets_text_change(self) -> bool {
        matches!(self, Self::Draft | Self::Submitted | Self::Returned | Self::Published | Self::CoDesign)
    }

    /// Whether the state cannot be entered without reasons.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::NotAdmitted | Self::Stopped)
    }

    /// Whether the step from this state to `next` exists.
    pub fn may_become(self, next: Self) -> Result<(), Refusal> {
        if self.next().contains(&next) { Ok(()) } else { Err(Refusal::WrongState) }
    }

    /// The states that may follow.
    const fn next(self) -> &'static [Self] {
        use State::{
            Admitted, Adopted, CoDesign, Completed, Hidden, InProgress, Merged, NotAdmitted, NotAdopted,
            OnBallot, Published, Returned, Stopped, Submitted, Withdrawn,
        };
        match self {
            Self::Draft => &[Submitted, Published, Withdrawn],
            Self::Submitted => &[Published, Returned, Withdrawn, Hidden],
            Self::Returned => &[Submitted, Withdrawn, Hidden],
            Self::Published => &[CoDesign, Admitted, NotAdmitted, Merged, Returned, Withdrawn, Hidden],
            Self::CoDesign => &[Admitted, NotAdmitted, Merged, Returned, Withdrawn, Hidden],
            Self::Admitted => &[OnBallot, Adopted, NotAdopted, Withdrawn, Hidden],
            Self::OnBallot => &[Adopted, NotAdopted, Hidden],
            Self::Adopted => &[InProgress, Completed, Stopped, Hidden],
            Self::InProgress => &[Completed, Stopped, Hidden],
            Self::Stopped => &[InProgress, Hidden],
            Self::NotAdmitted | Self::NotAdopted | Self::Completed => &[Hidden],
            // Whoever appeals with success gets back what was hidden, as far as it had come.
            Self::Hidden => &[
                Published,
                CoDesign,
                Admitted,
                NotAdmitted,
                OnBallot,
                Adopted,
                NotAdopted,
                InProgress,
                Completed,
                Stopped,
                Returned,
            ],
            Self::Withdrawn | Self::Merged => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// All steps there are; every other pair is refused.
    #[rstest]
    #[case(State::Draft, "submitted published withdrawn")]
    #[case(State::Submitted, "returned published withdrawn hidden")]
    #[case(State::Returned, "submitted withdrawn hidden")]
    #[case(State::Published, "returned co_design admitted not_admitted withdrawn merged hidden")]
    #[case(State::CoDesign, "returned admitted not_admitted withdrawn merged hidden")]
    #[case(State::Admitted, "on_ballot adopted not_adopted withdrawn hidden")]
    #[case(State::NotAdmitted, "hidden")]
    #[case(State::OnBallot, "adopted not_adopted hidden")]
    #[case(State::Adopted, "in_progress completed stopped hidden")]
    #[case(State::NotAdopted, "hidden")]
    #[case(State::InProgress, "completed stopped hidden")]
    #[case(State::Completed, "hidden")]
    #[case(State::Stopped, "in_progress hidden")]
    #[case(State::Withdrawn, "")]
    #[case(State::Merged, "")]
    #[case(
        State::Hidden,
        "returned published co_design admitted not_admitted on_ballot adopted not_adopted in_progress completed stopped"
    )]
    fn exactly_these_steps_exist(#[case] from: State, #[case] steps: &str) {
        let found: Vec<&str> =
            State::ALL.iter().filter(|to| from.may_become(**to).is_ok()).map(|to| to.as_str()).collect();
        assert_eq!(found.join(" "), steps, "from {from}");
    }

    #[test]
    fn every_public_state_stands_in_one_column() {
        for state in State::ALL {
            let columns = Stage::ALL.iter().filter(|stage| stage.states().contains(state)).count();
            assert_eq!(columns, usize::from(state.is_public()), "{state}");
        }
    }

    #[test]
    fn what_waits_or_was_taken_away_is_not_public() {
        let kept: Vec<&str> =
            State::ALL.iter().filter(|state| !state.is_public()).map(|state| state.as_str()).collect();
        assert_eq!(kept, ["draft", "submitted", "returned", "withdrawn", "merged", "hidden"]);
    }
}
