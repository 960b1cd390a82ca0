//! The order that decides between equals, fixed before the count.

use std::cmp::Reverse;

use sha2::{Digest, Sha256};

use crate::project::{Project, ProjectIndex, Projects};
use crate::tally::Tally;

/// The text from which lots are drawn. It is committed to before the vote and published with the result.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct LotSeed(pub String);

impl LotSeed {
    /// The lot of a project: SHA-256 of the seed followed by the id. The smallest lot, read as a number,
    /// wins.
    pub fn lot(&self, project: &Project) -> [u8; 32] {
        Sha256::new().chain_update(&self.0).chain_update(project.id.as_str()).finalize().into()
    }
}

/// Who goes first among equals. Each order is total: no tie is left to chance or to the order of arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum TieOrder {
    /// The lower cost, then more votes, then the smaller lot, then the smaller id.
    CostVotesLot {
        /// What the lots are drawn from.
        seed: LotSeed,
    },
    /// The smaller id, compared as text.
    Lexicographic,
}

impl TieOrder {
    /// The place of every project in this order, by its position; the lowest goes first.
    pub(crate) fn places(&self, projects: &Projects, tally: &Tally) -> Vec<usize> {
        let mut ordered: Vec<(ProjectIndex, &Project)> = projects.iter().collect();
        if let Self::CostVotesLot { seed } = self {
            ordered.sort_by_cached_key(|(index, project)| {
                (project.cost, Reverse(tally.votes(*index)), seed.lot(project), *index)
            });
        }
        let mut places = vec![0; ordered.len()];
        for (place, (index, _)) in ordered.into_iter().enumerate() {
            places[index.position()] = place;
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::{Approval, Ballot};
    use crate::money::Money;
    use crate::rule::RankPoints;

    fn projects(costs: &[(&str, i64)]) -> Projects {
        let project =
            |(id, cost): &(&str, i64)| Project { id: (*id).into(), cost: Money::from_minor(*cost).unwrap() };
        Projects::new(costs.iter().map(project).collect()).unwrap()
    }

    fn in_order(projects: &Projects, order: &TieOrder, voted: &[&str]) -> Vec<String> {
        let mut tally = Tally::empty(projects.len());
        let marked = voted.iter().filter_map(|id| projects.index(id));
        tally.add(&Ballot::Approval(Approval::new(marked)), 1, RankPoints::Borda);
        let places = order.places(projects, &tally);
        let mut ids: Vec<_> = projects.iter().collect();
        ids.sort_by_key(|(index, _)| places[index.position()]);
        ids.into_iter().map(|(_, project)| project.id.to_string()).collect()
    }

    fn lot(seed: &str) -> TieOrder {
        TieOrder::CostVotesLot { seed: LotSeed(seed.to_owned()) }
    }

    #[test]
    fn the_lower_cost_goes_before_more_votes_and_both_before_the_lot() {
        let projects = projects(&[("a", 2), ("b", 1), ("c", 2)]);
        assert_eq!(in_order(&projects, &lot("x"), &["c"]), ["b", "c", "a"]);
        assert_eq!(in_order(&projects, &TieOrder::Lexicographic, &["c"]), ["a", "b", "c"]);
    }

    #[test]
    fn a_lot_is_the_hash_of_seed_and_id() {
        // sha256("abc"), the first test vector of FIPS 180-2.
        let project = Project { id: "bc".into(), cost: Money::ZERO };
        assert_eq!(LotSeed("a".to_owned()).lot(&project)[..4], [0xba, 0x78, 0x16, 0xbf]);
    }

    #[test]
    fn another_seed_draws_other_lots() {
        let projects = projects(&[("a", 1), ("b", 1), ("c", 1), ("d", 1)]);
        let drawn: std::collections::BTreeSet<_> =
            (0..50).map(|seed| in_order(&projects, &lot(&seed.to_string()), &[])).collect();
        assert!(drawn.len() > 10, "only {} different orders", drawn.len());
    }
}
