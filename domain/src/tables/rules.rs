//! Who keeps a table, who speaks at it, and when what can be done.

use super::{Commitment, CommitmentState, Item, Seat, Session, Stage, Terms, quorum};
use crate::base::{Actor, Closeness, Day, Deed, Moment, Refusal, Scope, SeatId, text::Reasons};

/// Whether the actor keeps the tables of this territory: an officer there, or an administrator.
pub fn may_keep(actor: &Actor, scope: Scope) -> Result<(), Refusal> {
    actor.may(Deed::KeepTable, Some(scope))
}

/// Whether the actor reads what is confidential: whoever keeps the table or speaks for one of its seats.
pub fn reads_everything(actor: &Actor, scope: Scope, seats: &[Seat]) -> bool {
    may_keep(actor, scope).is_ok() || seats.iter().any(|seat| seat.is_spoken_for_by(actor))
}

/// How close the actor stands to a point of an agenda: those who keep the table, those who sit there on the day of the
/// session, and for what is not confidential everybody.
pub fn closeness(actor: &Actor, scope: Scope, seats: &[Seat], is_public: bool) -> Closeness {
    if may_keep(actor, scope).is_ok() {
        Closeness::Keeper
    } else if seats.iter().any(|seat| seat.is_spoken_for_by(actor)) {
        Closeness::Member
    } else if is_public {
        Closeness::Reader
    } else {
        Closeness::Stranger
    }
}

/// Whether a mandate of these days may be added to the others of its seat.
pub fn may_hold(from: Day, to: Option<Day>, others: &[(Day, Option<Day>)]) -> Result<(), Refusal> {
    let ends_before = |end: Option<Day>, start: Day| end.is_some_and(|end| end < start);
    let apart = |(start, end): &(Day, Option<Day>)| ends_before(*end, from) || ends_before(to, *start);
    if others.iter().all(apart) { Ok(()) } else { Err(Refusal::MandatesOverlap) }
}

/// Whether something may be announced now for a session: in time, or with the reason why it cannot wait. Whoever
/// announces in time needs no reason, and none is kept.
///
/// # Errors
/// [`Refusal::TooLateToConvene`] with the days that the rulebook asks for; [`Refusal::SessionNotOpen`] for a session
/// that has begun already.
pub fn may_announce(
    now: Moment,
    starts_at: Moment,
    notice_days: u16,
    urgent: Option<&Reasons>,
) -> Result<Option<&Reasons>, Refusal> {
    if starts_at <= now {
        return Err(Refusal::SessionNotOpen);
    }
    let days = starts_at.day().0 - now.day().0;
    if days >= i32::from(notice_days) {
        return Ok(None);
    }
    urgent.map(Some).ok_or(Refusal::TooLateToConvene { days: notice_days })
}

/// How far a session came.
pub fn stage(
    is_cancelled: bool,
    opened_at: Option<Moment>,
    closed_at: Option<Moment>,
    approved_at: Option<Moment>,
) -> Stage {
    match (is_cancelled, opened_at, closed_at, approved_at) {
        (_, _, _, Some(_)) => Stage::Approved,
        (_, _, Some(_), None) => Stage::Closed,
        (_, Some(_), None, None) => Stage::Open,
        (true, None, None, None) => Stage::Cancelled,
        (false, None, None, None) => Stage::Convened,
    }
}

/// Whether the agenda may still change.
pub fn may_change_agenda(stage: Stage) -> Result<(), Refusal> {
    if stage == Stage::Convened { Ok(()) } else { Err(Refusal::WrongState) }
}

/// Whether a session may be opened: on its day or later.
pub fn may_open(session: &Session, now: Moment) -> Result<(), Refusal> {
    match session.stage {
        Stage::Convened if session.starts_at.day() <= now.day() => Ok(()),
        Stage::Convened => Err(Refusal::SessionNotOpen),
        _ => Err(Refusal::WrongState),
    }
}

/// Whether something may be done in the room now.
pub fn is_going_on(stage: Stage) -> Result<(), Refusal> {
    if stage == Stage::Open { Ok(()) } else { Err(Refusal::SessionNotOpen) }
}

/// Whether minutes may be written: from the opening until they are approved.
pub fn may_write_minutes(stage: Stage) -> Result<(), Refusal> {
    match stage {
        Stage::Open | Stage::Closed => Ok(()),
        Stage::Convened | Stage::Cancelled => Err(Refusal::SessionNotOpen),
        Stage::Approved => Err(Refusal::WrongState),
    }
}

