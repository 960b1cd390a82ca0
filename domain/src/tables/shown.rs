//! Tables as pages show them.

use serde::{Deserialize, Serialize};

use super::{Commitment, Outcome, Rulebook, Seat, Stage};
use crate::{
    base::{
        InitiativeId, Language, MeetingId, Moment, TableId, TerritoryId,
        text::{Body, Title},
    },
    initiatives::Agreement,
    territories::Territory,
};

/// A table as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// Where it belongs.
    pub territory: TerritoryId,
    /// What it is called.
    pub name: Title,
    /// What it is for, in Markdown.
    pub mandate: Body,
    /// The language of the table: of its name, its agendas and its minutes.
    pub language: Language,
    /// What it has agreed on.
    pub rulebook: Rulebook,
}

/// A table in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: TableId,
    /// What it is called.
    pub name: String,
    /// The language of the name.
    pub language: Language,
    /// Name of its territory.
    pub territory: String,
    /// How many seats it has.
    pub seats: i64,
    /// How many of them somebody holds.
    pub held: i64,
    /// How many sessions took place.
    pub sessions: i64,
    /// When the next session begins, and which it is.
    pub next: Option<(Moment, MeetingId)>,
    /// How many commitments are late.
    pub late: i64,
}

/// A table as its page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Table {
    /// Its id.
    pub id: TableId,
    /// Where it belongs.
    pub territory: Territory,
    /// What it is called.
    pub name: String,
    /// What it is for, in Markdown.
    pub mandate: String,
    /// The language of name, mandate, agendas and minutes.
    pub language: Language,
    /// What it has agreed on.
    pub rulebook: Rulebook,
    /// Its seats with those who hold them today.
    pub seats: Vec<Seat>,
}

/// A session in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SessionCard {
    /// The meeting.
    pub id: MeetingId,
    /// Which session of the table it is.
    pub number: u32,
    /// When it begins.
    pub starts_at: Moment,
    /// How far it came.
    pub stage: Stage,
    /// Whether it was convened in a hurry.
    pub is_urgent: bool,
    /// How many resolutions it passed.
    pub passed: i64,
}

/// A session that is to come, to which points can be added.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct ToCome {
    /// The meeting.
    pub id: MeetingId,
    /// What the table is called.
    pub name: String,
    /// When it begins.
    pub starts_at: Moment,
}

/// What a table did about a board or an initiative.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct History {
    /// The table.
    pub table: TableId,
    /// What it is called.
    pub name: String,
    /// The language of the table's texts.
    pub language: Language,
    /// The session.
    pub session: MeetingId,
    /// When it begins.
    pub starts_at: Moment,
    /// The point of the agenda.
    pub item: String,
    /// What was decided and what became of it; not HTML.
    pub resolution: Option<(String, Outcome)>,
    /// How many commitments followed.
    pub commitments: i64,
}

/// An initiative about which two constituencies are divided.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Suggested {
    /// The initiative.
    pub id: InitiativeId,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// Name of its territory.
    pub territory: String,
    /// How the constituencies stand to it.
    pub agreement: Agreement,
}

/// A commitment with the table that it belongs to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Due {
    /// The table.
    pub table: TableId,
    /// What it is called.
    pub name: String,
    /// The language of the table's texts.
    pub language: Language,
    /// The commitment.
    pub commitment: Commitment,
}
