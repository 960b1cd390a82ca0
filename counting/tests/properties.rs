//! What holds for every count, whatever the ballots.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

use std::num::NonZeroU32;

use counting::ballot::{Approval, Ballot, Points, Ranking};
use counting::count;
use counting::election::{BallotGroup, ConstituencyIndex, Election};
use counting::greedy::{Greedy, Misfit, Utility};
use counting::money::Money;
use counting::most_voted::MostVoted;
use counting::outcome::Outcome;
use counting::project::{Project, Projects};
use counting::rule::{Method, RankPoints, Rule};
use counting::ties::{LotSeed, TieOrder};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// A ballot by numbers: its constituency, its kind, and the projects that it marks, each with points.
type Numbers = (u16, u8, Vec<(Index, i32)>);

/// A small election: costs of the projects, and ballots that name projects by any number. Costs and votes
/// are few and small, so that ties abound.
#[derive(Clone, Debug)]
struct Small {
    costs: Vec<i64>,
    ballots: Vec<Numbers>,
}

fn small() -> impl Strategy<Value = Small> {
    let ballot = (0..3_u16, 0..3_u8, vec((any::<Index>(), -1..4_i32), 0..4));
    (vec(0..5_i64, 1..8), vec(ballot, 0..25)).prop_map(|(costs, ballots)| Small { costs, ballots })
}

impl Small {
    fn projects(&self) -> Projects {
        let project = |(number, cost): (usize, &i64)| Project {
            id: format!("p{number}").into(),
            cost: Money::from_minor(*cost).unwrap(),
        };
        Projects::new(self.costs.iter().enumerate().map(project).collect()).unwrap()
    }

    fn groups(&self) -> Vec<BallotGroup> {
        let projects = self.projects();
        let group = |(constituency, kind, marks): &Numbers| {
            let marked = || {
                marks.iter().map(|(mark, points)| {
                    let id = format!("p{}", mark.index(self.costs.len()));
                    (projects.index(&id).unwrap(), *points)
                })
            };
            let ballot = match kind {
                0 => Ballot::Approval(Approval::new(marked().map(|(project, _)| project))),
                1 => Ballot::Ranking(Ranking::new(marked().map(|(project, _)| project))),
                _ => Ballot::Points(Points::new(marked())),
            };
            BallotGroup::single(ConstituencyIndex(*constituency), ballot)
        };
        self.ballots.iter().map(group).collect()
    }

    fn count(&self, groups: impl IntoIterator<Item = BallotGroup>, rule: &Rule) -> Outcome {
        count(&Election::new(self.projects(), groups).unwrap(), rule)
    }
}

fn any_method() -> impl Strategy<Value = Method> {
    let utility = prop_oneof![Just(Utility::Cost), Just(Utility::Cardinality)];
    let misfit = prop_oneof![Just(Misfit::Skip), Just(Misfit::Stop)];
    let minimum = || prop::option::of(0..4_i64);
    let greedy =
        (0..15_i64, utility, misfit, minimum()).prop_map(|(budget, utility, misfit, minimum_score)| {
            Method::Greedy(Greedy {
                budget: Money::from_minor(budget).unwrap(),
                utility,
                misfit,
                minimum_score,
            })
        });
    let most_voted = (1..6_u32, minimum()).prop_map(|(seats, minimum_score)| {
        Method::MostVoted(MostVoted { seats: NonZeroU32::new(seats).unwrap(), minimum_score })
    });
    prop_oneof![3 => greedy, 1 => most_voted]
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let rank_points =
        prop_oneof![Just(RankPoints::Borda), (0..5_u32).prop_map(|places| RankPoints::Positional { places })];
    let ties = prop_oneof![
        Just(TieOrder::Lexicographic),
        any::<u8>().prop_map(|seed| TieOrder::CostVotesLot { seed: LotSeed(seed.to_string()) })
    ];
    (any_method(), rank_points, ties).prop_map(|(method, rank_points, ties)| Rule {
        method,
        rank_points,
        ties,
    })
}

