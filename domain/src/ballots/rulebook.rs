//! The rulebook of a vote: its rules and what stands on the ballot, as they are when voting begins.

use serde::{Deserialize, Serialize};

use super::{Choice, CostBasis, Exclusion};
use crate::{
    base::{BoardId, InitiativeId, Moment, Refusal},
    boards::{Board, Rules},
};

/// Everything that is settled before the first ballot; hashed when voting begins, so that nobody changes it unseen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rulebook {
    /// The board; its id is also what the lots of ties are drawn from.
    pub board: BoardId,
    /// Its rules.
    pub rules: Rules,
    /// What stands on the ballot, by number. Titles are left out: moderation may have to hide one.
    pub options: Vec<Line>,
    /// The numbers of options of which one at the most wins.
    pub exclusive: Vec<Vec<u16>>,
}

/// An option of the rulebook.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// Its number on the ballot, from 1.
    pub number: u16,
    /// The initiative.
    pub initiative: InitiativeId,
    /// What it costs, in cents.
    pub cost_cents: i64,
    /// Where the cost comes from.
    pub cost_basis: CostBasis,
}

/// The rulebook as its page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Printed {
    /// The board with its rules and, once voting began, the hash.
    pub board: Board,
    /// What stands on the ballot by number; before voting, what would.
    pub options: Vec<Choice>,
    /// The initiatives that exclude each other.
    pub exclusions: Vec<Exclusion>,
    /// The name of the vote, by which everybody knows its record; once voting began.
    pub election: Option<String>,
    /// When it was read.
    pub now: Moment,
}

/// What an officer prepares before a vote.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Preparation {
    /// The board.
    pub board: Board,
    /// Public initiatives that are or may get on the ballot, with costs and where these come from.
    pub candidates: Vec<Choice>,
    /// The initiatives that exclude each other.
    pub exclusions: Vec<Exclusion>,
    /// Whether groups may still be added.
    pub may_exclude: Result<(), Refusal>,
    /// When it was read.
    pub now: Moment,
}

impl Rulebook {
    /// The rulebook of a board with these options by number.
    pub fn of(board: &Board, options: &[Choice], exclusions: &[Exclusion]) -> Self {
        let line = |option: &Choice| Line {
            number: option.number,
            initiative: option.initiative,
            cost_cents: option.cost_cents,
            cost_basis: option.cost_basis,
        };
        let number = |id: InitiativeId| options.iter().find(|option| option.initiative == id);
        let numbers = |exclusion: &Exclusion| {
            let numbers = exclusion.initiatives.iter().filter_map(|one| number(one.initiative));
            let mut numbers: Vec<u16> = numbers.map(|option| option.number).collect();
            numbers.sort_unstable();
            numbers
        };
        // A group of which one option is left excludes nothing.
        let mut exclusive: Vec<Vec<u16>> =
            exclusions.iter().map(numbers).filter(|numbers| numbers.len() > 1).collect();
        exclusive.sort_unstable();
        exclusive.dedup();
        Self {
            board: board.id,
            rules: board.rules.clone(),
            options: options.iter().map(line).collect(),
            exclusive,
        }
    }

    /// SHA-256 of the rulebook as JSON with the fields in the order of the types, in hexadecimal.
    #[cfg(feature = "db")]
    pub fn hash(&self) -> Result<String, crate::base::Failure> {
        let json = serde_json::to_string(self);
        let json = json.map_err(|error| crate::base::Failure::Unreadable(error.to_string()))?;
        Ok(crate::base::secret::mark("tavolata-rulebook-v2", &json))
    }
}
