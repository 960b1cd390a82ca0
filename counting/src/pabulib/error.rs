use std::fmt;

use crate::money::MoneyError;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {cause}")]
pub struct Error {
    /// The line on which it shows, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub cause: Cause,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// The bytes are not UTF-8.
    #[error("not UTF-8 text")]
    NotUtf8,
    /// A section should begin here, or before the end of the file.
    #[error("the section {0} should begin here")]
    MissingSection(Section),
    /// The names of a section's columns stand in one field.
    #[error("one column only: semicolons should separate the columns of {0}")]
    OneColumn(Section),
    /// The file ends before all votes that it states; its last line may be cut off too.
    #[error("the file ends after {found} of {stated} votes")]
    EndsEarly {
        /// How many votes it states.
        stated: u64,
        /// How many it holds.
        found: u64,
    },
    /// The section has no column of this name.
    #[error("the column {0} is missing")]
    MissingColumn(&'static str),
    /// `META` lacks a key.
    #[error("META says nothing about {0}")]
    MissingKey(&'static str),
    /// The line has nothing in a column that needs something.
    #[error("nothing in the column {0}")]
    MissingField(&'static str),
    /// The line has more fields than the section has columns.
    #[error("{found} fields in {expected} columns")]
    TooManyFields {
        /// How many columns the section has.
        expected: usize,
        /// How many fields the line has.
        found: usize,
    },
    /// A field begins with a quotation mark that is not closed.
    #[error("a quotation mark is never closed")]
    UnclosedQuote,
    /// The kind of ballot is none of the format.
    #[error("{0:?} is not a kind of vote")]
    UnknownVoteType(String),
    /// An amount of money cannot be read.
    #[error("{text:?} in {field}: {error}")]
    Money {
        /// The key or column.
        field: &'static str,
        /// What stands there.
        text: String,
        /// What is wrong with it.
        error: MoneyError,
    },
    /// A whole number cannot be read.
    #[error("{text:?} in {field} is not a whole number that can be counted")]
    NotANumber {
        /// The key or column.
        field: &'static str,
        /// What stands there.
        text: String,
    },
    /// An earlier project has the same id.
    #[error("the project {0:?} is listed twice")]
    RepeatedProject(String),
    /// There are no projects.
    #[error("no project is listed")]
    NoProjects,
    /// A vote names a project that is not listed.
    #[error("the project {0:?} is not listed")]
    UnknownProject(String),
    /// A vote names more or fewer projects than it gives points.
    #[error("{points} points for {projects} projects")]
    UnevenPoints {
        /// How many projects it names.
        projects: usize,
        /// How many points it gives.
        points: usize,
    },
}

/// A part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What the file says about the election.
    Meta,
    /// What could be chosen.
    Projects,
    /// What was chosen.
    Votes,
}

impl Section {
    /// The word that begins the section.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Meta => "META",
            Self::Projects => "PROJECTS",
            Self::Votes => "VOTES",
        }
    }
}

impl fmt::Display for Section {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.heading())
    }
}

impl Cause {
    pub(super) const fn on(self, line: usize) -> Error {
        Error { line, cause: self }
    }
}
