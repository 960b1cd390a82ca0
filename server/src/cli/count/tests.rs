use clap::Parser;
use rstest::rstest;
use serde_json::{Value, json};

use super::{options::Options, *};

#[derive(Parser)]
struct Typed {
    #[command(flatten)]
    options: Options,
}

fn election(rule: &str) -> String {
    format!(
        "META\nkey;value\nbudget;100\nvote_type;approval\nrule;{rule}\nPROJECTS\nproject_id;cost\na;60\nb;50\n\
         c;40\nd;10\nVOTES\nvoter_id;vote\n1;a,c\n2;a,c\n3;a\n4;b\n5;b\n"
    )
}

/// What is written for these options, or the sentence that refuses them.
fn counted(rule: &str, typed: &[&str], format: Format) -> Result<String, String> {
    let typed = Typed::try_parse_from([&["count"], typed].concat()).map_err(|error| error.to_string())?;
    let text = election(rule);
    let election = pabulib::parse(&text).unwrap();
    let choice = typed.options.choose(&election)?;
    let outcome = counting::count(&election.election(), &choice.rule);
    let counted = Counted { file: "small.pb", election: &election, choice: &choice, outcome };
    counted.written(format).map_err(|error| error.to_string())
}

fn json(rule: &str, typed: &[&str]) -> Value {
    serde_json::from_str(&counted(rule, typed, Format::Json).unwrap()).unwrap()
}

#[test]
fn the_rule_of_the_file_is_used_and_named() {
    let found = json("greedy", &[]);
    assert_eq!(
        (&found["winners"], &found["cost"], &found["left"]),
        (&json!(["a", "c"]), &json!("100"), &json!("0"))
    );
    assert_eq!(found["rule"]["from"], "file");
    assert_eq!(found["losers"][0]["reason"], "does_not_fit");
    assert_eq!(found["losers"][0]["lacked"], "10");
    let found = json("equalshares/add1", &[]);
    assert_eq!(found["rule"]["applied"]["method"]["equal_shares"]["start"], "integral");
    assert_eq!(json("unknown", &[])["rule"]["from"], "assumed");
    let text = counted("unknown", &[], Format::Text).unwrap();
    assert!(
        text.contains("The file names no rule that is known here (\"unknown\"): greedy by votes."),
        "{text}"
    );
}

#[test]
fn rounds_say_who_paid_and_losers_what_their_supporters_lacked() {
    let found = json("greedy", &["--rule", "equal-shares"]);
    assert_eq!(found["winners"], json!(["a"]));
    assert_eq!(found["endowment"], "20");
    assert_eq!(
        found["rounds"],
        json!([{ "project": "a", "rho": "1/3", "paid": [{ "voters": 3, "each": "20" }], "gave_all": null }])
    );
    let losers: Vec<_> = found["losers"].as_array().unwrap().iter().map(|loser| &loser["reason"]).collect();
    assert_eq!(losers, ["supporters_lack", "supporters_lack", "no_support"]);
    assert_eq!((&found["losers"][0]["project"], &found["losers"][0]["lacked"]), (&json!("b"), &json!("10")));
}

#[test]
fn a_line_stands_for_each_project() {
    let lines = counted("greedy", &["--rule", "phragmen"], Format::Csv).unwrap();
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines[0], "place,project,cost,votes,score,rho,reason,lacked");
    assert_eq!(lines[1], "1,a,60,3,3,20,,");
    assert_eq!(lines.len(), 5);
}

#[rstest]
#[case(&["--misfit", "stop", "--rule", "equal-shares"], "--misfit is of use only to greedy")]
#[case(&["--completion", "add1"], "--completion is of use only to equal-shares")]
#[case(&["--rule", "equal-shares", "--step", "2"], "--step is of use only with --completion add1 or add1-utilitarian")]
#[case(&["--rule", "equal-shares", "--completion", "add1", "--step", "0"], "--step 0 would raise nothing")]
#[case(&["--rule", "phragmen", "--utility", "cost"], "--utility is of use only to greedy and to equal-shares")]
#[case(&["--ties", "cost-votes-lot"], "--ties cost-votes-lot needs a --lot-seed")]
#[case(&["--lot-seed", "x"], "--lot-seed is of use only with --ties cost-votes-lot")]
fn options_that_do_not_fit_together_are_refused_in_a_sentence(
    #[case] typed: &[&str],
    #[case] expected: &str,
) {
    assert_eq!(counted("greedy", typed, Format::Text), Err(expected.to_owned()));
}

#[test]
fn what_is_no_value_of_an_option_is_named() {
    let refused = counted("greedy", &["--step", "1.234"], Format::Text).unwrap_err();
    assert!(refused.contains("--step") && refused.contains("more than two decimals"), "{refused}");
    let refused = counted("greedy", &["--utility", "money"], Format::Text).unwrap_err();
    assert!(refused.contains("cost, cardinality"), "{refused}");
}
