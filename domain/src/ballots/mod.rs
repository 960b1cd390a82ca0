//! Ballots: what people cast in the voting phase, and the result that the counting crate finds.
//!
//! A ballot marks options of its board, as the board's kind of ballot says: initiatives that stand on the ballot,
//! numbered from 1 and frozen when voting begins. It can be changed and withdrawn until voting ends; the last one counts, once per person.

use serde::{Deserialize, Serialize};

use crate::{
    base::{ExclusionId, InitiativeId, Language, Moment},
    boards::{Board, Theme},
};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
mod casting;
mod choices;
#[cfg(feature = "db")]
pub mod counts;
#[cfg(feature = "db")]
mod exclusions;
#[cfg(feature = "db")]
mod manifest;
#[cfg(feature = "db")]
pub(crate) mod options;
#[cfg(feature = "db")]
mod order;
#[cfg(feature = "db")]
pub mod queries;
pub mod rehearsal;
pub mod result;
mod rulebook;
pub mod rules;
#[cfg(feature = "db")]
mod slate;
#[cfg(feature = "db")]
pub(crate) mod tables;
#[cfg(all(test, feature = "testing"))]
mod tests;

pub use choices::{Choices, Marks};
pub use result::{Count, Figures, Otherwise, Published, Ranked, Share, Verdict, VoteResult};
pub use rulebook::{Line, Preparation, Printed, Rulebook};

/// What stands on a ballot.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Choice {
    /// Its number on the ballot, from 1.
    pub number: u16,
    /// The initiative.
    pub initiative: InitiativeId,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// What it is about.
    pub theme: Theme,
    /// What it costs, in cents.
    pub cost_cents: i64,
    /// Where the cost comes from.
    pub cost_basis: CostBasis,
}

words! {
    /// Where the cost of an option comes from.
    pub enum CostBasis {
        /// The office checked it.
        Checked = "checked",
        /// The office estimated it.
        Office = "office",
        /// Its author estimated it, and nobody checked.
        Proposer = "proposer",
        /// Nobody said what it costs: it counts as free.
        Missing = "missing",
    }
}

/// Initiatives of which one at the most wins.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Exclusion {
    /// The id of the group.
    pub id: ExclusionId,
    /// Its initiatives that are public.
    pub initiatives: Vec<Excluded>,
}

/// An initiative of such a group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Excluded {
    /// Which one.
    pub initiative: InitiativeId,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
}

/// What a person cast.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ballot {
    /// The numbers of the chosen options; none on a withdrawn ballot.
    pub choices: Choices,
    /// When it was cast for the first time.
    pub cast_at: Moment,
    /// When it was cast as it stands.
    pub changed_at: Moment,
}

/// A board with what stands on its ballot, and the ballot of the person who asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Paper {
    /// The board.
    pub board: Board,
    /// What can be chosen: for a person in the order drawn for her, for others by number.
    pub options: Vec<Choice>,
    /// The ballot that the person cast already; a withdrawn one has no choices.
    pub own: Option<Ballot>,
    /// When it was read.
    pub now: Moment,
}
