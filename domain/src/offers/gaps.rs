//! Where something is missing: services and places by theme, territory and language, beside what initiatives ask for.

use serde::{Deserialize, Serialize};

use super::{Place, Theme};
use crate::base::{Language, TerritoryId};

/// How many services there are, and how many places they name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Supply {
    /// Services.
    pub services: i64,
    /// The places of those that say how many they have.
    pub places: i64,
}

impl Supply {
    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { services: self.services + other.services, places: self.places + other.places }
    }
}

/// How many public initiatives have a word of a theme, and how many comments stand under these. Both are public one by
/// one, so that nothing is withheld.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Demand {
    /// Initiatives.
    pub initiatives: i64,
    /// Comments.
    pub comments: i64,
}

impl Demand {
    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { initiatives: self.initiatives + other.initiatives, comments: self.comments + other.comments }
    }
}

/// A theme in a territory.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Cell {
    /// What is there.
    pub supply: Supply,
    /// What is asked for.
    pub demand: Demand,
}

impl Cell {
    /// Whether nothing is there.
    pub const fn is_empty(self) -> bool {
        self.supply.services == 0
    }

    /// Whether nothing is there and somebody asks for it.
    pub const fn is_missed(self) -> bool {
        self.is_empty() && self.demand.initiatives > 0
    }
}

/// A theme, with a cell for each column.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// The theme.
    pub theme: Theme,
    /// Everything of the theme in the whole that is looked at; a service counts once.
    pub whole: Cell,
    /// By territory, in the order of the columns.
    pub by_territory: Vec<Cell>,
    /// By language, in the order of the languages.
    pub by_language: Vec<Supply>,
}

/// The whole table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Gaps {
    /// The province whose municipalities are looked at; provinces where there is none.
    pub province: Option<Place>,
    /// The language to which services are narrowed in the table by territory.
    pub language: Option<Language>,
    /// The columns: provinces, or the municipalities of the province in which there is something.
    pub territories: Vec<Place>,
    /// The languages that are spoken somewhere or in which somebody writes.
    pub languages: Vec<Language>,
    /// A row for every theme.
    pub rows: Vec<Row>,
    /// All provinces, to choose from.
    pub provinces: Vec<(TerritoryId, String)>,
}