/// Whether a session approves the minutes of an earlier one of the same table: while it goes on with a quorum.
pub fn may_approve(here: &Session, seats: &[Seat], of: &Session) -> Result<(), Refusal> {
    is_going_on(here.stage)?;
    has_quorum(here, seats)?;
    let is_earlier = of.table == here.table && of.number < here.number;
    if is_earlier && of.stage == Stage::Closed { Ok(()) } else { Err(Refusal::WrongState) }
}

/// The seats that decide and that somebody holds; present ones, and how many would be enough.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Attendance {
    /// Held seats that decide.
    pub held: usize,
    /// Those that are present.
    pub present: usize,
    /// How many must be.
    pub needed: usize,
}

impl Attendance {
    /// Who is there of the seats.
    pub fn of(terms: Terms, seats: &[Seat], present: &[SeatId]) -> Self {
        let held = seats.iter().filter(|seat| seat.kind.decides() && seat.is_held()).count();
        let there = present_seats(seats, present).iter().filter(|seat| seat.kind.decides()).count();
        Self { held, present: there, needed: quorum(terms.quorum_percent, held) }
    }

    /// Whether enough of them are there.
    pub fn is_enough(self) -> bool {
        self.present >= self.needed
    }
}

/// The seats that are present, in the order of the table.
pub fn present_seats<'a>(seats: &'a [Seat], present: &[SeatId]) -> Vec<&'a Seat> {
    seats.iter().filter(|seat| seat.is_held() && present.contains(&seat.id)).collect()
}

/// Whether enough of the held seats are present.
pub fn has_quorum(session: &Session, seats: &[Seat]) -> Result<(), Refusal> {
    let present: Vec<SeatId> = session.present.iter().map(|(seat, _)| *seat).collect();
    let attendance = Attendance::of(session.terms, seats, &present);
    if attendance.is_enough() { Ok(()) } else { Err(Refusal::NoQuorum) }
}

/// Whether a resolution may be put to the seats.
pub fn may_put(session: &Session, seats: &[Seat]) -> Result<(), Refusal> {
    is_going_on(session.stage)?;
    has_quorum(session, seats)
}

/// Whether the actor may say what this seat says: whoever speaks for it, or keeps the table and writes down what was
/// said in the room. The seat is present and decides.
///
/// # Errors
/// [`Refusal::NotSeated`], [`Refusal::SeatAbsent`], [`Refusal::SessionNotOpen`].
pub fn may_speak(
    actor: &Actor,
    scope: Scope,
    session: &Session,
    seats: &[Seat],
    seat: SeatId,
) -> Result<(), Refusal> {
    actor.person()?;
    let found = seats.iter().find(|other| other.id == seat).ok_or(Refusal::NotFound)?;
    if may_keep(actor, scope).is_err() && !found.is_spoken_for_by(actor) {
        return Err(Refusal::NotSeated);
    }
    is_going_on(session.stage)?;
    let is_there = session.present.iter().any(|(other, _)| *other == seat);
    if is_there && found.is_held() && found.kind.decides() { Ok(()) } else { Err(Refusal::SeatAbsent) }
}

/// Whether commitments may follow from what this point decided: from its resolution on.
pub fn may_commit(stage: Stage, passed: bool) -> Result<(), Refusal> {
    match stage {
        Stage::Open | Stage::Closed | Stage::Approved if passed => Ok(()),
        _ => Err(Refusal::WrongState),
    }
}

/// Whether the actor may say that a commitment was kept: whoever keeps the table, or acts for its owner.
pub fn may_report(actor: &Actor, scope: Scope, commitment: &Commitment) -> Result<(), Refusal> {
    let person = actor.person()?;
    let is_owner =
        person.memberships.contains(&commitment.owner.0) && actor.may(Deed::Represent, None).is_ok();
    if !is_owner {
        may_keep(actor, scope)?;
    }
    is_open(commitment)
}

/// Whether the actor may give a commitment up: whoever keeps the table.
pub fn may_drop(actor: &Actor, scope: Scope, commitment: &Commitment) -> Result<(), Refusal> {
    may_keep(actor, scope)?;
    is_open(commitment)
}

fn is_open(commitment: &Commitment) -> Result<(), Refusal> {
    if commitment.state == CommitmentState::Open { Ok(()) } else { Err(Refusal::WrongState) }
}

/// Whether what was decided about a point goes into the history of the thing that it is about.
pub fn is_told(item: &Item) -> bool {
    item.confidential_reason.is_none()
}