proptest! {
    #[test]
    fn the_order_of_ballots_changes_nothing(
        (small, shuffled) in small().prop_flat_map(|small| {
            let ballots = Just(small.ballots.clone()).prop_shuffle();
            (Just(small), ballots)
        }),
        rule in any_rule(),
    ) {
        let shuffled = Small { ballots: shuffled, ..small.clone() };
        prop_assert_eq!(small.count(small.groups(), &rule), shuffled.count(shuffled.groups(), &rule));
    }

    #[test]
    fn the_grouping_of_ballots_changes_nothing(small in small(), times in 1..4_u32, rule in any_rule()) {
        let apart = small.groups().into_iter().flat_map(|group| vec![group; times as usize]);
        let together = small.groups().into_iter().map(|group| BallotGroup { voters: times, ..group });
        prop_assert_eq!(small.count(apart, &rule), small.count(together, &rule));
    }

    #[test]
    fn the_budget_is_never_exceeded_and_no_seat_is_given_twice(small in small(), rule in any_rule()) {
        let outcome = small.count(small.groups(), &rule);
        let cost: i64 = outcome.winners.iter().map(|winner| winner.cost.minor()).sum();
        prop_assert_eq!(outcome.totals.spent.minor(), cost);
        match &rule.method {
            Method::Greedy(greedy) => {
                prop_assert_eq!(outcome.totals.left.map(Money::minor), Some(greedy.budget.minor() - cost));
                prop_assert!(cost <= greedy.budget.minor());
            }
            Method::MostVoted(most_voted) => {
                prop_assert!(outcome.winners.len() <= most_voted.seats.get() as usize);
            }
        }
    }

    #[test]
    fn every_project_wins_or_loses_once(small in small(), rule in any_rule()) {
        let outcome = small.count(small.groups(), &rule);
        let losers = outcome.losers.iter().map(|loser| &loser.counted);
        let all = outcome.winners.iter().chain(losers);
        let mut projects: Vec<&str> = all.map(|one| one.project.as_str()).collect();
        projects.sort_unstable();
        let expected = small.projects();
        let expected: Vec<&str> = expected.iter().map(|(_, project)| project.id.as_str()).collect();
        prop_assert_eq!(projects, expected);
    }

    #[test]
    fn what_is_passed_over_would_not_have_fitted(small in small(), rule in any_rule()) {
        let outcome = small.count(small.groups(), &rule);
        if let (Method::Greedy(greedy), Some(left)) = (&rule.method, outcome.totals.left) {
            let possible = |counted: &&counting::outcome::Counted| {
                counted.score > 0 && greedy.minimum_score.is_none_or(|minimum| counted.score >= minimum)
            };
            let mut passed = outcome.losers.iter().map(|loser| &loser.counted).filter(possible);
            prop_assert!(greedy.misfit == Misfit::Stop || passed.all(|counted| counted.cost > left));
        }
    }

    #[test]
    fn one_more_approval_never_takes_a_most_voted_project_its_seat(
        small in small(),
        seats in 1..6_u32,
    ) {
        let most_voted = MostVoted { seats: NonZeroU32::new(seats).unwrap(), minimum_score: None };
        let method = Method::MostVoted(most_voted);
        let rule = Rule { method, rank_points: RankPoints::Borda, ties: TieOrder::Lexicographic };
        let before = small.count(small.groups(), &rule);
        for winner in &before.winners {
            let approval = Approval::new(small.projects().index(winner.project.as_str()));
            let more = BallotGroup::single(ConstituencyIndex(0), Ballot::Approval(approval));
            let after = small.count(small.groups().into_iter().chain([more]), &rule);
            prop_assert!(after.winners.iter().any(|still| still.project == winner.project));
        }
    }

    #[test]
    fn a_scaled_currency_changes_nothing_but_the_figures(
        small in small(),
        factor in 1..1000_i64,
        rule in any_rule(),
    ) {
        let scaled = Small { costs: small.costs.iter().map(|cost| cost * factor).collect(), ..small.clone() };
        let mut scaled_rule = rule.clone();
        if let Method::Greedy(greedy) = &mut scaled_rule.method {
            greedy.budget = Money::from_minor(greedy.budget.minor() * factor).unwrap();
        }
        let names = |outcome: Outcome| -> Vec<String> {
            outcome.winners.into_iter().map(|winner| winner.project.to_string()).collect()
        };
        prop_assert_eq!(
            names(small.count(small.groups(), &rule)),
            names(scaled.count(scaled.groups(), &scaled_rule))
        );
    }

    #[test]
    fn constituencies_add_up_to_everybody(small in small(), rule in any_rule()) {
        let outcome = small.count(small.groups(), &rule);
        prop_assert_eq!(outcome.totals.voters, small.ballots.len() as u64);
        prop_assert!(outcome.reach.windows(2).all(|pair| pair[0].constituency < pair[1].constituency));
        for reach in &outcome.reach {
            prop_assert!(reach.with_a_winner + reach.blank <= reach.voters);
        }
    }
}
