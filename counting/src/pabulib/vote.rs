use std::borrow::Cow;

use super::columns::{Column, Columns, whole_number};
use super::error::{Cause, Error};
use super::meta::VoteType;
use super::records::Record;
use crate::ballot::{Approval, Ballot, Points, Ranking};
use crate::project::{ProjectIndex, Projects};

/// One vote of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote<'a> {
    /// The line on which it stands.
    pub line: usize,
    /// The name that the file gives to the voter.
    pub voter: Cow<'a, str>,
    /// What the voter marked.
    pub ballot: Ballot,
    /// How many projects the ballot names, those named twice counted twice.
    pub(super) named: usize,
}

/// Where the section keeps what, and how a ballot is read.
pub struct VoteColumns {
    columns: Columns,
    voter: Column,
    vote: Column,
    points: Option<Column>,
    vote_type: VoteType,
}

impl VoteColumns {
    pub fn of(record: &Record<'_>, vote_type: VoteType) -> Result<Self, Error> {
        let columns = Columns::of(record);
        let points = match vote_type {
            VoteType::Cumulative | VoteType::Scoring => Some(columns.require("points", record.line)?),
            VoteType::Approval | VoteType::ChooseOne | VoteType::Ordinal => None,
        };
        Ok(Self {
            voter: columns.require("voter_id", record.line)?,
            vote: columns.require("vote", record.line)?,
            points,
            columns,
            vote_type,
        })
    }

    pub fn read<'a>(&self, record: &mut Record<'a>, projects: &Projects) -> Result<Vote<'a>, Error> {
        self.columns.admit(record)?;
        self.voter.required(record)?;
        let marked = self.marked(record, projects).map_err(|cause| cause.on(record.line))?;
        let named = marked.len();
        let ballot = match self.vote_type {
            VoteType::Approval | VoteType::ChooseOne => Ballot::Approval(Approval::new(marked)),
            VoteType::Ordinal => Ballot::Ranking(Ranking::new(marked)),
            VoteType::Cumulative | VoteType::Scoring => {
                let points = self.points(record, named).map_err(|cause| cause.on(record.line))?;
                Ballot::Points(Points::new(marked.into_iter().zip(points)))
            }
        };
        Ok(Vote { line: record.line, voter: self.voter.take(record), ballot, named })
    }

    fn marked(&self, record: &Record<'_>, projects: &Projects) -> Result<Vec<ProjectIndex>, Cause> {
        let index = |id: &str| projects.index(id).ok_or_else(|| Cause::UnknownProject(id.to_owned()));
        items(self.vote.text(record)).map(index).collect()
    }

    fn points(&self, record: &Record<'_>, named: usize) -> Result<Vec<i32>, Cause> {
        let text = self.points.map_or("", |column| column.text(record));
        let points: Vec<i32> =
            items(text).map(|item| whole_number("points", item)).collect::<Result<_, _>>()?;
        if points.len() == named {
            Ok(points)
        } else {
            Err(Cause::UnevenPoints { projects: named, points: points.len() })
        }
    }
}

/// The items of a list such as `3,1,2`; a comma too many makes no item.
fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|item| !item.is_empty())
}
