//! Who calls meetings, who registers, who sees what. The rule of seats is in [`seats`](super::seats).

use super::{Entry, Frame, Standing, State};
use crate::base::{
    Actor, Closeness, Deed, Moment, OrganisationId, Refusal, Scope,
    moment::{DAY, MINUTE},
};

/// For how long an offered seat is kept.
const OFFER: i64 = 2 * DAY;
/// After how many days needs are forgotten.
pub const NEEDS_DAYS: i64 = 30;
/// For how many days after a meeting the form asks how it was.
pub const ANSWER_DAYS: i64 = 60;
/// How long before a date begins, in minutes, its code is valid.
const EARLY: i64 = 30;

/// Whether the actor may call a meeting there held by these organisations: an officer of the territory, an
/// administrator, or a member of one of the organisations.
pub fn may_convene(actor: &Actor, territory: Scope, organisers: &[OrganisationId]) -> Result<(), Refusal> {
    if actor.may(Deed::KeepMeetings, Some(territory)).is_ok() {
        return Ok(());
    }
    let person = actor.person()?;
    if person.memberships.is_empty() {
        return Err(Refusal::NotAllowed);
    }
    if organisers.is_empty() {
        return Err(Refusal::Missing);
    }
    let represents = organisers.iter().any(|organiser| person.memberships.contains(organiser));
    if represents { Ok(()) } else { Err(Refusal::NotAMember) }
}

/// Whether the actor may call meetings at all: decides whether the way to the form is shown.
pub fn may_convene_somewhere(actor: &Actor) -> bool {
    actor.may_somewhere(Deed::KeepMeetings)
        || actor.person().is_ok_and(|person| !person.memberships.is_empty())
}

