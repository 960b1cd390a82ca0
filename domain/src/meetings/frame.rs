//! What rules ask about a meeting.

use serde::{Deserialize, Serialize};

use super::{Entry, Kind, State};
use crate::base::{Language, MeetingId, Moment, OrganisationId, Scope};

/// A meeting as far as rules need it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Frame {
    /// Its id.
    pub id: MeetingId,
    /// Its number in addresses.
    pub number: i64,
    /// What kind of meeting it is.
    pub kind: Kind,
    /// How far it has come.
    pub state: State,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// Where it belongs.
    pub territory: Scope,
    /// Who holds it.
    pub organisers: Vec<OrganisationId>,
    /// When its first date begins.
    pub starts: Moment,
    /// When its last date begins.
    pub last_starts: Moment,
    /// When its last date ends.
    pub ends: Moment,
    /// How one comes to a seat.
    pub entry: Entry,
    /// How many seats there are.
    pub capacity: Option<u32>,
    /// How many people one may bring along.
    pub companions: u16,
    /// Until when one can register, where that is before the last date.
    pub closes: Option<Moment>,
}

impl Frame {
    /// Whether it is over.
    pub fn is_over(&self, now: Moment) -> bool {
        self.ends <= now
    }
}
