//! The form in which rules and results cross the wire. Rules are hashed when a board opens, so it must not
//! drift.
#![cfg(feature = "serde")]
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

use std::num::NonZeroU32;

use counting::concertation::{Concertation, Counts};
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
use counting::{ballot, count};
use serde_json::json;

fn greedy() -> Rule {
    let budget = Money::from_minor(1_000).unwrap();
    let method = Greedy {
        budget,
        utility: Utility::Cardinality,
        misfit: Misfit::Stop,
        minimum_score: Some(3),
        exclusive: Vec::new(),
    };
    Rule {
        method: Method::Greedy(method),
        rank_points: RankPoints::Positional { places: 3 },
        ties: TieOrder::CostVotesLot { seed: LotSeed("spring".to_owned()) },
    }
}

fn most_voted() -> Rule {
    let method = MostVoted { seats: NonZeroU32::MIN, minimum_score: None };
    Rule { method: Method::MostVoted(method), rank_points: RankPoints::Borda, ties: TieOrder::Lexicographic }
}

#[test]
fn a_rule_is_written_in_plain_words_and_read_back() {
    let words = json!({
        "method": { "greedy": { "budget": 1_000, "utility": "cardinality", "misfit": "stop",
            "minimum_score": 3, "exclusive": [] } },
        "rank_points": { "positional": { "places": 3 } },
        "ties": { "cost_votes_lot": { "seed": "spring" } },
    });
    assert_eq!(serde_json::to_value(greedy()).unwrap(), words);
    assert_eq!(serde_json::from_value::<Rule>(words).unwrap(), greedy());
    let words = json!({
        "method": { "most_voted": { "seats": 1, "minimum_score": null } },
        "rank_points": "borda",
        "ties": "lexicographic",
    });
    assert_eq!(serde_json::to_value(most_voted()).unwrap(), words);
    assert_eq!(serde_json::from_value::<Rule>(words).unwrap(), most_voted());
}

fn equal_shares() -> Rule {
    let method = EqualShares {
        budget: Money::from_minor(1_000).unwrap(),
        utility: Utility::Cost,
        start: Start::Integral,
        add1: Some(Add1 { step: Money::UNIT, stop: Stop::LastFeasible }),
        fill_up: true,
        comparison: Comparison::Satisfaction,
    };
    Rule { method: Method::EqualShares(method), ..most_voted() }
}

#[test]
fn the_rules_in_which_voters_pay_and_rank_have_words_too() {
    let words = json!({ "equal_shares": { "budget": 1_000, "utility": "cost", "start": "integral",
        "add1": { "step": 100, "stop": "last_feasible" }, "fill_up": true, "comparison": "satisfaction" } });
    assert_eq!(serde_json::to_value(equal_shares().method).unwrap(), words);
    assert_eq!(serde_json::from_value::<Method>(words).unwrap(), equal_shares().method);
    let others = [
        (Method::Phragmen(Phragmen { budget: Money::UNIT }), json!({ "phragmen": { "budget": 100 } })),
        (Method::InstantRunoff, json!("instant_runoff")),
        (Method::Schulze, json!("schulze")),
    ];
    for (method, words) in others {
        assert_eq!(serde_json::to_value(&method).unwrap(), words);
        assert_eq!(serde_json::from_value::<Method>(words).unwrap(), method);
    }
}

#[test]
fn projects_that_exclude_each_other_are_named() {
    let Method::Greedy(mut method) = greedy().method else { panic!("not greedy") };
    method.exclusive = vec![vec!["a".into(), "b".into()]];
    let words = serde_json::to_value(&method).unwrap();
    assert_eq!(words["exclusive"], json!([["a", "b"]]));
    assert_eq!(serde_json::from_value::<Greedy>(words).unwrap(), method);
}

#[test]
fn money_below_zero_does_not_come_in() {
    assert!(serde_json::from_value::<Money>(json!(-1)).is_err());
    assert_eq!(serde_json::from_value::<Money>(json!(5)).unwrap(), Money::from_minor(5).unwrap());
}

#[test]
fn an_outcome_is_read_back_as_it_was() {
    let project = |id: &str| Project { id: id.into(), cost: Money::from_minor(700).unwrap() };
    let projects = Projects::new(vec![project("a"), project("b"), project("c")]).unwrap();
    let marked = ["a", "b"].iter().filter_map(|id| projects.index(id));
    let ballot = ballot::Ballot::Approval(ballot::Approval::new(marked));
    let group = BallotGroup { constituency: ConstituencyIndex(1), ballot, voters: 3 };
    let election = Election::new(projects, [group]).unwrap();
    let phragmen = Rule { method: Method::Phragmen(Phragmen { budget: Money::UNIT }), ..most_voted() };
    for rule in [greedy(), most_voted(), equal_shares(), phragmen] {
        let outcome = count(&election, &rule);
        let words = serde_json::to_string(&outcome).unwrap();
        assert_eq!(serde_json::from_str::<Outcome>(&words).unwrap(), outcome);
    }
}

#[test]
fn a_constituency_below_k_is_written_without_its_counts() {
    let counts = |agree| Counts { agree, disagree: 0, pass: 0 };
    let concertation = Concertation::measure([("citizens", counts(9)), ("bodies", counts(2))], 10);
    let words = json!({
        "standings": [["citizens", "not_enough_voices"], ["bodies", "not_enough_voices"]],
        "summary": null,
        "verdict": "not_enough_voices",
    });
    assert_eq!(serde_json::to_value(concertation).unwrap(), words);
}
