use super::audit::Warning;
use super::error::{Cause, Error};
use super::listing::Listing;
use super::meta::Meta;
use super::reader::Reader;
use super::vote::Vote;
use crate::election::{BallotGroup, ConstituencyIndex, Election};
use crate::project::Projects;
use crate::rule::{RankPoints, Rule};
use crate::ties::TieOrder;

/// The constituency of every voter of a file: none is stated.
pub const NOT_STATED: ConstituencyIndex = ConstituencyIndex(0);

/// A whole file.
#[derive(Clone, Debug, PartialEq)]
pub struct File<'a> {
    /// What it says about its election.
    pub meta: Meta,
    /// Its projects in the order of their ids, the order that ballots refer to.
    pub listings: Vec<Listing>,
    /// Its votes in the order of the file.
    pub votes: Vec<Vote<'a>>,
    /// What is odd about it.
    pub warnings: Vec<Warning>,
    projects: Projects,
    rank_points: RankPoints,
}

/// The text of a file; fails on the line where the bytes stop being UTF-8.
pub fn text(bytes: &[u8]) -> Result<&str, Error> {
    str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        Cause::NotUtf8.on(before.split(|byte| *byte == b'\n').count())
    })
}

/// Reads a whole file.
pub fn parse(text: &str) -> Result<File<'_>, Error> {
    let mut reader = Reader::open(text)?;
    let votes = reader.by_ref().collect::<Result<_, _>>()?;
    Ok(File {
        meta: reader.meta().clone(),
        listings: reader.listings().to_vec(),
        projects: reader.projects().clone(),
        rank_points: reader.rank_points(),
        votes,
        warnings: reader.into_warnings(),
    })
}

impl File<'_> {
    /// The election to be counted.
    pub fn election(&self) -> Election {
        let single = |vote: &Vote<'_>| BallotGroup::single(NOT_STATED, vote.ballot.clone());
        Election::gathered(self.projects.clone(), self.votes.iter().map(single).collect())
    }

    /// The rule that the file names, where we have it; ties are left to the caller.
    pub fn rule(&self, ties: TieOrder) -> Option<Rule> {
        Some(Rule { method: self.meta.method()?, rank_points: self.rank_points, ties })
    }

    /// What a place on a ranking is worth by the practice of the cities: the most a ballot may rank for the
    /// first.
    pub const fn rank_points(&self) -> RankPoints {
        self.rank_points
    }
}
