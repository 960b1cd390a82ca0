//! Who registers, what they need, and who came.

use serde::{Deserialize, Serialize};

use super::{Date, Frame, Span};
use crate::{
    base::{
        Language, MeetingDateId, MeetingId, Moment, OrganisationId, ParticipantId, RegistrationId,
        text::Label,
    },
    people::Constituency,
};

words! {
    /// How far a registration has come.
    pub enum Standing {
        /// The organisers have not answered.
        Asked = "asked",
        /// The organisers said no.
        Declined = "declined",
        /// A seat.
        Confirmed = "confirmed",
        /// On the waiting list.
        Waiting = "waiting",
        /// A seat is kept until the person says yes or time is over.
        Offered = "offered",
        /// The offered seat was not taken in time.
        Lapsed = "lapsed",
        /// The person does not come.
        Cancelled = "cancelled",
    }
}

impl Standing {
    /// Whether a seat is held.
    pub const fn holds_seat(self) -> bool {
        matches!(self, Self::Confirmed | Self::Offered)
    }

    /// Whether nothing follows from it any more: one can register anew.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Lapsed | Self::Cancelled)
    }
}

/// A group for which seats are kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Group {
    /// A constituency.
    Constituency(Constituency),
    /// An organisation: id and name.
    Organisation(OrganisationId, String),
}

/// What somebody needs to take part.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Needs {
    /// The language of an interpreter.
    pub language: Option<Language>,
    /// What must be thought of so that the person gets in, sees, hears.
    pub accessibility: Option<Label>,
    /// How many children somebody should look after.
    pub children: u16,
    /// Anything else.
    pub note: Option<Label>,
}

impl Needs {
    /// Whether nothing is needed.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// A registration as it is typed.
#[derive(Clone, Debug, Default)]
pub struct Registration {
    /// How many come along.
    pub companions: u16,
    /// On whose behalf the person comes.
    pub organisation: Option<OrganisationId>,
    /// What is needed.
    pub needs: Needs,
}

/// One's own registration for a meeting.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Registered {
    /// Its id.
    pub id: RegistrationId,
    /// How far it has come.
    pub standing: Standing,
    /// How many come along.
    pub companions: u16,
    /// Until when an offered seat is kept.
    pub offered_until: Option<Moment>,
    /// How many wait before; only on the waiting list.
    pub ahead: i64,
    /// What the person said that she needs; forgotten after the meeting.
    pub needs: Needs,
    /// Whether she filled in the form after the meeting.
    pub answered: bool,
    /// On which dates she was noted as present.
    pub present: Vec<MeetingDateId>,
}

/// A meeting for which a person registered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mine {
    /// The meeting.
    pub card: super::Card,
    /// How far the registration has come.
    pub standing: Standing,
    /// Until when an offered seat is kept.
    pub offered_until: Option<Moment>,
    /// The last thing that changed in the meeting: the word of the record and when.
    pub change: Option<super::Change>,
    /// How long the dates last at which the person was present.
    pub minutes: i64,
    /// Whether the form after the meeting waits for the person.
    pub asks: bool,
}

/// Somebody on the organisers' list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Attendance {
    /// The registration.
    pub id: RegistrationId,
    /// The account; `None` where an organiser wrote the person down.
    pub participant: Option<ParticipantId>,
    /// Pseudonym or label; empty where the label was forgotten.
    pub name: String,
    /// The group to which the person belongs, where she said so.
    pub constituency: Option<String>,
    /// Name of the organisation on whose behalf she comes.
    pub organisation: Option<String>,
    /// How many come along.
    pub companions: u16,
    /// How far it has come.
    pub standing: Standing,
    /// Until when an offered seat is kept.
    pub offered_until: Option<Moment>,
    /// What is needed.
    pub needs: Needs,
    /// On which dates the person was noted as present.
    pub present: Vec<MeetingDateId>,
}

/// The organisers' list of a meeting.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Roll {
    /// The meeting.
    pub frame: Frame,
    /// Its dates, in order.
    pub dates: Vec<Date>,
    /// Everybody, in the order of standing and then of arrival.
    pub people: Vec<Attendance>,
}

/// The code that is shown in the room.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RoomCode {
    /// The meeting.
    pub frame: Frame,
    /// The date.
    pub date: Date,
    /// Its place among the dates, from 1.
    pub place: usize,
    /// The code as it is shown.
    pub code: String,
    /// How many are noted as present.
    pub present: i64,
}

/// What a certificate of attendance says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Certificate {
    /// The code by which everybody can check it, as it is printed.
    pub code: String,
    /// The meeting.
    pub meeting: MeetingId,
    /// Its number in addresses.
    pub number: i64,
    /// What kind of meeting it was.
    pub kind: super::Kind,
    /// What it was called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// Name of the territory.
    pub territory: String,
    /// Names of those who held it.
    pub organisers: Vec<String>,
    /// The dates at which the person was present.
    pub attended: Vec<Span>,
    /// How long all dates of the meeting lasted.
    pub minutes: i64,
    /// The pseudonym, where the person chose that it stands there.
    pub pseudonym: Option<String>,
    /// When it was first made out.
    pub issued_at: Moment,
}

impl Certificate {
    /// How long the attended dates lasted together.
    pub fn attended_minutes(&self) -> i64 {
        self.attended.iter().map(|span| span.minutes()).sum()
    }
}