/// Whether the actor keeps the meeting: changes it, sees who registered, notes who came.
pub fn may_keep(actor: &Actor, meeting: &Frame) -> Result<(), Refusal> {
    if actor.may(Deed::KeepMeetings, Some(meeting.territory)).is_ok() {
        return Ok(());
    }
    actor.may(Deed::Represent, None)?;
    let person = actor.person()?;
    let represents = meeting.organisers.iter().any(|organiser| person.memberships.contains(organiser));
    if represents { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// Whether the actor may name these as organisers in place of those. Nobody is made an organiser by a stranger: members
/// add and remove only organisations for which they act; officers, all.
pub fn may_name_organisers(
    actor: &Actor,
    territory: Scope,
    before: &[OrganisationId],
    after: &[OrganisationId],
) -> Result<(), Refusal> {
    if actor.may(Deed::KeepMeetings, Some(territory)).is_ok() {
        return Ok(());
    }
    let person = actor.person()?;
    let mine = |id: &OrganisationId| person.memberships.contains(id);
    let added = after.iter().filter(|id| !before.contains(id));
    let removed = before.iter().filter(|id| !after.contains(id));
    if !after.iter().any(mine) || !added.chain(removed).all(mine) {
        return Err(Refusal::NotAMember);
    }
    Ok(())
}

/// Whether the actor may read the meeting: a draft only those who keep it.
pub fn may_read(actor: &Actor, meeting: &Frame) -> Result<(), Refusal> {
    match meeting.state {
        State::Draft => may_keep(actor, meeting).map_err(|_| Refusal::NotFound),
        State::Published | State::Cancelled => Ok(()),
    }
}

/// How close the actor stands to the meeting's files: whoever keeps it changes them, and those of a draft are for nobody
/// else.
pub fn closeness(actor: &Actor, meeting: &Frame, has_seat: bool) -> Closeness {
    match (may_keep(actor, meeting), meeting.state, has_seat) {
        (Ok(()), _, _) => Closeness::Keeper,
        (Err(_), State::Draft, _) => Closeness::Stranger,
        (Err(_), _, true) => Closeness::Member,
        (Err(_), _, false) => Closeness::Reader,
    }
}

/// Whether a meeting can be changed at this moment.
pub fn is_changeable(meeting: &Frame) -> Result<(), Refusal> {
    match meeting.state {
        State::Cancelled => Err(Refusal::MeetingCancelled),
        State::Draft | State::Published => Ok(()),
    }
}

/// Whether the actor may throw the meeting away: whoever keeps it, as long as nobody else reads it.
pub fn may_discard(actor: &Actor, meeting: &Frame) -> Result<(), Refusal> {
    may_keep(actor, meeting)?;
    if meeting.state == State::Draft { Ok(()) } else { Err(Refusal::WrongState) }
}

/// Whether organisers may write people on its list: once it is published, until it is called off.
pub fn has_a_list(meeting: &Frame) -> Result<(), Refusal> {
    is_changeable(meeting)?;
    if meeting.state == State::Draft { Err(Refusal::WrongState) } else { Ok(()) }
}

/// Whether people can register for it now: it is published, takes registrations, and its last date has not begun.
pub fn is_open(meeting: &Frame, now: Moment) -> Result<(), Refusal> {
    if meeting.state == State::Cancelled {
        return Err(Refusal::MeetingCancelled);
    }
    let until = meeting.closes.map_or(meeting.last_starts, |closes| closes.min(meeting.last_starts));
    if meeting.state == State::Published && meeting.entry != Entry::None && now < until {
        Ok(())
    } else {
        Err(Refusal::RegistrationClosed)
    }
}

/// Whether the actor may register.
pub fn may_register(actor: &Actor, meeting: &Frame, now: Moment) -> Result<(), Refusal> {
    is_open(meeting, now)?;
    actor.may(Deed::AttendMeetings, None)
}

/// Whether so many may come along.
pub fn may_bring(meeting: &Frame, companions: u16) -> Result<(), Refusal> {
    if companions > meeting.companions {
        return Err(Refusal::TooManyCompanions { most: meeting.companions });
    }
    Ok(())
}

/// Until when a seat that is offered now is kept: two days, but not beyond the beginning of the last date.
pub fn offer_ends(meeting: &Frame, now: Moment) -> Moment {
    Moment((now.0 + OFFER).min(meeting.last_starts.0))
}

/// Whether seats are still offered to those who wait.
pub fn is_offering(meeting: &Frame, now: Moment) -> bool {
    meeting.state == State::Published && now < meeting.last_starts
}

/// Whether somebody of this standing may take an offered seat now.
pub fn may_accept(standing: Standing, offered_until: Option<Moment>, now: Moment) -> Result<(), Refusal> {
    match (standing, offered_until) {
        (Standing::Offered, Some(until)) if now < until => Ok(()),
        (Standing::Offered | Standing::Lapsed, _) => Err(Refusal::OfferOver),
        _ => Err(Refusal::WrongState),
    }
}

/// Whether the code of a date can be entered now: from half an hour before it begins until it ends.
pub fn is_code_valid(starts: Moment, ends: Moment, now: Moment) -> Result<(), Refusal> {
    if starts.plus_minutes(-EARLY) <= now && now <= ends { Ok(()) } else { Err(Refusal::CodeExpired) }
}

/// Whether somebody who was there may say now how it was: after the first date, for some weeks after the last.
pub fn may_answer(meeting: &Frame, was_there: bool, answered: bool, now: Moment) -> Result<(), Refusal> {
    match meeting.state {
        State::Published => {}
        State::Cancelled => return Err(Refusal::MeetingCancelled),
        State::Draft => return Err(Refusal::NotFound),
    }
    if !was_there {
        return Err(Refusal::NotPresent);
    }
    if answered {
        return Err(Refusal::AlreadyAnswered);
    }
    if !meeting.is_over(now) {
        return Err(Refusal::MeetingNotOver);
    }
    if now > meeting.ends.plus_days(ANSWER_DAYS) { Err(Refusal::RegistrationClosed) } else { Ok(()) }
}

/// When needs that were told for a meeting are forgotten, if it ended then.
pub const fn needs_forgotten(ends: Moment) -> Moment {
    Moment(ends.0 + NEEDS_DAYS * 24 * 60 * MINUTE)
}
