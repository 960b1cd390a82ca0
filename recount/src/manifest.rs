//! The manifest: everything that is fixed before the first ballot. Its hash names the vote and is the first leaf.

use counting::ballot::written;
use counting::money::Money;
use counting::project::{Project, ProjectIndex, Projects};
use counting::rule::Rule;
use counting::ties::{LotSeed, TieOrder};
use serde::{Deserialize, Serialize};

use crate::canonical;
use crate::commitment;
use crate::digest::{Hash, sha256};
use crate::form::Form;
use crate::note::Key;

/// The version of the format.
pub const FORMAT: &str = "tavolata-manifest-v1";

/// Everything that is fixed before the first ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of the format: [`FORMAT`].
    pub format: String,
    /// The id of the board.
    pub board: String,
    /// What is asked.
    pub question: String,
    /// What can be chosen, in the order of the numbers.
    pub options: Vec<Choice>,
    /// The currency by its code.
    pub currency: String,
    /// The budget in minor units; the same as that of the rule.
    pub budget: Option<Money>,
    /// How ballots are counted. Where the seed of its lots is told only after the vote, it is an empty text here.
    pub rule: Rule,
    /// What a ballot may hold.
    pub ballot: Form,
    /// The commitment to a seed that is told only after the vote.
    pub lot: Option<Hash>,
    /// The constituencies by their keys.
    pub constituencies: Vec<String>,
    /// The smallest constituency that is named with a ballot.
    pub k: u32,
    /// How many people may vote, where that is known.
    pub roll: Option<u64>,
    /// When voting opens, in seconds since 1970.
    pub opens: u64,
    /// When it closes.
    pub closes: u64,
    /// The public key of the log, as text; its name is the origin of the log.
    pub log: String,
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its number on the ballot, from 1.
    pub number: u16,
    /// Its id, by which the count knows it.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it costs, in minor units.
    pub cost: Money,
}

/// Why a manifest will not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// It does not read, or is not the canonical text of what it says.
    #[error("it is not canonical text of this format")]
    Form,
    /// A number is too large to be written so that everybody reads the same.
    #[error("a number is too large")]
    Number,
    /// The options are not numbered from 1 in order, or two bear one id.
    #[error("the options are not numbered in order, or two are alike")]
    Options,
    /// The budget is not that of the rule.
    #[error("the budget is not that of the rule")]
    Budget,
    /// The key of the log does not read.
    #[error("the key of the log does not read")]
    Key,
    /// The vote would close before it opens.
    #[error("the vote would close before it opens")]
    Times,
    /// There is a commitment to a seed and a seed, or a seed is not needed.
    #[error("a seed is told and promised at once, or not needed")]
    Lot,
}

impl Manifest {
    /// The canonical text, after a look whether all of it fits together.
    pub fn text(&self) -> Result<String, ManifestError> {
        self.check()?;
        canonical::write(self).map_err(|_| ManifestError::Number)
    }

    /// Reads a canonical text.
    pub fn read(text: &str) -> Result<Self, ManifestError> {
        let manifest: Self = serde_json::from_str(text).map_err(|_| ManifestError::Form)?;
        if manifest.text()? == text { Ok(manifest) } else { Err(ManifestError::Form) }
    }

    /// The key of the log.
    pub fn key(&self) -> Result<Key, ManifestError> {
        self.log.parse().map_err(|_| ManifestError::Key)
    }

    /// The rule with the seed of its lots; `None` where the seed is not the one that was committed to.
    pub fn rule(&self, seed: Option<&str>) -> Option<Rule> {
        let mut rule = self.rule.clone();
        match (&self.lot, seed, &mut rule.ties) {
            (None, None, _) => Some(rule),
            (Some(lot), Some(text), TieOrder::CostVotesLot { seed }) if commitment::lot(text) == *lot => {
                *seed = LotSeed(text.to_owned());
                Some(rule)
            }
            _ => None,
        }
    }

    fn check(&self) -> Result<(), ManifestError> {
        let numbered = (1..).zip(&self.options).all(|(number, option)| option.number == number);
        if self.format != FORMAT {
            return Err(ManifestError::Form);
        }
        if !numbered || self.slate(&[]).is_none() {
            return Err(ManifestError::Options);
        }
        if self.budget != self.rule.method.budget() {
            return Err(ManifestError::Budget);
        }
        if self.opens >= self.closes {
            return Err(ManifestError::Times);
        }
        let told = |ties: &TieOrder| !matches!(ties, TieOrder::CostVotesLot { seed } if seed.0.is_empty());
        if self.lot.is_some() == told(&self.rule.ties) {
            return Err(ManifestError::Lot);
        }
        self.key().map(|_| ())
    }

    /// What is counted: the options but those with these numbers. `None` where two bear one id, or a number is none
    /// of an option or named twice.
    pub fn slate(&self, struck: &[u16]) -> Option<Slate> {
        let known = |number: &u16| (1..=self.options.len()).contains(&usize::from(*number));
        if !struck.is_sorted_by(|one, next| one < next) || !struck.iter().all(known) {
            return None;
        }
        let there = |option: &&Choice| !struck.contains(&option.number);
        let project = |option: &Choice| Project { id: option.id.as_str().into(), cost: option.cost };
        let projects = Projects::new(self.options.iter().filter(there).map(project).collect()).ok()?;
        let by_number = self.options.iter().map(|option| projects.index(&option.id)).collect();
        Some(Slate { projects, by_number })
    }
}

/// The name of a vote: the hash of its manifest.
pub fn election_id(manifest: &str) -> Hash {
    sha256(&[manifest.as_bytes()])
}

/// What is counted.
#[derive(Clone, Debug)]
pub struct Slate {
    /// The options.
    pub projects: Projects,
    /// The options by their numbers; `None` for one that was taken off the ballot.
    pub by_number: Vec<Option<ProjectIndex>>,
}

impl Slate {
    /// The ballot of a canonical text, if it keeps to this form.
    pub fn read(&self, text: &str, form: &Form) -> Option<counting::ballot::Ballot> {
        let ballot = written::read(text, &self.by_number)?;
        let costs = ballot.supported().map(|option| self.projects[option].cost);
        form.admits(&ballot, costs.fold(Money::ZERO, Money::saturating_add)).then_some(ballot)
    }
}

#[cfg(test)]
mod tests;
