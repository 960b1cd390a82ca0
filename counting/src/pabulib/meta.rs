use super::columns::whole_number;
use super::error::{Cause, Error};
use super::records::Record;
use crate::ballot::Limits;
use crate::equal_shares::{Add1, Comparison, EqualShares, Start, Stop};
use crate::greedy::{Greedy, Misfit, Utility};
use crate::money::Money;
use crate::phragmen::Phragmen;
use crate::rule::Method;

/// What a file says about its election.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// Every key with its value, in the order of the file.
    pub entries: Vec<(String, String)>,
    /// The money to be spent.
    pub budget: Money,
    /// The kind of ballot.
    pub vote_type: VoteType,
    /// How many projects a ballot may name.
    pub limits: Limits,
    /// The score that a project needs at least.
    pub minimum_score: Option<i64>,
    /// How many projects there should be.
    pub projects_stated: Option<u64>,
    /// How many votes there should be.
    pub votes_stated: Option<u64>,
}

/// The kind of ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoteType {
    /// Projects, all liked alike.
    Approval,
    /// One project.
    ChooseOne,
    /// Points out of a fixed sum.
    Cumulative,
    /// Projects in order, the best first.
    Ordinal,
    /// Points within a range for each project.
    Scoring,
}

impl Meta {
    /// Makes sense of the entries; an error points to the line of the entry, or to that of the section.
    pub(super) fn of(entries: Vec<(usize, String, String)>, section_line: usize) -> Result<Self, Error> {
        let entry = |key: &'static str| {
            let entry = entries.iter().find(|(_, name, _)| name == key);
            entry.map(|(line, _, value)| (*line, value.as_str())).filter(|(_, value)| !value.is_empty())
        };
        let required = |key: &'static str| entry(key).ok_or(Cause::MissingKey(key).on(section_line));
        let (line, text) = required("budget")?;
        let budget = money("budget", text).map_err(|cause| cause.on(line))?;
        let (line, text) = required("vote_type")?;
        let vote_type = VoteType::named(text).ok_or(Cause::UnknownVoteType(text.to_owned()).on(line))?;
        let limits = Limits {
            minimum: number("min_length", entry("min_length"))?,
            maximum: number("max_length", entry("max_length"))?,
        };
        Ok(Self {
            budget,
            vote_type,
            limits: if vote_type == VoteType::ChooseOne { Limits::at_most(1) } else { limits },
            minimum_score: number("min_project_score_threshold", entry("min_project_score_threshold"))?,
            projects_stated: number("num_projects", entry("num_projects"))?,
            votes_stated: number("num_votes", entry("num_votes"))?,
            entries: entries.into_iter().map(|(_, key, value)| (key, value)).collect(),
        })
    }

    /// What the file says under a key, if anything: `description`, `country`, `unit`, `currency`,
    /// `date_begin` ...
    pub fn text(&self, key: &str) -> Option<&str> {
        let entry = self.entries.iter().find(|(name, _)| name == key);
        entry.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// The rule that the file names, where we have it. `equalshares/add1` is taken as Wieliczka, Świecie
    /// and Assen counted: endowments in whole units, raised by one at a time up to the last outcome within the
    /// budget. What follows such a name is said only by files of ours: what is left is filled up greedily
    /// (`utilitarian`), every project is worth the same (`cardinality`).
    pub fn method(&self) -> Option<Method> {
        let budget = self.budget;
        let greedy = |utility, misfit| {
            let (minimum_score, exclusive) = (self.minimum_score, Vec::new());
            Method::Greedy(Greedy { budget, utility, misfit, minimum_score, exclusive })
        };
        let shares = |utility, add1: Option<Add1>, fill_up, comparison| {
            let start = if add1.is_some() { Start::Integral } else { Start::Exact };
            Method::EqualShares(EqualShares { budget, utility, start, add1, fill_up, comparison })
        };
        Some(match self.text("rule")? {
            "greedy" | "greedy-threshold" => greedy(Utility::Cost, Misfit::Skip),
            "greedy-no-skip" => greedy(Utility::Cost, Misfit::Stop),
            GREEDY_PER_COST => greedy(Utility::Cardinality, Misfit::Skip),
            "equalshares" => shares(Utility::Cost, None, false, Comparison::None),
            "equalshares/add1" => shares(Utility::Cost, Some(RAISED), false, Comparison::None),
            "equalshares/add1-comparison" => {
                shares(Utility::Cost, Some(RAISED), false, Comparison::Satisfaction)
            }
            FILLED_UP => shares(Utility::Cost, Some(RAISED), true, Comparison::None),
            FILLED_UP_CARDINALITY => shares(Utility::Cardinality, Some(RAISED), true, Comparison::None),
            PHRAGMEN => Method::Phragmen(Phragmen { budget }),
            _ => return None,
        })
    }
}

