use std::num::NonZeroU32;

use rstest::rstest;

use super::*;
use crate::ballot::{Approval, Ballot};
use crate::election::{BallotGroup, ConstituencyIndex};
use crate::equal_shares::{Compared, Comparison, EqualShares, Start};
use crate::greedy::{Greedy, Misfit, Utility};
use crate::most_voted::MostVoted;
use crate::project::{Project, Projects};
use crate::rule::{Method, RankPoints, Rule, count};
use crate::ties::TieOrder;

/// Projects with cost and votes; each vote is a ballot of its own from constituency 0.
fn election(projects: &[(&str, i64, u32)]) -> Election {
    let project = |(id, cost, _): &(&str, i64, u32)| Project {
        id: (*id).into(),
        cost: Money::from_minor(*cost).unwrap(),
    };
    let all = Projects::new(projects.iter().map(project).collect()).unwrap();
    let group = |(id, _, voters): &(&str, i64, u32)| BallotGroup {
        constituency: ConstituencyIndex(0),
        ballot: Ballot::Approval(Approval::new(all.index(id))),
        voters: *voters,
    };
    let groups: Vec<BallotGroup> = projects.iter().map(group).collect();
    Election::new(all, groups).unwrap()
}

fn count_by(method: Method, projects: &[(&str, i64, u32)]) -> Outcome {
    let rule = Rule { method, rank_points: RankPoints::Borda, ties: TieOrder::Lexicographic };
    count(&election(projects), &rule)
}

fn greedy(utility: Utility, misfit: Misfit, minimum_score: Option<i64>) -> Method {
    Method::Greedy(Greedy {
        budget: Money::from_minor(100).unwrap(),
        utility,
        misfit,
        minimum_score,
        exclusive: Vec::new(),
    })
}

fn money(minor: i64) -> Money {
    Money::from_minor(minor).unwrap()
}

type Named<'a> = (Vec<&'a str>, Vec<(&'a str, Reason)>);

fn named(outcome: &Outcome) -> Named<'_> {
    let winners = outcome.winners.iter().map(|winner| winner.project.as_str()).collect();
    let losers = outcome.losers.iter().map(|loser| (loser.counted.project.as_str(), loser.reason)).collect();
    (winners, losers)
}

const PROJECTS: &[(&str, i64, u32)] =
    &[("bridge", 60, 50), ("garden", 50, 40), ("kitchen", 20, 30), ("lamp", 10, 2), ("statue", 10, 0)];

#[rstest]
#[case::by_votes(
    greedy(Utility::Cost, Misfit::Skip, None),
    &["bridge", "kitchen", "lamp"],
    &[
        ("garden", Reason::DoesNotFit { left: money(40), lacked: money(10) }),
        ("statue", Reason::NoSupport),
    ]
)]
#[case::by_votes_until_the_first_misfit(
    greedy(Utility::Cost, Misfit::Stop, None),
    &["bridge"],
    &[
        ("garden", Reason::DoesNotFit { left: money(40), lacked: money(10) }),
        ("kitchen", Reason::AfterStop { lacked: 10 }),
        ("lamp", Reason::AfterStop { lacked: 38 }),
        ("statue", Reason::NoSupport),
    ]
)]
#[case::by_votes_from_three(
    greedy(Utility::Cost, Misfit::Skip, Some(3)),
    &["bridge", "kitchen"],
    &[
        ("garden", Reason::DoesNotFit { left: money(40), lacked: money(10) }),
        ("lamp", Reason::BelowMinimum { lacked: 1 }),
        ("statue", Reason::NoSupport),
    ]
)]
#[case::by_votes_per_cost(
    greedy(Utility::Cardinality, Misfit::Skip, None),
    &["kitchen", "bridge", "lamp"],
    &[
        ("garden", Reason::DoesNotFit { left: money(20), lacked: money(30) }),
        ("statue", Reason::NoSupport),
    ]
)]
#[case::by_votes_per_cost_until_the_first_misfit(
    greedy(Utility::Cardinality, Misfit::Stop, None),
    &["kitchen", "bridge"],
    &[
        ("garden", Reason::DoesNotFit { left: money(20), lacked: money(30) }),
        // The garden has 40 votes for 50; the lamp, for 10, would have needed 8.
        ("lamp", Reason::AfterStop { lacked: 6 }),
        ("statue", Reason::NoSupport),
    ]
)]
#[case::the_two_most_voted(
    Method::MostVoted(MostVoted { seats: NonZeroU32::new(2).unwrap(), minimum_score: None }),
    &["bridge", "garden"],
    &[
        ("kitchen", Reason::Outvoted { lacked: 10 }),
        ("lamp", Reason::Outvoted { lacked: 38 }),
        ("statue", Reason::NoSupport),
    ]
)]
#[case::the_most_voted_from_thirty_five(
    Method::MostVoted(MostVoted { seats: NonZeroU32::new(9).unwrap(), minimum_score: Some(35) }),
    &["bridge", "garden"],
    &[
        ("kitchen", Reason::BelowMinimum { lacked: 5 }),
        ("lamp", Reason::BelowMinimum { lacked: 33 }),
        ("statue", Reason::NoSupport),
    ]
)]
fn every_loser_is_told_why(
    #[case] method: Method,
    #[case] winners: &[&str],
    #[case] losers: &[(&str, Reason)],
) {
    assert_eq!(named(&count_by(method, PROJECTS)), (winners.to_vec(), losers.to_vec()));
}

