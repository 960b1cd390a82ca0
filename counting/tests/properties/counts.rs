use std::num::NonZeroU32;

use counting::ballot::{Approval, Ballot};
use counting::election::{BallotGroup, ConstituencyIndex};
use counting::equal_shares::{Add1, Start};
use counting::greedy::{Greedy, Misfit};
use counting::money::Money;
use counting::most_voted::MostVoted;
use counting::outcome::{Outcome, Reason};
use counting::rule::{Method, RankPoints, Rule};
use counting::ties::TieOrder;
use proptest::prelude::*;

use crate::small::{Small, any_rule, small, utility};

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
        match (&rule.method, rule.method.budget()) {
            (_, Some(budget)) => {
                prop_assert_eq!(outcome.totals.left.map(Money::minor), Some(budget.minor() - cost));
                prop_assert!(cost <= budget.minor());
            }
            (Method::MostVoted(most_voted), None) => {
                prop_assert!(outcome.winners.len() <= most_voted.seats.get() as usize);
            }
            (_, None) => prop_assert!(outcome.winners.len() <= 1),
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
            let mut passed = outcome.losers.iter().filter(|loser| {
                let score = loser.counted.score;
                let possible = score > 0 && greedy.minimum_score.is_none_or(|minimum| score >= minimum);
                possible && !matches!(loser.reason, Reason::RivalWon { .. })
            });
            prop_assert!(greedy.misfit == Misfit::Stop || passed.all(|loser| loser.counted.cost > left));
            for set in &greedy.exclusive {
                let won = outcome.winners.iter().filter(|winner| set.contains(&winner.project));
                prop_assert!(set[0] == set[1] || won.count() <= 1);
            }
        }
    }

    #[test]
    fn one_more_approval_never_takes_a_winner_its_place_by_votes(
        small in small(),
        seats in 1..6_u32,
        budget in 0..15_i64,
        utility in utility(),
    ) {
        let most_voted = MostVoted { seats: NonZeroU32::new(seats).unwrap(), minimum_score: None };
        let greedy = Greedy {
            budget: Money::from_minor(budget).unwrap(),
            utility,
            misfit: Misfit::Skip,
            minimum_score: None,
            exclusive: Vec::new(),
        };
        for method in [Method::MostVoted(most_voted), Method::Greedy(greedy), Method::Schulze] {
            let rule = Rule { method, rank_points: RankPoints::Borda, ties: TieOrder::Lexicographic };
            let before = small.count(small.groups(), &rule);
            for winner in &before.winners {
                let approval = Approval::new(small.projects().index(winner.project.as_str()));
                let more = BallotGroup::single(ConstituencyIndex(0), Ballot::Approval(approval));
                let after = small.count(small.groups().into_iter().chain([more]), &rule);
                prop_assert!(after.winners.iter().any(|still| still.project == winner.project));
            }
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
        let times = |money: Money| Money::from_minor(money.minor() * factor).unwrap();
        match &mut scaled_rule.method {
            Method::Greedy(greedy) => greedy.budget = times(greedy.budget),
            Method::Phragmen(phragmen) => phragmen.budget = times(phragmen.budget),
            Method::EqualShares(shares) => {
                // Rounding to whole units is not the same in another currency.
                prop_assume!(shares.start == Start::Exact);
                shares.budget = times(shares.budget);
                shares.add1 = shares.add1.map(|add1| Add1 { step: times(add1.step), ..add1 });
            }
            _ => {}
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
