use crate::ballot::Ballot;
use crate::election::Election;
use crate::outcome::{Reason, Selection};
use crate::project::ProjectIndex;
use crate::tally::Tally;

/// Schulze's method with margins: options are compared one to one, and along chains of such comparisons.
///
/// Markus Schulze, *A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
/// single-winner election method*, Social Choice and Welfare 36, 2011. A chain is as strong as its narrowest
/// victory. Who is ranked is preferred to who is not; approval and points count as rankings with equals, where
/// whatever is not named has no points.
pub fn select(election: &Election, tally: &Tally, places: &[usize]) -> Selection {
    let chains = chains(margins(election));
    let projects = election.projects().iter().map(|(index, _)| index);
    let (mut left, mut unloved): (Vec<ProjectIndex>, Vec<ProjectIndex>) =
        projects.partition(|index| tally.votes(*index) > 0);
    left.sort_by_key(|index| places[index.position()]);
    unloved.sort_by_key(|index| places[index.position()]);
    let lead = |one: ProjectIndex, other: ProjectIndex| {
        let (one, other) = (one.position(), other.position());
        chains[one][other] - chains[other][one]
    };
    let mut ranked: Vec<ProjectIndex> = Vec::new();
    // The lead is transitive, so among those left there is always one that nobody leads.
    while let Some(at) = left.iter().position(|one| left.iter().all(|other| lead(*other, *one) <= 0)) {
        ranked.push(left.remove(at));
    }
    let mut selection = Selection::default();
    if let Some((winner, others)) = ranked.split_first() {
        selection.winners.push(*winner);
        for other in others {
            let reason = match lead(*winner, *other) {
                0 => Reason::LostTie,
                lacked => Reason::Beaten { lacked },
            };
            selection.lose(*other, reason);
        }
    }
    selection.losers.extend(unloved.into_iter().map(|index| (index, Reason::NoSupport)));
    selection
}

/// By how many voters each option is preferred to each other, less those who see it the other way round.
fn margins(election: &Election) -> Vec<Vec<i64>> {
    let options = election.projects().len();
    let mut margins = vec![vec![0; options]; options];
    for group in election.groups() {
        let levels = levels(&group.ballot, options);
        let voters = i64::from(group.voters);
        for (one, margins) in margins.iter_mut().enumerate() {
            for (other, margin) in margins.iter_mut().enumerate() {
                *margin += voters * (levels[one].cmp(&levels[other]) as i64);
            }
        }
    }
    margins
}

/// How high each option stands on a ballot.
fn levels(ballot: &Ballot, options: usize) -> Vec<i64> {
    let mut levels = vec![0; options];
    match ballot {
        Ballot::Approval(approval) => {
            approval.projects().iter().for_each(|project| levels[project.position()] = 1);
        }
        Ballot::Points(points) => {
            for (project, points) in points.given() {
                levels[project.position()] = i64::from(*points);
            }
        }
        Ballot::Ranking(ranking) => {
            for (level, project) in (1..).zip(ranking.projects().iter().rev()) {
                levels[project.position()] = level;
            }
        }
    }
    levels
}

/// The strength of the strongest chain of victories from each option to each other: Floyd and Warshall's
/// algorithm. A margin that is no victory is no link.
fn chains(margins: Vec<Vec<i64>>) -> Vec<Vec<i64>> {
    let mut chains = margins;
    chains.iter_mut().flatten().for_each(|margin| *margin = (*margin).max(0));
    for through in 0..chains.len() {
        let onward = chains[through].clone();
        for from in &mut chains {
            let to_there = from[through];
            for (strength, next) in from.iter_mut().zip(&onward) {
                *strength = (*strength).max(to_there.min(*next));
            }
        }
    }
    chains
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_as_strong_as_its_narrowest_victory() {
        // The first example of Schulze's paper: 45 voters, options A to E.
        let margins = [
            [0, -5, 7, 15, -1],
            [5, 0, -13, 21, -9],
            [-7, 13, 0, -11, 3],
            [-15, -21, 11, 0, -17],
            [1, 9, -3, 17, 0],
        ];
        let chains = chains(margins.iter().map(|row| row.to_vec()).collect());
        // From E, as the paper has it: 25, 28, 28 and 31 of 45 voters.
        assert_eq!(chains[4][..4], [5, 11, 11, 17]);
        assert!((0..4).all(|other| chains[4][other] > chains[other][4]), "{chains:?}");
    }
}
