use crate::ballot::Ballot;
use crate::election::Election;
use crate::outcome::{Reason, Selection};
use crate::project::ProjectIndex;
use crate::tally::Tally;

/// Instant run-off: the option with the fewest first places is struck off all rankings, until one is left.
///
/// The method of Thomas Hare (1857) and William Ware (1871) for one seat, as in Nicolaus Tideman, *Collective
/// Decisions and Voting*, 2006. Of several with equally few first places, the last in the tie order goes. A
/// ballot that approves or gives points counts only where it supports a single option.
pub fn select(election: &Election, tally: &Tally, places: &[usize]) -> Selection {
    let projects = election.projects().iter().map(|(index, _)| index);
    let (mut left, mut unloved): (Vec<ProjectIndex>, Vec<ProjectIndex>) =
        projects.partition(|index| tally.votes(*index) > 0);
    left.sort_by_key(|index| places[index.position()]);
    unloved.sort_by_key(|index| places[index.position()]);
    let mut is_left = vec![false; election.projects().len()];
    for index in &left {
        is_left[index.position()] = true;
    }
    let mut struck = Vec::new();
    let mut round = 0;
    while left.len() > 1 {
        round += 1;
        let firsts = firsts(election, &is_left);
        let count = |index: &ProjectIndex| firsts[index.position()];
        let fewest = left.iter().map(count).min().unwrap_or(0);
        let Some(at) = left.iter().rposition(|index| count(index) == fewest) else { break };
        let weakest = left.remove(at);
        is_left[weakest.position()] = false;
        let next = left.iter().map(count).min().unwrap_or(fewest);
        struck.push((weakest, Reason::StruckOff { round, lacked: next - fewest }));
    }
    let mut selection = Selection { winners: left, ..Selection::default() };
    selection.losers.extend(struck.into_iter().rev());
    selection.losers.extend(unloved.into_iter().map(|index| (index, Reason::NoSupport)));
    selection
}

/// How many ballots have each option first among those that are left.
fn firsts(election: &Election, is_left: &[bool]) -> Vec<i64> {
    let mut firsts = vec![0; is_left.len()];
    for group in election.groups() {
        let ranked = matches!(group.ballot, Ballot::Ranking(_)) || group.ballot.supported().count() == 1;
        let first = group.ballot.supported().find(|index| is_left[index.position()]);
        if let Some(first) = first.filter(|_| ranked) {
            firsts[first.position()] += i64::from(group.voters);
        }
    }
    firsts
}
