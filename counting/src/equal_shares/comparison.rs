use super::EqualShares;
use crate::election::Election;
use crate::greedy::{Greedy, Misfit, Utility};
use crate::outcome::Selection;
use crate::project::ProjectIndex;
use crate::rule::RankPoints;
use crate::tally::Tally;

/// Whether the outcome must please more voters than that of greedy by votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Comparison {
    /// It need not.
    None,
    /// Each voter prefers the outcome whose winners give more utility; if more voters prefer the greedy one, it
    /// is kept. Whoever has no winner in an outcome has a utility of nothing there.
    Satisfaction,
}

/// How the comparison step decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Compared {
    /// How many voters prefer the outcome of Equal Shares.
    pub prefer_equal_shares: u64,
    /// How many prefer that of greedy by votes.
    pub prefer_greedy: u64,
    /// Whether the greedy outcome was kept.
    pub greedy_kept: bool,
}

impl Comparison {
    pub(super) fn decide(
        self,
        found: Selection,
        method: &EqualShares,
        election: &Election,
        rank_points: RankPoints,
        tally: &Tally,
        places: &[usize],
    ) -> Selection {
        if self == Self::None {
            return found;
        }
        let greedy = Greedy {
            budget: method.budget,
            utility: Utility::Cost,
            misfit: Misfit::Skip,
            minimum_score: None,
            exclusive: Vec::new(),
        };
        let greedy = greedy.select(election.projects(), tally, places);
        let worth = |won: &[ProjectIndex]| worth(election, method.utility, won);
        let (shares, votes) = (worth(&found.winners), worth(&greedy.winners));
        let (mut prefer_equal_shares, mut prefer_greedy) = (0, 0);
        for group in election.groups() {
            let mut balance = 0_i128;
            for (project, points) in group.ballot.points(rank_points).filter(|(_, points)| *points > 0) {
                let at = project.position();
                balance += i128::from(points) * (shares[at] - votes[at]);
            }
            if balance > 0 {
                prefer_equal_shares += u64::from(group.voters);
            } else if balance < 0 {
                prefer_greedy += u64::from(group.voters);
            }
        }
        let greedy_kept = prefer_greedy > prefer_equal_shares;
        let compared = Some(Compared { prefer_equal_shares, prefer_greedy, greedy_kept });
        Selection { compared, ..if greedy_kept { greedy } else { found } }
    }
}

/// What a point for each project is worth, where it won.
fn worth(election: &Election, utility: Utility, won: &[ProjectIndex]) -> Vec<i128> {
    let projects = election.projects();
    let mut worth = vec![0; projects.len()];
    for index in won {
        worth[index.position()] = match utility {
            Utility::Cost => i128::from(projects[*index].cost.minor()),
            Utility::Cardinality => 1,
        };
    }
    worth
}
