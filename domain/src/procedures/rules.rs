//! Who runs a procedure, who may express interest in it, and when.

use super::{Course, Expression, Party, PartyKind, Progress, State};
use crate::base::{Actor, Deed, Moment, OrganisationId, ParticipantId, Refusal, Scope};

/// Whether the actor runs procedures of this territory: an officer there. Only she sees how to reach people.
pub fn may_keep(actor: &Actor, scope: Scope) -> Result<(), Refusal> {
    actor.may(Deed::KeepProcedure, Some(scope))
}

/// Whether the actor may take away a file of an act: only those who keep the platform, and only what should never have
/// been published.
///
/// # Errors
/// [`Refusal::ActStands`] for the officers who run the procedure.
pub fn may_strike(actor: &Actor, scope: Scope) -> Result<(), Refusal> {
    let struck = actor.may(Deed::StrikeFile, None);
    if struck.is_err() && may_keep(actor, scope).is_ok() { Err(Refusal::ActStands) } else { struck }
}

/// Whether somebody may express interest now as what she says she is.
///
/// # Errors
/// [`Refusal::NoticeClosed`]; [`Refusal::NotAMember`] for an organisation that is not hers.
pub fn may_express(actor: &Actor, progress: &Progress, party: &Party, now: Moment) -> Result<(), Refusal> {
    let person = actor.person()?;
    match party {
        Party::Organisation(organisation) if person.memberships.contains(organisation) => {
            actor.may(Deed::Represent, None)?;
        }
        Party::Organisation(_) => return Err(Refusal::NotAMember),
        Party::Group(_) | Party::Person(_) => actor.may(Deed::ExpressInterest, None)?,
    }
    is_open(progress, now)
}

/// Whether a notice is open.
pub fn is_open(progress: &Progress, now: Moment) -> Result<(), Refusal> {
    progress.open_notice(now).map(|_| ()).ok_or(Refusal::NoticeClosed)
}

/// Whether an expression of interest is the actor's own: she wrote it, or acts for the organisation that it names.
/// Others are not told that it exists.
pub fn is_own(
    actor: &Actor,
    author: ParticipantId,
    organisation: Option<OrganisationId>,
) -> Result<(), Refusal> {
    let person = actor.person()?;
    let own = match organisation {
        Some(organisation) => person.memberships.contains(&organisation),
        None => person.id == author,
    };
    if own { Ok(()) } else { Err(Refusal::NotFound) }
}

/// Whether one's own expression may be changed or withdrawn: until the deadline, and not once it is withdrawn.
pub fn may_change(expression: &Expression, progress: &Progress, now: Moment) -> Result<(), Refusal> {
    is_open(progress, now)?;
    if expression.withdrawn_at.is_none() { Ok(()) } else { Err(Refusal::WrongState) }
}

/// Whether the declared capacity may stay as it is: whoever changes an expression cannot make it somebody else's.
pub fn may_stay(expression: &Expression, party: &Party) -> Result<(), Refusal> {
    let same = match party {
        Party::Organisation(organisation) => expression.organisation == Some(*organisation),
        Party::Group(_) => expression.party == PartyKind::Group,
        Party::Person(_) => expression.party == PartyKind::Person,
    };
    if same { Ok(()) } else { Err(Refusal::UnknownChoice) }
}

/// Whether expressions are assessed now: from the beginning of the assessment until those admitted sit together.
pub fn may_assess(progress: &Progress) -> Result<(), Refusal> {
    match &progress.state {
        State::Running(Course::Assessing(_) | Course::Listed(_)) => Ok(()),
        State::Running(Course::Notice(_)) => Err(Refusal::NoticeOpen),
        _ => Err(Refusal::WrongState),
    }
}
