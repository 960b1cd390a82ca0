//! The participatory path: what people did on a board or at a table, as a report that is annexed to the final document.

use serde::{Deserialize, Serialize};

use crate::{
    answers,
    base::{BoardId, Currency, Day, InitiativeId, Language, Moment, TableId},
    boards::Phase,
    initiatives,
};

/// The report, as it was at a moment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Path {
    /// When it was written down.
    pub made_at: Moment,
    /// What it tells.
    pub told: Told,
}

/// Of what it tells.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Told {
    /// Of a board.
    Board(BoardPath),
    /// Of a table.
    Table(TablePath),
}

/// What happened on a board.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BoardPath {
    /// The board.
    pub board: BoardId,
    /// What it asked.
    pub question: String,
    /// The language of the question.
    pub language: Language,
    /// Each phase with the day on which it begins.
    pub phases: Vec<(Phase, Day)>,
    /// How many people took part; `None` where they are too few to tell.
    pub people: Option<u64>,
    /// The same by constituency.
    pub groups: Vec<Group>,
    /// How many public initiatives are in each state.
    pub states: Vec<(initiatives::State, u64)>,
    /// The initiatives that came furthest, at most [`MOST`](Self::MOST) of them.
    pub initiatives: Vec<Outlined>,
    /// What the vote found, where one was counted.
    pub vote: Option<Vote>,
}

impl BoardPath {
    /// How many initiatives are told one by one.
    pub const MOST: usize = 200;
}

/// A constituency that took part.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Group {
    /// Its key.
    pub key: String,
    /// What it is called in the language of the procedure.
    pub name: String,
    /// How many of its people took part; `None` where that is withheld.
    pub people: Option<u64>,
}

/// An initiative and what became of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Outlined {
    /// The initiative.
    pub id: InitiativeId,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// How far it came.
    pub state: initiatives::State,
    /// What the municipality answered.
    pub answer: Option<answers::Outcome>,
    /// How many days the answer took.
    pub answered_after_days: Option<u32>,
    /// What it costs, in cents.
    pub cost_cents: Option<i64>,
}

/// A vote that was counted; anybody can recount it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Vote {
    /// When it was counted.
    pub counted_at: Moment,
    /// How many ballots were cast.
    pub ballots: u64,
    /// The currency of the costs.
    pub currency: Currency,
    /// The options: winners in the order of their selection, then the others.
    pub options: Vec<Voted>,
}

/// An option of a vote.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Voted {
    /// The initiative.
    pub id: InitiativeId,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// How many ballots name it.
    pub votes: u64,
    /// Whether it won.
    pub has_won: bool,
}

/// What happened at a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TablePath {
    /// The table.
    pub table: TableId,
    /// What it is called.
    pub name: String,
    /// The language of the name.
    pub language: Language,
    /// Its sessions that took place, the latest first, as many as a page of its list has.
    pub sessions: Vec<Session>,
}

/// A session of a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Session {
    /// Which session of the table it is.
    pub number: u32,
    /// When it began.
    pub starts_at: Moment,
    /// How many resolutions it passed.
    pub passed: u64,
}

/// A report as a page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seen {
    /// The report.
    pub path: Path,
    /// SHA-256 of the frozen text, in hexadecimal; `None` as long as nothing is frozen and it changes with the board.
    pub sha256: Option<String>,
}
