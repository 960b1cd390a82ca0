//! Equal Shares gives every cohesive group its due: extended justified representation up to one project, as
//! Peters, Pierczyński and Skowron (2021) prove it, checked by trying all groups and all sets of projects.

use counting::ballot::Ballot;
use counting::election::{BallotGroup, Election};
use counting::equal_shares::{Comparison, EqualShares, Start};
use counting::greedy::Utility;
use counting::money::Money;
use counting::rule::{Method, RankPoints, Rule};
use counting::ties::TieOrder;
use proptest::prelude::*;

use crate::small::{Small, small, utility};

/// The utility of each project to each voter.
fn utilities(election: &Election, utility: Utility) -> Vec<Vec<i64>> {
    let worth = |cost: Money| if utility == Utility::Cost { cost.minor() } else { 1 };
    let of = |group: &BallotGroup| -> Vec<i64> {
        let points = |index| match &group.ballot {
            Ballot::Approval(approval) => i64::from(approval.projects().contains(&index)),
            Ballot::Points(points) => points
                .given()
                .iter()
                .find(|(project, _)| *project == index)
                .map_or(0, |(_, p)| (*p).max(0).into()),
            Ballot::Ranking(_) => 0,
        };
        election.projects().iter().map(|(index, project)| points(index) * worth(project.cost)).collect()
    };
    election.groups().iter().flat_map(|group| vec![of(group); group.voters as usize]).collect()
}

/// All ways to choose from so many, as bits.
fn subsets(of: usize) -> impl Iterator<Item = u32> {
    0..(1_u32 << of)
}

fn within(set: u32, of: usize) -> impl Iterator<Item = usize> {
    (0..of).filter(move |at| set & (1 << at) != 0)
}

/// A group that can claim the projects and gets too little, if there is one.
fn slighted(costs: &[i64], budget: i64, utilities: &[Vec<i64>], won: &[bool]) -> Option<(u32, u32)> {
    let voters = utilities.len();
    let gets = |voter: usize| -> i64 {
        won.iter().zip(&utilities[voter]).filter(|(won, _)| **won).map(|(_, utility)| utility).sum()
    };
    for group in subsets(voters).skip(1) {
        for projects in subsets(costs.len()).skip(1) {
            let cost: i64 = within(projects, costs.len()).map(|at| costs[at]).sum();
            if i64::from(group.count_ones()) * budget < cost * i64::try_from(voters).unwrap() {
                continue;
            }
            let least =
                |at: usize| within(group, voters).map(|voter| utilities[voter][at]).min().unwrap_or(0);
            let due: i64 = within(projects, costs.len()).map(least).sum();
            let served = |voter: usize| {
                let has = gets(voter);
                let more = |at: usize| if won[at] { 0 } else { utilities[voter][at] };
                has >= due || within(projects, costs.len()).any(|at| has + more(at) > due)
            };
            if !within(group, voters).any(served) {
                return Some((group, projects));
            }
        }
    }
    None
}

/// Few enough that all groups can be tried.
fn tiny() -> impl Strategy<Value = Small> {
    small().prop_map(|mut small| {
        small.ballots.truncate(7);
        small.costs.truncate(5);
        // No rankings, whose last place is worth nothing.
        small.ballots.iter_mut().for_each(|ballot| ballot.1 = if ballot.1 == 1 { 0 } else { ballot.1 });
        small
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_cohesive_group_is_slighted_by_more_than_one_project(
        small in tiny(),
        budget in 1..15_i64,
        utility in utility(),
    ) {
        let budget_money = Money::from_minor(budget).unwrap();
        let method = EqualShares {
            budget: budget_money,
            utility,
            start: Start::Exact,
            add1: None,
            fill_up: false,
            comparison: Comparison::None,
        };
        let rule = Rule {
            method: Method::EqualShares(method),
            rank_points: RankPoints::Borda,
            ties: TieOrder::Lexicographic,
        };
        let outcome = small.count(small.groups(), &rule);
        let election = Election::new(small.projects(), small.groups()).unwrap();
        let utilities = utilities(&election, utility);
        let costs: Vec<i64> = election.projects().iter().map(|(_, project)| project.cost.minor()).collect();
        let won: Vec<bool> = election
            .projects()
            .iter()
            .map(|(_, project)| outcome.winners.iter().any(|winner| winner.project == project.id))
            .collect();
        prop_assert_eq!(slighted(&costs, budget, &utilities, &won), None);
    }
}
