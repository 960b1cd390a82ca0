//! The fold: acts in, state out. Pure; the database keeps nothing that this does not find again.

use serde::{Deserialize, Serialize};

use super::{
    Act, Admissions, Agreements, Basis, Content, Course, Form, Listed, Notice, PartyKind, State, Verdict,
};
use crate::base::{Day, Moment, Refusal};

/// What an act says that the state depends on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Taking<'a> {
    /// What it says of its kind.
    pub content: &'a Content,
    /// Its date.
    pub on: Day,
    /// By when the next one is meant to follow.
    pub next_by: Option<Day>,
    /// When it is published.
    pub at: Moment,
}

impl<'a> From<&'a Act> for Taking<'a> {
    fn from(act: &'a Act) -> Self {
        Self { content: &act.content, on: act.on, next_by: act.next_by, at: act.taken_at }
    }
}

/// What the acts of a procedure fold to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Progress {
    /// On which rules it stands.
    pub basis: Basis,
    /// How far it came, and whether it goes on.
    pub state: State,
    /// How many acts there are.
    pub acts: u16,
    /// The date of the last act that was no correction.
    pub last_on: Day,
    /// By when the next act is meant to follow.
    pub next_by: Option<Day>,
}

impl Progress {
    /// What these acts, in their order, fold to.
    ///
    /// # Errors
    /// The refusal of the first act that does not follow from those before it.
    pub fn fold<'a>(acts: impl IntoIterator<Item = Taking<'a>>) -> Result<Self, Refusal> {
        let mut acts = acts.into_iter();
        let first = Self::begin(&acts.next().ok_or(Refusal::WrongState)?)?;
        acts.try_fold(first, |progress, act| progress.after(&act))
    }

    /// What the first act makes.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] for one that starts nothing.
    pub fn begin(first: &Taking<'_>) -> Result<Self, Refusal> {
        let Content::Start { basis } = first.content else { return Err(Refusal::WrongState) };
        may_bear(first.on, None, first.at)?;
        Ok(Self {
            basis: *basis,
            state: State::Running(Course::Started),
            acts: 1,
            last_on: first.on,
            next_by: first.next_by,
        })
    }

    /// What one act more makes.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where no act of this kind follows; [`Refusal::DatesOutOfOrder`],
    /// [`Refusal::ActDateAhead`]; what the kind itself refuses: [`Refusal::DeadlineTooEarly`], [`Refusal::NoticeOpen`],
    /// [`Refusal::NotOnList`], [`Refusal::UnknownChoice`], [`Refusal::AlreadyExists`], [`Refusal::BodyNotRegistered`].
    pub fn after(self, act: &Taking<'_>) -> Result<Self, Refusal> {
        if !self.state.next().contains(&act.content.kind()) {
            return Err(Refusal::WrongState);
        }
        may_bear(act.on, Some(self.last_on), act.at)?;
        let acts = self.acts.checked_add(1).ok_or(Refusal::WrongState)?;
        if let Content::Correction { of } = act.content {
            let exists = (1..=self.acts).contains(of);
            return if exists { Ok(Self { acts, ..self }) } else { Err(Refusal::UnknownChoice) };
        }
        let state = follow(self.basis, self.state, act)?;
        Ok(Self { basis: self.basis, state, acts, last_on: act.on, next_by: act.next_by })
    }

    /// The notice that is open at a moment.
    pub fn open_notice(&self, now: Moment) -> Option<&Notice> {
        match &self.state {
            State::Running(Course::Notice(notice)) if now < notice.deadline => Some(notice),
            _ => None,
        }
    }
}

/// Whether an act may bear a date: not before the act before it, and not after the day of its publication.
fn may_bear(on: Day, last: Option<Day>, at: Moment) -> Result<(), Refusal> {
    if on > at.day() {
        return Err(Refusal::ActDateAhead);
    }
    if last.is_some_and(|last| on < last) { Err(Refusal::DatesOutOfOrder) } else { Ok(()) }
}

/// Where an act leads whose kind may follow.
fn follow(basis: Basis, state: State, act: &Taking<'_>) -> Result<State, Refusal> {
    let course = match (state, act.content) {
        (State::Suspended(course), Content::Resumption) => course,
        (State::Running(course) | State::Suspended(course), Content::Revocation) => {
            return Ok(State::Revoked(course));
        }
        (State::Running(course), Content::Suspension) => return Ok(State::Suspended(course)),
        (State::Running(course), content) => go_on(basis, course, content, act.at)?,
        _ => return Err(Refusal::WrongState),
    };
    Ok(State::Running(course))
}

