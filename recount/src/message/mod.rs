//! What a worker that recounts tells the page that started it: small values, of which both sides have the same types,
//! so that the page need not carry what checks and counts.

#[cfg(test)]
mod tests;

use counting::ballot::{Ballot, written};
use serde::{Deserialize, Serialize};

use crate::archive::Archive;
use crate::manifest::Manifest;
use crate::receipt::{Code, CodeError, Found, Missing, Receipt};
use crate::verify::{Check, Progress, Report, Verdict};

/// One message of the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// What is being checked now.
    Checking {
        /// Which check.
        check: Check,
        /// How much of everything is done, out of a hundred.
        percent: u8,
    },
    /// Everything was checked.
    Recounted(Recounted),
    /// What became of a ballot.
    Found(Answer),
}

/// What came out of all checks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recounted {
    /// Every check with its end, in order.
    pub checks: Vec<(Check, End)>,
    /// What the archive holds, as far as it reads.
    pub sums: Option<Sums>,
    /// The winners of the count done here, in the order of selection.
    pub winners: Option<Vec<Winner>>,
}

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    /// As it should be.
    Passed,
    /// Nothing to compare with was given from outside.
    NothingToCompare,
    /// Not as it should be; why, in English.
    Failed(String),
    /// Something before it failed, without which it cannot be asked.
    NotReached,
}

/// How much an archive holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// How many ballots count.
    pub counted: u32,
    /// How many people withdrew theirs.
    pub withdrawn: u32,
    /// How many ballots were replaced by later ones.
    pub replaced: u32,
    /// How many signed heads.
    pub heads: u32,
}

/// An option that won.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Winner {
    /// Its id in the manifest.
    pub id: String,
    /// What it is called.
    pub title: String,
}

/// What became of the ballot of a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// It counts as it is.
    Counts(Vec<Mark>),
    /// It is a withdrawal: nothing of this voter counts.
    Withdrawn,
    /// The same voter replaced it later by this ballot, which is empty where she took it back.
    Replaced(Vec<Mark>),
    /// What was typed is neither a code nor a link nor a file of a receipt.
    NoReceipt,
    /// A symbol of the code is mistaken.
    Mistyped,
    /// The log has no ballot with this code.
    NoSuchCode,
    /// The receipt is of another vote.
    OtherVote,
    /// The log did not sign the receipt.
    NotSigned,
    /// The log promised this ballot and does not have it.
    PromiseBroken,
    /// The archive itself does not read.
    NoArchive,
}

/// An option that a ballot names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What it is called.
    pub title: String,
    /// Its points, or its place from 1; none on a ballot where one only chooses.
    pub number: Option<i32>,
}

impl From<Progress> for Told {
    fn from(Progress { check, done, total }: Progress) -> Self {
        let all = Check::ALL.len();
        let before = Check::ALL.iter().take_while(|one| **one != check).count();
        let part = done.min(total).saturating_mul(100).checked_div(total).unwrap_or(100);
        let percent = u8::try_from((before * 100 + part) / all).unwrap_or(100);
        Self::Checking { check, percent }
    }
}

impl From<Report> for Recounted {
    fn from(report: Report) -> Self {
        let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let Report { checks, facts, outcome } = report;
        let sums = facts.as_ref().map(|facts| Sums {
            counted: short(facts.counted),
            withdrawn: short(facts.withdrawn),
            replaced: short(facts.superseded),
            heads: short(facts.heads),
        });
        let winners = outcome.zip(facts).map(|(outcome, facts)| {
            let ids = outcome.winners.iter().map(|winner| winner.project.as_str());
            ids.map(|id| Winner { id: id.to_owned(), title: title(&facts.manifest, id) }).collect()
        });
        Self {
            checks: checks.into_iter().map(|(check, verdict)| (check, verdict.into())).collect(),
            sums,
            winners,
        }
    }
}

impl From<Verdict> for End {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Passed => Self::Passed,
            Verdict::NothingToCompare => Self::NothingToCompare,
            Verdict::Failed(fault) => Self::Failed(fault.to_string()),
            Verdict::NotReached => Self::NotReached,
        }
    }
}

/// Looks in an archive for the ballot of a receipt, which comes as a code, as a link or its last part, or as what is
/// in the small file.
pub fn find(archive: &[u8], typed: &str) -> Answer {
    let Ok(archive) = Archive::read(archive) else { return Answer::NoArchive };
    let Some((manifest, key)) = Manifest::read(&archive.manifest)
        .ok()
        .and_then(|manifest| manifest.key().ok().map(|key| (manifest, key)))
    else {
        return Answer::NoArchive;
    };
    let typed = typed.trim();
    let short = typed.rsplit_once('#').map_or(typed, |(_, short)| short);
    let found = match Receipt::from_file(typed).or_else(|_| Receipt::from_compact(short)) {
        Ok(receipt) => receipt.find(&archive, &key),
        Err(_) => match typed.parse::<Code>() {
            Ok(code) => code.find(&archive),
            Err(CodeError::Mistake) => return Answer::Mistyped,
            Err(CodeError::Symbols) => return Answer::NoReceipt,
        },
    };
    match found {
        Ok(Found::Counts(ballot)) => Answer::Counts(marks(&manifest, &ballot)),
        Ok(Found::Withdrawn) => Answer::Withdrawn,
        Ok(Found::Replaced { ballot, .. }) => Answer::Replaced(marks(&manifest, &ballot)),
        Err(Missing::OtherVote) => Answer::OtherVote,
        Err(Missing::NotSigned) => Answer::NotSigned,
        Err(Missing::PromiseBroken) => Answer::PromiseBroken,
        Err(Missing::NoSuchCode) => Answer::NoSuchCode,
    }
}

/// What a ballot says, by its canonical text.
fn marks(manifest: &Manifest, ballot: &str) -> Vec<Mark> {
    let Some(slate) = manifest.slate(&[]) else { return Vec::new() };
    let marks = match written::read(ballot, &slate.by_number) {
        Some(Ballot::Approval(approval)) => approval.projects().iter().map(|one| (*one, None)).collect(),
        Some(Ballot::Points(points)) => {
            points.given().iter().map(|(one, points)| (*one, Some(*points))).collect()
        }
        Some(Ballot::Ranking(ranking)) => {
            ranking.projects().iter().zip(1..).map(|(one, place)| (*one, Some(place))).collect()
        }
        None => Vec::new(),
    };
    let mark =
        |(project, number)| Mark { title: title(manifest, slate.projects[project].id.as_str()), number };
    marks.into_iter().map(mark).collect()
}

fn title(manifest: &Manifest, id: &str) -> String {
    let option = manifest.options.iter().find(|option| option.id == id);
    option.map_or(id, |option| option.title.as_str()).to_owned()
}
