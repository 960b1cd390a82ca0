//! A meeting as it is written.

use serde::{Deserialize, Serialize};

use super::{Coordinates, Kind};
use crate::{
    base::{
        Language, Moment, OrganisationId, Refusal, TerritoryId,
        moment::{DAY, MINUTE},
        text::{Body, Label, Message, Title},
    },
    boards::Theme,
    organisations::Website,
};

/// The most dates of a meeting.
pub const MOST_DATES: usize = 60;
/// The most kinds of reserved seats.
pub const MOST_QUOTAS: usize = 8;

words! {
    /// How one comes to a seat.
    pub enum Entry {
        /// Whoever comes, comes.
        None = "none",
        /// Whoever registers has a seat while there are some.
        Open = "open",
        /// The organisers say yes or no.
        Approval = "approval",
    }
}

words! {
    /// How a language is served.
    pub enum Help {
        /// Those who hold the meeting speak it.
        Spoken = "spoken",
        /// An interpreter translates.
        Interpreter = "interpreter",
        /// A cultural mediator sits beside people.
        Mediator = "mediator",
    }
}

/// A language in which one can take part.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Tongue {
    /// The language.
    pub language: Language,
    /// How it is served.
    pub help: Help,
    /// Whether that is confirmed; until then it is asked for.
    pub confirmed: bool,
}

/// From when to when one date lasts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Span {
    /// Its beginning.
    pub starts: Moment,
    /// Its end.
    pub ends: Moment,
}

impl Span {
    /// How long it lasts.
    pub const fn minutes(self) -> i64 {
        (self.ends.0 - self.starts.0) / MINUTE
    }
}

/// Where one meets in person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// What the place is called.
    pub name: Label,
    /// Street and number, town.
    pub address: Option<Label>,
    /// Where it lies on the earth.
    pub at: Option<Coordinates>,
    /// How to get there, in Markdown.
    pub directions: Option<Message>,
    /// How one gets in with a wheelchair or a pram, in Markdown.
    pub accessibility: Option<Message>,
}

/// Seats that are kept for a group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quota {
    /// The key of the constituency, where they are kept for one.
    pub constituency: Option<String>,
    /// The organisation, where they are kept for one.
    pub organisation: Option<OrganisationId>,
    /// How many.
    pub seats: u32,
}

/// A meeting as it is written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What kind of meeting it is; never changes afterwards.
    pub kind: Kind,
    /// What it is called.
    pub title: Title,
    /// What it is about, in Markdown.
    pub description: Option<Body>,
    /// The language of the texts.
    pub language: Language,
    /// The theme, where it has one of the boards'.
    pub theme: Option<Theme>,
    /// Where it belongs.
    pub territory: TerritoryId,
    /// Who holds it, the first one first.
    pub organisers: Vec<OrganisationId>,
    /// Where one meets in person.
    pub place: Option<Place>,
    /// The address of the call, shown to those who have a seat.
    pub link: Option<Website>,
    /// When, in order.
    pub dates: Vec<Span>,
    /// In which languages.
    pub tongues: Vec<Tongue>,
    /// Whether somebody looks after children.
    pub childcare: bool,
    /// How one comes to a seat.
    pub entry: Entry,
    /// How many seats there are; `None` where there are enough for all.
    pub capacity: Option<u32>,
    /// Seats that are kept for groups.
    pub quotas: Vec<Quota>,
    /// How many people one may bring along.
    pub companions: u16,
    /// Until when one can register; `None` until the last date begins.
    pub closes: Option<Moment>,
}

impl Draft {
    /// Whether such a meeting can be held.
    ///
    /// # Errors
    /// [`Refusal::NowhereToMeet`]; [`Refusal::DatesOutOfOrder`] where a date ends before it begins, lasts longer than a
    /// day or overlaps another; [`Refusal::Missing`] without a date; [`Refusal::MoreReservedThanSeats`].
    pub fn check(&self) -> Result<(), Refusal> {
        if self.place.is_none() && self.link.is_none() {
            return Err(Refusal::NowhereToMeet);
        }
        check_dates(&self.dates)?;
        self.check_seats()
    }

    fn check_seats(&self) -> Result<(), Refusal> {
        let reserved: u32 = self.quotas.iter().map(|quota| quota.seats).fold(0, u32::saturating_add);
        let one_each = |quota: &Quota| quota.constituency.is_some() != quota.organisation.is_some();
        let twice = self.quotas.iter().enumerate().any(|(place, quota)| {
            let same = |other: &Quota| {
                (&other.constituency, other.organisation) == (&quota.constituency, quota.organisation)
            };
            self.quotas[..place].iter().any(same)
        });
        if twice || self.quotas.len() > MOST_QUOTAS || !self.quotas.iter().all(one_each) {
            return Err(Refusal::UnknownChoice);
        }
        if self.quotas.iter().any(|quota| quota.seats == 0) || self.capacity == Some(0) {
            return Err(Refusal::NotANumber);
        }
        // Without a capacity everybody has a seat: there is nothing to keep free.
        match self.capacity {
            Some(seats) if reserved <= seats => Ok(()),
            None if reserved == 0 => Ok(()),
            _ => Err(Refusal::MoreReservedThanSeats),
        }
    }
}

fn check_dates(dates: &[Span]) -> Result<(), Refusal> {
    if dates.is_empty() {
        return Err(Refusal::Missing);
    }
    if dates.len() > MOST_DATES {
        return Err(Refusal::TooManyChoices { most: MOST_DATES });
    }
    let lasts = |span: &Span| span.starts < span.ends && span.ends.0 - span.starts.0 <= DAY;
    let follows = |pair: &[Span]| pair[0].ends <= pair[1].starts;
    if dates.iter().all(lasts) && dates.windows(2).all(follows) {
        Ok(())
    } else {
        Err(Refusal::DatesOutOfOrder)
    }
}
