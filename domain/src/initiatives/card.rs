//! Initiatives in lists.

use serde::{Deserialize, Serialize};

use super::{Agreement, Stage, Standing, State};
use crate::{
    base::{BoardId, InitiativeId, Language, Moment, OrganisationId, TerritoryId},
    boards::Theme,
};

words! {
    /// In which order a list stands.
    pub enum Sort {
        /// Published last first.
        Newest = "newest",
        /// With the most supports first.
        MostSupported = "most_supported",
        /// With the fewest stances first.
        LeastHeard = "least_heard",
    }
}

/// Which initiatives of a board a list shows.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Filter {
    /// Only those about this.
    pub theme: Option<Theme>,
    /// Only those of this territory.
    pub territory: Option<TerritoryId>,
    /// Only those that came this far.
    pub stage: Option<Stage>,
    /// Only those written in this language.
    pub language: Option<Language>,
    /// Only those written on behalf of this organisation.
    pub organisation: Option<OrganisationId>,
    /// Only those with all of these words, the last of which may be unfinished.
    pub search: String,
}

/// What a board's list can be filtered by, beside what every board has.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Choices {
    /// The board's territory and those within it.
    pub territories: Vec<(TerritoryId, String)>,
    /// The organisations on whose behalf something was proposed.
    pub organisations: Vec<(OrganisationId, String)>,
}

/// An initiative in a list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: InitiativeId,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// What it is about.
    pub theme: Theme,
    /// How far it came.
    pub state: State,
    /// What its first author is called; `None` where it was imported.
    pub author: Option<String>,
    /// The organisation on whose behalf it was written.
    pub organisation: Option<String>,
    /// How many authors there are beside the first.
    pub co_authors: i64,
    /// How it is stood to.
    pub agreement: Agreement,
    /// How many offers of help it has.
    pub pledges: i64,
    /// How many comments it has.
    pub comments: i64,
}

/// The first initiatives of a stage.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Column {
    /// How far they came.
    pub stage: Stage,
    /// Those published last.
    pub cards: Vec<Card>,
    /// Whether there are more.
    pub more: bool,
}

/// An initiative that resembles what somebody writes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Similar {
    /// Its id.
    pub id: InitiativeId,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
}

/// One of a person's own initiatives.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Own {
    /// Its id.
    pub id: InitiativeId,
    /// The board on which it stands.
    pub board: BoardId,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// How far it came.
    pub state: State,
    /// How the version stands that readers do not see, where there is one.
    pub pending: Option<Standing>,
    /// When it was last changed.
    pub changed_at: Moment,
}
