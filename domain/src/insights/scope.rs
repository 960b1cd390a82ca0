//! What figures are about.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

use crate::base::{BoardId, ProjectId, Refusal, TerritoryId};

/// What figures are about; written as the path under which they are found: `boards/0199…`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Scope {
    /// All open boards.
    Everything,
    /// The boards of a territory and of what lies within.
    Territory(TerritoryId),
    /// The boards that belong to a project.
    Project(ProjectId),
    /// One board.
    Board(BoardId),
}

impl fmt::Display for Scope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything => formatter.write_str("everything"),
            Self::Territory(territory) => write!(formatter, "territories/{territory}"),
            Self::Project(project) => write!(formatter, "projects/{project}"),
            Self::Board(board) => write!(formatter, "boards/{board}"),
        }
    }
}

impl FromStr for Scope {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        match text.split_once('/') {
            None if text == "everything" => Ok(Self::Everything),
            Some(("territories", id)) => id.parse().map(Self::Territory),
            Some(("projects", id)) => id.parse().map(Self::Project),
            Some(("boards", id)) => id.parse().map(Self::Board),
            _ => Err(Refusal::NotFound),
        }
    }
}

impl From<Scope> for String {
    fn from(scope: Scope) -> Self {
        scope.to_string()
    }
}

impl TryFrom<String> for Scope {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Self, Refusal> {
        text.parse()
    }
}
