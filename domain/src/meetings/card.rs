//! Meetings in lists and on calendars.

use serde::{Deserialize, Serialize};

use super::{Coordinates, Date, Kind, Span, State};
use crate::{
    base::{Language, MeetingId, Moment, TerritoryId},
    boards::Theme,
};

/// A meeting in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
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
    /// The theme, where it has one.
    pub theme: Option<Theme>,
    /// The territory: id and name.
    pub territory: (TerritoryId, String),
    /// What the place is called; `None` where it is only online.
    pub place: Option<String>,
    /// Street, number and town.
    pub address: Option<String>,
    /// Where the place lies on the earth.
    pub at: Option<Coordinates>,
    /// Whether one can take part online.
    pub is_online: bool,
    /// From the beginning of the first date to the end of the last.
    pub span: Span,
    /// How many dates there are.
    pub dates: i64,
    /// How long all dates last together.
    pub minutes: i64,
    /// How many seats are not taken; `None` where there are enough for all, or nobody registers.
    pub seats_left: Option<i64>,
}

/// One date of a meeting on a calendar.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Occurrence {
    /// The meeting.
    pub card: Card,
    /// When.
    pub span: Span,
}

/// One date of a meeting as calendar programs hold it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Appointment {
    /// The meeting.
    pub card: Card,
    /// The date.
    pub date: Date,
    /// The address of the call, in the calendar of somebody who has a seat.
    pub link: Option<String>,
    /// How often what a calendar shows was changed.
    pub changes: i32,
}

words! {
    /// Which meetings a list shows.
    pub enum Order {
        /// Those that are not over, the next first.
        Coming = "coming",
        /// Those that are over, the latest first.
        Past = "past",
    }
}

/// What a list is narrowed to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Only those of this territory or within it.
    pub territory: Option<TerritoryId>,
    /// Only those with this theme.
    pub theme: Option<Theme>,
    /// Only those of this kind.
    pub kind: Option<Kind>,
}

impl Card {
    /// Whether it is over.
    pub fn is_over(&self, now: Moment) -> bool {
        self.span.ends <= now
    }
}