#[test]
fn of_projects_that_exclude_each_other_the_better_one_wins() {
    let Method::Greedy(mut method) = greedy(Utility::Cost, Misfit::Skip, None) else { panic!("not greedy") };
    method.exclusive = vec![vec!["bridge".into(), "kitchen".into(), "elsewhere".into()]];
    let outcome = count_by(Method::Greedy(method), PROJECTS);
    let losers = vec![
        ("garden", Reason::DoesNotFit { left: money(40), lacked: money(10) }),
        ("kitchen", Reason::RivalWon { lacked: 20 }),
        ("statue", Reason::NoSupport),
    ];
    assert_eq!(named(&outcome), (vec!["bridge", "lamp"], losers));
}

fn equal_shares(comparison: Comparison) -> Method {
    Method::EqualShares(EqualShares {
        budget: money(100),
        utility: Utility::Cost,
        start: Start::Exact,
        add1: None,
        fill_up: false,
        comparison,
    })
}

#[test]
fn the_greedy_outcome_is_kept_where_more_voters_prefer_it() {
    // Of twelve voters with 100/12 each, the seven for the hall cannot pay for it alone.
    let projects = &[("hall", 90, 7), ("swing", 20, 5)];
    let alone = count_by(equal_shares(Comparison::None), projects);
    let lacked = Reason::SupportersLack { left: money(58), lacked: money(32) };
    assert_eq!(named(&alone), (vec!["swing"], vec![("hall", lacked)]));
    assert_eq!((alone.compared, alone.endowment.as_deref()), (None, Some("1/12")));
    let payment = Payment { voters: 5, each: "1/25".to_owned() };
    let round = Round { project: "swing".into(), rho: "1/5".to_owned(), paid: vec![payment], gave_all: None };
    assert_eq!(alone.rounds, [round]);
    let compared = count_by(equal_shares(Comparison::Satisfaction), projects);
    let expected = Compared { prefer_equal_shares: 5, prefer_greedy: 7, greedy_kept: true };
    assert_eq!(compared.compared, Some(expected));
    assert_eq!(named(&compared).0, ["hall"]);
    assert_eq!((compared.rounds.len(), compared.endowment), (0, None));
}

#[test]
fn who_loses_a_tie_is_told_so() {
    let seats = NonZeroU32::new(1).unwrap();
    let outcome = count_by(
        Method::MostVoted(MostVoted { seats, minimum_score: None }),
        &[("b", 0, 5), ("a", 0, 5), ("c", 0, 4)],
    );
    let losers = vec![("b", Reason::LostTie), ("c", Reason::Outvoted { lacked: 1 })];
    assert_eq!(named(&outcome), (vec!["a"], losers));
}

#[test]
fn a_project_that_costs_nothing_goes_first_by_votes_per_cost() {
    let outcome = count_by(
        greedy(Utility::Cardinality, Misfit::Skip, None),
        &[("dear", 100, 90), ("free", 0, 1), ("unloved", 0, 0)],
    );
    assert_eq!(named(&outcome), (vec!["free", "dear"], vec![("unloved", Reason::NoSupport)]));
}

#[test]
fn the_totals_and_the_reach_count_each_voter_once() {
    let projects = Projects::new(vec![
        Project { id: "a".into(), cost: money(60) },
        Project { id: "b".into(), cost: money(50) },
        Project { id: "c".into(), cost: money(30) },
    ])
    .unwrap();
    let group = |constituency, ids: &[&str], voters| {
        let approval = Approval::new(ids.iter().filter_map(|id| projects.index(id)));
        BallotGroup {
            constituency: ConstituencyIndex(constituency),
            ballot: Ballot::Approval(approval),
            voters,
        }
    };
    let groups = [
        group(2, &["a", "c"], 3),
        group(0, &["b"], 4),
        group(0, &["a"], 2),
        group(2, &[], 1),
        group(0, &["c"], 4),
    ];
    let election = Election::new(projects, groups).unwrap();
    let rule = Rule {
        method: greedy(Utility::Cost, Misfit::Skip, None),
        rank_points: RankPoints::Borda,
        ties: TieOrder::Lexicographic,
    };
    let outcome = count(&election, &rule);
    let expected = Totals { spent: money(90), left: Some(money(10)), voters: 14, blank: 1, with_a_winner: 9 };
    assert_eq!(outcome.totals, expected);
    let citizens = Reach { constituency: ConstituencyIndex(0), voters: 10, blank: 0, with_a_winner: 6 };
    let third_sector = Reach { constituency: ConstituencyIndex(2), voters: 4, blank: 1, with_a_winner: 3 };
    assert_eq!(outcome.reach, [citizens, third_sector]);
    assert_eq!(citizens.share_with_a_winner(), Some(0.6));
    assert_eq!(third_sector.turnout(16), Some(0.25));
    assert_eq!(third_sector.turnout(0), None);
}