fn go_on(basis: Basis, course: Course, content: &Content, at: Moment) -> Result<Course, Refusal> {
    Ok(match (course, content) {
        (Course::Started, Content::Notice { deadline, criteria }) => {
            is_later(*deadline, at)?;
            if criteria.is_empty() {
                return Err(Refusal::Missing);
            }
            Course::Notice(Notice { deadline: *deadline, criteria: criteria.clone() })
        }
        (Course::Notice(notice), Content::Extension { deadline }) => {
            is_later(*deadline, at.max(notice.deadline))?;
            Course::Notice(Notice { deadline: *deadline, ..notice })
        }
        (Course::Notice(notice), Content::Assessment) => {
            if at < notice.deadline {
                return Err(Refusal::NoticeOpen);
            }
            Course::Assessing(notice)
        }
        (Course::Assessing(notice), Content::List { entries }) => list(notice, entries)?,
        (Course::Listed(before), Content::List { entries }) => list(before.notice, entries)?,
        (Course::Listed(list) | Course::Sitting(list), Content::Session) => Course::Sitting(list),
        (Course::Sitting(list), Content::FinalDocument { .. }) => Course::Documented(list),
        (Course::Documented(list), Content::Determination) => Course::Determined(list),
        (Course::Determined(admissions), Content::Agreement { receipt, form, .. }) => {
            may_sign(basis, &admissions, *receipt, form)?;
            Course::Agreed(Agreements { admissions, first: *receipt, others: Vec::new() })
        }
        (Course::Agreed(mut agreements), Content::Agreement { receipt, form, .. }) => {
            may_sign(basis, &agreements.admissions, *receipt, form)?;
            if agreements.include(*receipt) {
                return Err(Refusal::AlreadyExists);
            }
            agreements.others.push(*receipt);
            Course::Agreed(agreements)
        }
        (
            Course::Agreed(agreements) | Course::CarriedOut(agreements) | Course::Accounted(agreements),
            Content::Implementation,
        ) => Course::CarriedOut(agreements),
        (
            Course::CarriedOut(agreements) | Course::Accounted(agreements),
            Content::Account { planned_cents, spent_cents },
        ) => {
            if *planned_cents < 0 || *spent_cents < 0 {
                return Err(Refusal::NotAnAmount);
            }
            Course::Accounted(agreements)
        }
        (Course::Accounted(agreements), Content::Evaluation) => Course::Evaluated(agreements),
        _ => return Err(Refusal::WrongState),
    })
}

fn is_later(deadline: Moment, than: Moment) -> Result<(), Refusal> {
    if deadline > than { Ok(()) } else { Err(Refusal::DeadlineTooEarly) }
}

/// A list names everybody once, and whoever is not admitted with a criterion that the notice has.
fn list(notice: Notice, entries: &[Listed]) -> Result<Course, Refusal> {
    let in_order = entries.windows(2).all(|pair| pair[0].receipt < pair[1].receipt);
    let by_criteria = entries.iter().all(|entry| match &entry.verdict {
        Verdict::NotAdmitted { criterion, .. } => usize::from(*criterion) < notice.criteria.len(),
        _ => true,
    });
    if !in_order || !by_criteria {
        return Err(Refusal::UnknownChoice);
    }
    Ok(Course::Listed(Admissions { notice, entries: entries.to_vec() }))
}

fn may_sign(basis: Basis, list: &Admissions, receipt: u32, form: &Form) -> Result<(), Refusal> {
    let entry = list.entries.iter().find(|entry| entry.receipt == receipt).ok_or(Refusal::NotOnList)?;
    if matches!(entry.verdict, Verdict::NotAdmitted { .. }) {
        return Err(Refusal::NotOnList);
    }
    if !basis.lets_sign(form.kind()) {
        return Err(Refusal::UnknownChoice);
    }
    match form {
        Form::Convention { runts_number } if runts_number.trim().is_empty() => {
            Err(Refusal::BodyNotRegistered)
        }
        Form::Convention { .. } if entry.party != PartyKind::Organisation => Err(Refusal::BodyNotRegistered),
        _ => Ok(()),
    }
}
