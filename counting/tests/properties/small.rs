//! Small elections in which ties abound, and any rule to count them by.

use std::num::NonZeroU32;

use counting::ballot::{Approval, Ballot, Points, Ranking};
use counting::count;
use counting::election::{BallotGroup, ConstituencyIndex, Election};
use counting::equal_shares::{Add1, Comparison, EqualShares, Start, Stop};
use counting::greedy::{Greedy, Misfit, Utility};
use counting::money::Money;
use counting::most_voted::MostVoted;
use counting::outcome::Outcome;
use counting::phragmen::Phragmen;
use counting::project::{Project, Projects};
use counting::rule::{Method, RankPoints, Rule};
use counting::ties::{LotSeed, TieOrder};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// A ballot by numbers: its constituency, its kind, and the projects that it marks, each with points.
pub type Numbers = (u16, u8, Vec<(Index, i32)>);

/// A small election: costs of the projects, and ballots that name projects by any number. Costs and votes
/// are few and small, so that ties abound.
#[derive(Clone, Debug)]
pub struct Small {
    pub costs: Vec<i64>,
    pub ballots: Vec<Numbers>,
}

pub fn small() -> impl Strategy<Value = Small> {
    let ballot = (0..3_u16, 0..3_u8, vec((any::<Index>(), -1..4_i32), 0..4));
    (vec(0..5_i64, 1..8), vec(ballot, 0..25)).prop_map(|(costs, ballots)| Small { costs, ballots })
}

impl Small {
    pub fn projects(&self) -> Projects {
        let project = |(number, cost): (usize, &i64)| Project {
            id: format!("p{number}").into(),
            cost: Money::from_minor(*cost).unwrap(),
        };
        Projects::new(self.costs.iter().enumerate().map(project).collect()).unwrap()
    }

    pub fn groups(&self) -> Vec<BallotGroup> {
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

    pub fn count(&self, groups: impl IntoIterator<Item = BallotGroup>, rule: &Rule) -> Outcome {
        count(&Election::new(self.projects(), groups).unwrap(), rule)
    }
}

pub fn any_method() -> impl Strategy<Value = Method> {
    let id = |number: u8| format!("p{number}").into();
    let exclusive = vec((0..8_u8, 0..8_u8), 0..3);
    let misfit = prop_oneof![Just(Misfit::Skip), Just(Misfit::Stop)];
    let minimum = || prop::option::of(0..4_i64);
    let greedy = (0..15_i64, utility(), misfit, minimum(), exclusive).prop_map(
        move |(budget, utility, misfit, minimum_score, exclusive)| {
            Method::Greedy(Greedy {
                budget: Money::from_minor(budget).unwrap(),
                utility,
                misfit,
                minimum_score,
                exclusive: exclusive.into_iter().map(|(one, other)| vec![id(one), id(other)]).collect(),
            })
        },
    );
    let most_voted = (1..6_u32, minimum()).prop_map(|(seats, minimum_score)| {
        Method::MostVoted(MostVoted { seats: NonZeroU32::new(seats).unwrap(), minimum_score })
    });
    let phragmen = (0..15_i64)
        .prop_map(|budget| Method::Phragmen(Phragmen { budget: Money::from_minor(budget).unwrap() }));
    let ranked = prop_oneof![Just(Method::InstantRunoff), Just(Method::Schulze)];
    prop_oneof![
        3 => greedy,
        1 => most_voted,
        3 => equal_shares().prop_map(Method::EqualShares),
        1 => phragmen,
        1 => ranked,
    ]
}

pub fn utility() -> impl Strategy<Value = Utility> {
    prop_oneof![Just(Utility::Cost), Just(Utility::Cardinality)]
}

pub fn equal_shares() -> impl Strategy<Value = EqualShares> {
    let start = prop_oneof![Just(Start::Exact), Just(Start::Integral)];
    let stop = prop_oneof![Just(Stop::Exhaustive), Just(Stop::LastFeasible)];
    let add1 = prop::option::of(
        (1..3_i64, stop).prop_map(|(step, stop)| Add1 { step: Money::from_minor(step).unwrap(), stop }),
    );
    let comparison = prop_oneof![Just(Comparison::None), Just(Comparison::Satisfaction)];
    (0..15_i64, utility(), start, add1, any::<bool>(), comparison).prop_map(
        |(budget, utility, start, add1, fill_up, comparison)| EqualShares {
            budget: Money::from_minor(budget).unwrap(),
            utility,
            start,
            add1,
            fill_up,
            comparison,
        },
    )
}

pub fn any_rule() -> impl Strategy<Value = Rule> {
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
