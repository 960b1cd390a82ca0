use std::collections::BTreeMap;

use crate::election::{ConstituencyIndex, Election};
use crate::project::ProjectIndex;

/// How many voters of a constituency took part and how many of them got something they voted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Reach {
    /// Which one.
    pub constituency: ConstituencyIndex,
    /// How many ballots came from it, blank ones included.
    pub voters: u64,
    /// How many of them were blank.
    pub blank: u64,
    /// How many of its voters support at least one winner.
    pub with_a_winner: u64,
}

impl Reach {
    /// The part of its voters who support at least one winner, between 0 and 1.
    pub fn share_with_a_winner(&self) -> Option<f64> {
        share(self.with_a_winner, self.voters)
    }

    /// The part of the people entitled to vote who did, between 0 and 1; nothing where nobody is entitled.
    pub fn turnout(&self, entitled: u64) -> Option<f64> {
        share(self.voters, entitled)
    }
}

// Exact for fewer than 2^53 people.
#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The reach of these winners in every constituency from which a ballot came.
pub(crate) fn of(election: &Election, winners: &[ProjectIndex]) -> Vec<Reach> {
    let mut won = vec![false; election.projects().len()];
    for winner in winners {
        won[winner.position()] = true;
    }
    let mut reach: BTreeMap<ConstituencyIndex, Reach> = BTreeMap::new();
    for group in election.groups() {
        let constituency = group.constituency;
        let entry = reach.entry(constituency).or_insert(Reach {
            constituency,
            voters: 0,
            blank: 0,
            with_a_winner: 0,
        });
        let voters = u64::from(group.voters);
        entry.voters += voters;
        if group.ballot.is_empty() {
            entry.blank += voters;
        }
        if group.ballot.supported().any(|project| won[project.position()]) {
            entry.with_a_winner += voters;
        }
    }
    reach.into_values().collect()
}
