//! How services are asked for, and what was understood.

use serde::{Deserialize, Serialize};

use super::{Card, DayPart, Theme, Weekday};
use crate::base::{Language, OrganisationId, Page, TerritoryId};

/// Which services a list shows.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Only those about this.
    pub theme: Option<Theme>,
    /// Those of this municipality first, then of its province, then all others.
    pub near: Option<TerritoryId>,
    /// Only those that serve this territory.
    pub within: Option<TerritoryId>,
    /// Only those open on this day.
    pub weekday: Option<Weekday>,
    /// Only those open in this part of the day.
    pub part: Option<DayPart>,
    /// Only those where this language is spoken.
    pub language: Option<Language>,
    /// Only those to which children may come along.
    pub children: bool,
    /// Only those that cost nothing.
    pub free: bool,
    /// Only those that one enters without steps.
    pub step_free: bool,
    /// Only those with mediators.
    pub mediators: bool,
    /// Only those of this organisation.
    pub organisation: Option<OrganisationId>,
    /// Only those with these words.
    pub search: String,
}

/// A piece of a question that was understood.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Told {
    /// The name of the field of the filter.
    pub field: String,
    /// Its value, as it stands in an address.
    pub value: String,
    /// The question without the words that were understood as this.
    pub rest: String,
}

/// A question, as far as it was understood.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Understood {
    /// What is looked for; `search` holds only the words that were not understood.
    pub filter: Filter,
    /// What was read out of the words, so that each can be taken away.
    pub told: Vec<Told>,
}

/// A page of services with what was understood of the question.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Listing {
    /// The services.
    pub page: Page<Card>,
    /// What was understood.
    pub understood: Understood,
    /// Whether none has all of the words, so that those with some of them are shown.
    pub loosely: bool,
}
