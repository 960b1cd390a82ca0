//! Equal Shares and Phragmen once more, slowly and plainly with fractions, voter by voter.

use counting::election::Election;
use counting::equal_shares::{Comparison, EqualShares, Start};
use counting::greedy::Utility;
use counting::money::Money;
use counting::outcome::{Outcome, Reason};
use counting::phragmen::Phragmen;
use counting::rule::{Method, RankPoints, Rule};
use counting::ties::TieOrder;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::*;

use crate::small::{Small, small, utility};

fn whole(number: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

/// A voter's points by project.
fn voters(election: &Election, of_ranks: RankPoints) -> Vec<Vec<i64>> {
    use counting::ballot::Ballot;
    let projects: Vec<_> = election.projects().iter().map(|(index, _)| index).collect();
    let mut all = Vec::new();
    for group in election.groups() {
        let points = |index| match &group.ballot {
            Ballot::Approval(approval) => i64::from(approval.projects().contains(&index)),
            Ballot::Points(points) => points
                .given()
                .iter()
                .find(|(project, _)| *project == index)
                .map_or(0, |(_, p)| (*p).max(0).into()),
            Ballot::Ranking(ranking) => {
                let ranked = ranking.projects();
                let place = ranked.iter().position(|project| *project == index);
                place.map_or(0, |place| match of_ranks {
                    RankPoints::Borda => i64::try_from(ranked.len() - place - 1).unwrap(),
                    RankPoints::Positional { places } => {
                        (i64::from(places) - i64::try_from(place).unwrap()).max(0)
                    }
                })
            }
        };
        let one: Vec<i64> = projects.iter().map(|index| points(*index)).collect();
        all.extend(vec![one; group.voters as usize]);
    }
    all
}

/// The least price per point at which these voters, with points and purses, pay the cost.
fn price(cost: i64, voters: &[(i64, BigRational)]) -> Option<BigRational> {
    let mut supporters: Vec<_> = voters.iter().filter(|(points, _)| *points > 0).collect();
    supporters.sort_by_key(|(points, purse)| purse / whole(*points));
    let mut due = whole(cost);
    let mut points: i64 = supporters.iter().map(|(points, _)| points).sum();
    for (own, purse) in supporters {
        let price = &due / whole(points);
        if &price * whole(*own) <= *purse {
            return Some(price);
        }
        due -= purse;
        points -= own;
    }
    None
}

/// The names of the winners in order, and what each voter has left.
fn equal_shares(
    election: &Election,
    method: &EqualShares,
    of_ranks: RankPoints,
) -> (Vec<String>, Vec<BigRational>) {
    let all = voters(election, of_ranks);
    let projects: Vec<_> = election.projects().iter().map(|(_, project)| project).collect();
    let endowment = whole(method.budget.minor()) / whole(all.len().max(1).try_into().unwrap());
    let mut purses = vec![endowment; all.len()];
    let supported = |at: &usize| all.iter().any(|points| points[*at] > 0);
    let mut open: Vec<usize> = (0..projects.len()).filter(supported).collect();
    open.retain(|at| projects[*at].cost <= method.budget);
    let mut winners: Vec<usize> =
        open.iter().copied().filter(|at| projects[*at].cost == Money::ZERO).collect();
    open.retain(|at| projects[*at].cost > Money::ZERO);
    loop {
        let mut best: Option<(BigRational, BigRational, usize)> = None;
        for at in &open {
            let cost = projects[*at].cost.minor();
            let own: Vec<_> = all.iter().map(|points| points[*at]).zip(purses.iter().cloned()).collect();
            let Some(price) = price(cost, &own) else { continue };
            let worth = if method.utility == Utility::Cost { cost } else { 1 };
            let rho = &price / whole(worth);
            if best.as_ref().is_none_or(|(least, _, _)| rho < *least) {
                best = Some((rho, price, *at));
            }
        }
        let Some((_, price, at)) = best else { break };
        for (points, purse) in all.iter().zip(&mut purses) {
            *purse -= (&price * whole(points[at])).min(purse.clone());
        }
        open.retain(|other| *other != at);
        winners.push(at);
    }
    (winners.into_iter().map(|at| projects[at].id.to_string()).collect(), purses)
}

fn phragmen(election: &Election, budget: Money) -> Vec<String> {
    let projects: Vec<_> = election.projects().iter().collect();
    let ballots = election.groups().iter().flat_map(|group| vec![&group.ballot; group.voters as usize]);
    let ballots: Vec<_> = ballots.collect();
    let mut loads = vec![BigRational::zero(); ballots.len()];
    let supports = |voter: usize, at: usize| ballots[voter].supported().any(|index| index == projects[at].0);
    let mut open: Vec<usize> = (0..projects.len()).collect();
    open.retain(|at| (0..ballots.len()).any(|voter| supports(voter, *at)) && projects[*at].1.cost <= budget);
    let mut left = budget.minor();
    let mut winners = Vec::new();
    loop {
        let time = |at: usize| {
            let supporters: Vec<usize> = (0..ballots.len()).filter(|voter| supports(*voter, at)).collect();
            let earned: BigRational = supporters.iter().map(|voter| loads[*voter].clone()).sum();
            (whole(projects[at].1.cost.minor()) + earned) / whole(supporters.len().try_into().unwrap())
        };
        let times: Vec<(BigRational, usize)> = open.iter().map(|at| (time(*at), *at)).collect();
        let Some(first) = times.iter().map(|(time, _)| time).min().cloned() else { break };
        let tied: Vec<usize> = times.iter().filter(|(time, _)| *time == first).map(|(_, at)| *at).collect();
        if tied.iter().any(|at| projects[*at].1.cost.minor() > left) {
            break;
        }
        let at = tied[0];
        left -= projects[at].1.cost.minor();
        let paying: Vec<usize> = (0..ballots.len()).filter(|voter| supports(*voter, at)).collect();
        for voter in paying {
            loads[voter] = first.clone();
        }
        open.retain(|other| *other != at);
        winners.push(projects[at].1.id.to_string());
    }
    winners
}

fn names(outcome: &Outcome) -> Vec<String> {
    outcome.winners.iter().map(|winner| winner.project.to_string()).collect()
}

fn fraction(text: &str) -> BigRational {
    text.parse().unwrap()
}

fn compare_equal_shares(small: &Small, budget: i64, utility: Utility) -> Result<(), TestCaseError> {
    let budget = Money::from_minor(budget).unwrap();
    let (start, comparison) = (Start::Exact, Comparison::None);
    let method = EqualShares { budget, utility, start, add1: None, fill_up: false, comparison };
    let rule = Rule {
        method: Method::EqualShares(method.clone()),
        rank_points: RankPoints::Borda,
        ties: TieOrder::Lexicographic,
    };
    let election = Election::new(small.projects(), small.groups()).unwrap();
    let outcome = small.count(small.groups(), &rule);
    let (winners, purses) = equal_shares(&election, &method, rule.rank_points);
    prop_assert_eq!(names(&outcome), winners);
    // What the rounds say was paid is what the winners cost, and nobody has less than nothing left.
    for round in &outcome.rounds {
        let winner = outcome.winners.iter().find(|winner| winner.project == round.project).unwrap();
        let full: BigRational =
            round.paid.iter().map(|paid| fraction(&paid.each) * whole(paid.voters.try_into().unwrap())).sum();
        let rest = round.gave_all.as_ref().map_or(BigRational::zero(), |rest| fraction(&rest.together));
        prop_assert_eq!((full + rest) * whole(100), whole(winner.cost.minor()));
    }
    prop_assert!(purses.iter().all(|purse| !purse.is_negative()));
    for loser in &outcome.losers {
        if let Reason::SupportersLack { left, lacked } = loser.reason {
            prop_assert!(lacked > Money::ZERO);
            prop_assert_eq!(left.minor() + lacked.minor(), loser.counted.cost.minor());
        }
    }
    Ok(())
}

fn compare_phragmen(small: &Small, budget: i64) -> Result<(), TestCaseError> {
    let budget = Money::from_minor(budget).unwrap();
    let rule = Rule {
        method: Method::Phragmen(Phragmen { budget }),
        rank_points: RankPoints::Borda,
        ties: TieOrder::Lexicographic,
    };
    let election = Election::new(small.projects(), small.groups()).unwrap();
    prop_assert_eq!(names(&small.count(small.groups(), &rule)), phragmen(&election, budget));
    Ok(())
}

const MUCH: i64 = 1_000_000_000_000_000;

/// With costs that differ by a quadrillionth: floating point cannot tell their prices apart.
fn dear(small: Small) -> Small {
    Small { costs: small.costs.iter().map(|cost| MUCH + cost).collect(), ..small }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn equal_shares_finds_what_plain_fractions_find(
        small in small(),
        budget in 0..15_i64,
        utility in utility(),
    ) {
        compare_equal_shares(&small, budget, utility)?;
    }

    #[test]
    fn prices_closer_than_floating_point_are_told_apart(
        small in small(),
        (much, little) in (0..12_i64, 0..15_i64),
        utility in utility(),
    ) {
        compare_equal_shares(&dear(small), much * MUCH / 2 + little, utility)?;
    }

    #[test]
    fn phragmen_finds_what_plain_fractions_find(small in small(), budget in 0..15_i64) {
        compare_phragmen(&small, budget)?;
    }

    #[test]
    fn moments_closer_than_floating_point_are_told_apart(
        small in small(),
        (much, little) in (0..12_i64, 0..15_i64),
    ) {
        compare_phragmen(&dear(small), much * MUCH / 2 + little)?;
    }
}