impl Method {
    /// The name by which a file names the rule; `None` where no name says all of it. A minimum score stands in an
    /// entry of its own.
    pub fn pabulib_name(&self) -> Option<&'static str> {
        match self {
            Self::Greedy(greedy) if !greedy.exclusive.is_empty() => None,
            Self::Greedy(greedy) => match (greedy.utility, greedy.misfit, greedy.minimum_score) {
                (Utility::Cost, Misfit::Skip, None) => Some("greedy"),
                (Utility::Cost, Misfit::Skip, Some(_)) => Some("greedy-threshold"),
                (Utility::Cost, Misfit::Stop, _) => Some("greedy-no-skip"),
                (Utility::Cardinality, Misfit::Skip, _) => Some(GREEDY_PER_COST),
                (Utility::Cardinality, Misfit::Stop, _) => None,
            },
            Self::EqualShares(shares) => {
                let EqualShares { utility, start, add1, fill_up, comparison, .. } = *shares;
                match (utility, start, add1, fill_up, comparison) {
                    (Utility::Cost, Start::Exact, None, false, Comparison::None) => Some("equalshares"),
                    (_, Start::Exact, ..) | (_, _, None, ..) => None,
                    (.., Some(add1), _, _) if add1 != RAISED => None,
                    (Utility::Cost, _, _, false, Comparison::None) => Some("equalshares/add1"),
                    (Utility::Cost, _, _, false, Comparison::Satisfaction) => {
                        Some("equalshares/add1-comparison")
                    }
                    (Utility::Cost, _, _, true, Comparison::None) => Some(FILLED_UP),
                    (Utility::Cardinality, _, _, true, Comparison::None) => Some(FILLED_UP_CARDINALITY),
                    _ => None,
                }
            }
            Self::Phragmen(_) => Some(PHRAGMEN),
            Self::MostVoted(_) | Self::InstantRunoff | Self::Schulze => None,
        }
    }
}

const GREEDY_PER_COST: &str = "greedy/votes-per-cost";
const FILLED_UP: &str = "equalshares/add1-utilitarian";
const FILLED_UP_CARDINALITY: &str = "equalshares/add1-utilitarian-cardinality";
const PHRAGMEN: &str = "phragmen";
const RAISED: Add1 = Add1 { step: Money::UNIT, stop: Stop::LastFeasible };

impl VoteType {
    /// The word by which a file names the kind of ballot.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::ChooseOne => "choose-1",
            Self::Cumulative => "cumulative",
            Self::Ordinal => "ordinal",
            Self::Scoring => "scoring",
        }
    }

    fn named(name: &str) -> Option<Self> {
        match name.to_lowercase().as_str() {
            "approval" => Some(Self::Approval),
            "choose-1" => Some(Self::ChooseOne),
            "cumulative" => Some(Self::Cumulative),
            "ordinal" => Some(Self::Ordinal),
            "scoring" => Some(Self::Scoring),
            _ => None,
        }
    }
}

/// One line of the section: the first field is the key, whatever follows is the value.
pub(super) fn entry(record: &Record<'_>) -> (usize, String, String) {
    let (key, value) = record.fields.split_first().map_or(("", String::new()), |(key, value)| {
        (key.trim(), value.join(";").trim_end_matches([';', ' ']).trim().to_owned())
    });
    (record.line, key.to_lowercase(), value)
}

pub(super) fn money(field: &'static str, text: &str) -> Result<Money, Cause> {
    text.parse().map_err(|error| Cause::Money { field, text: text.to_owned(), error })
}

fn number<T: TryFrom<i64>>(key: &'static str, entry: Option<(usize, &str)>) -> Result<Option<T>, Error> {
    let read = |(line, text)| whole_number(key, text).map_err(|cause| cause.on(line));
    entry.map(read).transpose()
}
