//! Greedy winners agree, in the order of their selection, with those of the reference implementation.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod shelf;

use std::fs;

use counting::count;
use counting::greedy::{Greedy, Misfit, Utility};
use counting::outcome::Outcome;
use counting::pabulib::{File, parse, text};
use counting::rule::{Method, RankPoints, Rule};
use counting::ties::TieOrder;
use serde_json::Value;

/// What the reference calls a rule is, in our words, a utility: points and Borda scores count per cost.
fn utility(reference_rule: &str) -> Option<Utility> {
    match reference_rule {
        "greedy_cost_lexico" => Some(Utility::Cost),
        "greedy_card_lexico" | "greedy_additive_cardinal_lexico" | "greedy_borda_lexico" => {
            Some(Utility::Cardinality)
        }
        other => {
            assert!(!other.starts_with("greedy"), "{other} is not compared");
            None
        }
    }
}

fn count_greedily(file: &File<'_>, utility: Utility) -> Outcome {
    let greedy = Greedy { budget: file.meta.budget, utility, misfit: Misfit::Skip, minimum_score: None };
    let rule = Rule {
        method: Method::Greedy(greedy),
        rank_points: RankPoints::Borda,
        ties: TieOrder::Lexicographic,
    };
    count(&file.election(), &rule)
}

#[test]
fn greedy_winners_agree_with_the_reference_in_order() {
    let mut checked = 0;
    let references = shelf::files("reference", "json");
    for path in &references {
        let reference: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let election = path.parent().unwrap().with_file_name(reference["file"].as_str().unwrap());
        let bytes = fs::read(election).unwrap();
        let file = parse(text(&bytes).unwrap()).unwrap();
        for (name, expected) in reference["rules"].as_object().unwrap() {
            let Some(utility) = utility(name) else { continue };
            let outcome = count_greedily(&file, utility);
            let winners: Vec<&str> = outcome.winners.iter().map(|winner| winner.project.as_str()).collect();
            assert_eq!(Value::from(winners), expected["winners_in_order"], "{name} of {}", shelf::name(path));
            assert_eq!(outcome.totals.spent, expected["cost"].as_str().unwrap().parse().unwrap());
            checked += 1;
        }
    }
    assert!(references.is_empty() || checked == 22, "{checked} outcomes were compared");
}
