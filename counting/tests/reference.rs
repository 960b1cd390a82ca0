//! Winners agree, in the order of their selection, with those of the reference implementation.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod shelf;

use std::fs;

use counting::count;
use counting::equal_shares::{Add1, Comparison, EqualShares, Start, Stop};
use counting::greedy::{Greedy, Misfit, Utility};
use counting::money::Money;
use counting::outcome::Outcome;
use counting::pabulib::{File, parse, text};
use counting::phragmen::Phragmen;
use counting::rule::{Method, RankPoints, Rule};
use counting::ties::{LotSeed, TieOrder};
use rstest::rstest;
use serde_json::Value;

/// What the reference calls a rule, in our words; points and Borda scores count per cost.
fn rule(name: &str, budget: Money) -> Rule {
    use Stop::{Exhaustive, LastFeasible};
    let greedy = |utility| {
        let exclusive = Vec::new();
        Method::Greedy(Greedy { budget, utility, misfit: Misfit::Skip, minimum_score: None, exclusive })
    };
    let shares = |utility, start, stop: Option<Stop>, fill_up| {
        let add1 = stop.map(|stop| Add1 { step: Money::UNIT, stop });
        Method::EqualShares(EqualShares {
            budget,
            utility,
            start,
            add1,
            fill_up,
            comparison: Comparison::None,
        })
    };
    let (cost, card) = (Utility::Cost, Utility::Cardinality);
    let method = match name {
        "greedy_cost_lexico" => greedy(cost),
        "greedy_card_lexico" | "greedy_additive_cardinal_lexico" | "greedy_borda_lexico" => greedy(card),
        "mes_cost_lexico" => shares(cost, Start::Exact, None, false),
        "mes_card_lexico" | "mes_additive_cardinal_lexico" | "mes_borda_lexico" => {
            shares(card, Start::Exact, None, false)
        }
        "mes_cost_add1_pabutools(B/n start, exhaustive stop, lexico)" => {
            shares(cost, Start::Exact, Some(Exhaustive), false)
        }
        "mes_card_add1_pabutools(lexico)"
        | "mes_additive_cardinal_add1(lexico)"
        | "mes_borda_add1(lexico)" => shares(card, Start::Exact, Some(Exhaustive), false),
        "mes_cost_add1e_integral(minCost,maxVotes,lexico)" => {
            shares(cost, Start::Integral, Some(Exhaustive), false)
        }
        "mes_cost_add1_integral_nonexh(minCost,maxVotes,lexico)" => {
            shares(cost, Start::Integral, Some(LastFeasible), false)
        }
        "mes_cost_add1u_integral(minCost,maxVotes,lexico)" => {
            shares(cost, Start::Integral, Some(Exhaustive), true)
        }
        "phragmen_lexico" => Method::Phragmen(Phragmen { budget }),
        other => panic!("{other} is not compared"),
    };
    // The reference breaks these ties by cost, then votes, then id; no tie here gets as far as the lot.
    let ties = if name.contains("minCost") { lot() } else { TieOrder::Lexicographic };
    Rule { method, rank_points: RankPoints::Borda, ties }
}

fn lot() -> TieOrder {
    TieOrder::CostVotesLot { seed: LotSeed("any".to_owned()) }
}

fn winners(outcome: &Outcome) -> Vec<&str> {
    outcome.winners.iter().map(|winner| winner.project.as_str()).collect()
}

fn compare(file: &File<'_>, name: &str, expected: &Value, of: &str) {
    let outcome = count(&file.election(), &rule(name, file.meta.budget));
    let mut found = winners(&outcome);
    // The reference sorts what it finds by Phragmen's method.
    if name.starts_with("phragmen") {
        found.sort_unstable();
    }
    assert_eq!(Value::from(found), expected["winners_in_order"], "{name} of {of}");
    assert_eq!(outcome.totals.spent, expected["cost"].as_str().unwrap().parse().unwrap(), "{name} of {of}");
}

#[test]
fn winners_agree_with_the_reference_in_order() {
    let mut checked = 0;
    let references = shelf::files("reference", "json");
    for path in &references {
        let reference: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let election = path.parent().unwrap().with_file_name(reference["file"].as_str().unwrap());
        let bytes = fs::read(election).unwrap();
        let file = parse(text(&bytes).unwrap()).unwrap();
        for (name, expected) in reference["rules"].as_object().unwrap() {
            compare(&file, name, expected, shelf::name(path));
            checked += 1;
        }
    }
    assert!(references.is_empty() || checked == 72, "{checked} outcomes were compared");
}

/// The elections that were counted by Equal Shares in reality, from the integral endowment: the final one, and
/// whether the greedy outcome was compared with.
#[rstest]
#[case("Netherlands_Assen_2024", "2033", Comparison::None)]
#[case("Poland_Swiecie_2023", "662", Comparison::None)]
#[case("Poland_Wieliczka_2023_Green_Budget", "315", Comparison::Satisfaction)]
fn elections_counted_by_equal_shares_give_the_published_winners(
    #[case] name: &str,
    #[case] endowment: &str,
    #[case] comparison: Comparison,
) {
    let Some(path) = shelf::files("", "pb").into_iter().find(|path| shelf::name(path) == name) else {
        return;
    };
    let bytes = fs::read(path).unwrap();
    let file = parse(text(&bytes).unwrap()).unwrap();
    let method = EqualShares {
        budget: file.meta.budget,
        utility: Utility::Cost,
        start: Start::Integral,
        add1: Some(Add1 { step: Money::UNIT, stop: Stop::LastFeasible }),
        fill_up: false,
        comparison,
    };
    let rule = Rule { method: Method::EqualShares(method), rank_points: RankPoints::Borda, ties: lot() };
    let outcome = count(&file.election(), &rule);
    let selected = file.listings.iter().filter(|listing| listing.selected == Some(true));
    let published: Vec<&str> = selected.map(|listing| listing.id.as_str()).collect();
    let mut found = winners(&outcome);
    found.sort_unstable();
    assert_eq!(found, published);
    assert_eq!(outcome.endowment.as_deref(), Some(endowment));
    if let Some(compared) = outcome.compared {
        assert!(!compared.greedy_kept, "{compared:?}");
        println!("{compared:?}");
    }
}
