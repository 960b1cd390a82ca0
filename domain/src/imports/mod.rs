//! What comes in from elsewhere, whole or not at all: a real election with its votes, a list of initiatives.
//!
//! An import writes the tables of several slices in one transaction, because half a board is none.

use crate::base::{BoardId, Stop};

pub mod initiatives;
pub mod offers;
pub mod pabulib;
mod rows;
pub mod sheet;
#[cfg(all(test, feature = "testing"))]
mod tests;

/// A line of a list that will not do.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line}: {cause}")]
pub struct BadLine {
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong there.
    pub cause: String,
}

impl From<BadLine> for ImportError {
    fn from(line: BadLine) -> Self {
        Self::Lines(vec![line])
    }
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The election file does not read.
    #[error(transparent)]
    File(#[from] counting::pabulib::Error),
    /// Lines of a list will not do.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Lines(Vec<BadLine>),
    /// There is no territory with this ISTAT code.
    #[error("there is no territory with the ISTAT code {0}")]
    UnknownTerritory(String),
    /// There is no such board, or it is a draft.
    #[error("there is no open board {0}")]
    NoOpenBoard(BoardId),
    /// The same file was imported before.
    #[error("the file was imported before, as board {0}")]
    ImportedBefore(BoardId),
    /// A board holds at most 65,535 options.
    #[error("{0} projects are more than a board can hold")]
    TooManyProjects(usize),
    /// Refused by a rule, or broken.
    #[error(transparent)]
    Stop(#[from] Stop),
}

impl From<sea_orm::DbErr> for ImportError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Stop(error.into())
    }
}
