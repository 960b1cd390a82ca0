use num_integer::Integer;

use super::contest::Contest;
use super::run::Run;
use super::{EqualShares, Stop};
use crate::money::Money;

/// Counts with the endowment that the method comes to.
pub fn raise(contest: &Contest<'_>, method: &EqualShares) -> Run {
    let step = method.add1.map_or(Money::ZERO, |add1| add1.step);
    let mut kept = Run::new(contest, contest.endowment(step, 0));
    kept.count(contest);
    let Some(add1) = method.add1.filter(|add1| add1.step > Money::ZERO) else { return kept };
    let mut next = Run::new(contest, contest.endowment(step, 0));
    let mut times = 0;
    while !is_enough(contest, &kept, add1.stop) {
        times = next_worth_a_count(contest, &kept, step, times);
        next.again(contest, contest.endowment(step, times));
        if !next.is_feasible(contest) {
            break;
        }
        std::mem::swap(&mut kept, &mut next);
    }
    kept
}

/// Whether no higher endowment is tried after this outcome. Once every candidate has won there is none left
/// that one could help.
fn is_enough(contest: &Contest<'_>, run: &Run, stop: Stop) -> bool {
    run.winners.len() == contest.candidates.len() || (stop == Stop::Exhaustive && run.is_exhaustive(contest))
}

/// How often the endowment is raised for the next count.
///
/// While the supporters of every loser together have less than it costs even before anybody pays, only those
/// who have won can win: the outcome stays within the budget, and what could be added to it still can. So all
/// but the last such step can be left out.
fn next_worth_a_count(contest: &Contest<'_>, run: &Run, step: Money, times: u64) -> u64 {
    let (start, denominator) = contest.endowment(step, 0);
    let losers = contest.candidates.iter().enumerate().filter(|(at, _)| !run.winners.contains(at));
    let steps_until_payable = losers.map(|(_, candidate)| {
        let voters = candidate.support.voters();
        let cost = &denominator * candidate.cost.minor().unsigned_abs();
        let held = &start * voters;
        if held >= cost {
            return 0;
        }
        let by_step = &denominator * voters * step.minor().unsigned_abs();
        u64::try_from(Integer::div_ceil(&(cost - held), &by_step)).unwrap_or(u64::MAX)
    });
    let first_payable = steps_until_payable.min().unwrap_or(0);
    first_payable.saturating_sub(1).max(times + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::{Approval, Ballot};
    use crate::election::{BallotGroup, ConstituencyIndex, Election};
    use crate::equal_shares::{Add1, Comparison, Start};
    use crate::greedy::Utility;
    use crate::outcome::Outcome;
    use crate::project::{Project, Projects};
    use crate::rule::{Method, RankPoints, Rule, count};
    use crate::ties::TieOrder;

    /// A cheap project of many and dear ones of one voter each.
    fn counted(stop: Stop, dear: &[i64]) -> Outcome {
        let mut projects = vec![Project { id: "cheap".into(), cost: Money::UNIT }];
        for (number, cost) in dear.iter().enumerate() {
            let cost = Money::from_minor(*cost).unwrap();
            projects.push(Project { id: format!("dear{number}").into(), cost });
        }
        let projects = Projects::new(projects).unwrap();
        let group = |id: &str, voters| BallotGroup {
            constituency: ConstituencyIndex(0),
            ballot: Ballot::Approval(Approval::new(projects.index(id))),
            voters,
        };
        let mut groups = vec![group("cheap", 1_000)];
        groups.extend((0..dear.len()).map(|number| group(&format!("dear{number}"), 1)));
        let shares = EqualShares {
            budget: Money::from_minor(3_000_000_000_000).unwrap(),
            utility: Utility::Cost,
            start: Start::Exact,
            add1: Some(Add1 { step: Money::from_minor(1).unwrap(), stop }),
            fill_up: false,
            comparison: Comparison::None,
        };
        let method = Method::EqualShares(shares);
        let rule = Rule { method, rank_points: RankPoints::Borda, ties: TieOrder::Lexicographic };
        count(&Election::new(projects.clone(), groups).unwrap(), &rule)
    }

    #[test]
    fn billions_of_steps_that_change_nothing_are_left_out() {
        let one = counted(Stop::Exhaustive, &[2_500_000_000_000]);
        assert_eq!(one.winners.len(), 2);
        assert_eq!(one.totals.left, Money::from_minor(499_999_999_900).ok());
    }

    #[test]
    fn the_last_outcome_within_the_budget_is_not_passed_over() {
        let two = counted(Stop::LastFeasible, &[2_000_000_000_000, 2_000_000_000_001]);
        let winners: Vec<&str> = two.winners.iter().map(|winner| winner.project.as_str()).collect();
        assert_eq!(winners, ["cheap", "dear0"]);
        let both = counted(Stop::LastFeasible, &[2_000_000_000_000, 2_000_000_000_000]);
        assert_eq!(both.winners.len(), 1, "with one more step both could be paid, beyond the budget");
    }
}
