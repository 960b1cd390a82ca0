//! The shown result against a recount of the rows.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use counting::ballot::{Approval, Ballot};
use counting::election::{BallotGroup, ConstituencyIndex, Election};
use counting::money::Money;
use counting::outcome::{Counted, Outcome};
use counting::project::{Project, Projects};
use counting::rule::Rule;
use serde_json::Value;

use super::said::Said;
use super::scene::Scene;
use crate::process;
use crate::served::tavolata;

/// An option of the ballot.
struct Choice {
    initiative: String,
    cost: i64,
}

/// How many ballots there are, and what is wrong with what is shown: what the server kept as the result, what anybody
/// can export, and the page.
pub fn faults(binary: &Path, scene: &Scene, said: &Said, page: &str) -> Result<(usize, Vec<String>)> {
    let (kept, options) = (kept(scene)?, options(scene)?);
    let rule: Rule = serde_json::from_value(kept["rule"].clone()).context("the rule does not read")?;
    let outcome: Outcome =
        serde_json::from_value(kept["outcome"].clone()).context("the outcome does not read")?;
    let recount = counting::count(&election(said, &options)?, &rule);
    let mut faults = Vec::new();
    for (what, kept, again) in [
        ("winners", outcome.winners, &recount.winners),
        ("losers", losers(&outcome.losers), &losers(&recount.losers)),
    ] {
        if kept != *again {
            faults.push(format!("the {what} are kept as {kept:?}, a recount finds {again:?}"));
        }
    }
    if outcome.totals != recount.totals {
        faults
            .push(format!("the sums are kept as {:?}, a recount finds {:?}", outcome.totals, recount.totals));
    }
    let winners: Vec<&str> = recount.winners.iter().map(|winner| winner.project.as_str()).collect();
    let exported =
        process::read(tavolata(binary, &scene.store.url()).args(["export", "--board", &scene.crowd.voting]))?;
    faults.extend(export_faults(&serde_json::from_str(&exported)?, said, &votes(said)?, &winners));
    faults.extend(
        winners
            .iter()
            .filter(|winner| !page.contains(&format!("/initiatives/{winner}\"")))
            .map(|winner| format!("the page of the result does not show {winner}")),
    );
    let ballots = said.ballots.iter().filter(|(_, choices)| !choices.is_empty()).count();
    Ok((ballots, faults))
}

fn losers(losers: &[counting::outcome::Loser]) -> Vec<Counted> {
    losers.iter().map(|loser| loser.counted.clone()).collect()
}

/// What the server kept.
fn kept(scene: &Scene) -> Result<Value> {
    let board = scene.store.literal(&scene.board());
    let rows = scene.store.read(&[format!("SELECT outcome FROM results WHERE board_id = {board}")])?;
    let text = rows.first().and_then(|row| row.first()).context("no result is kept")?;
    Ok(serde_json::from_str(text)?)
}

fn options(scene: &Scene) -> Result<Vec<Choice>> {
    let store = &scene.store;
    let rows = store.read(&[format!(
        "SELECT {}, cost_cents FROM ballot_options WHERE board_id = {} ORDER BY number",
        store.id("initiative_id"),
        store.literal(&scene.board())
    )])?;
    let option = |row: &Vec<String>| {
        let [initiative, cost] = &row[..] else { anyhow::bail!("two columns were expected") };
        Ok(Choice { initiative: hyphenated(initiative), cost: cost.parse()? })
    };
    rows.iter().map(option).collect()
}

fn election(said: &Said, options: &[Choice]) -> Result<Election> {
    let project = |option: &Choice| {
        Ok(Project { id: option.initiative.as_str().into(), cost: Money::from_minor(option.cost)? })
    };
    let projects = Projects::new(options.iter().map(project).collect::<Result<_>>()?)?;
    let mut groups = Vec::new();
    for (_, choices) in said.ballots.iter().filter(|(_, choices)| !choices.is_empty()) {
        let mut marked = Vec::new();
        for number in numbers(choices)? {
            let option = options.get(number - 1).with_context(|| format!("no option {number}"))?;
            marked.push(projects.index(&option.initiative).context("a project is missing")?);
        }
        groups.push(BallotGroup::single(ConstituencyIndex(0), Ballot::Approval(Approval::new(marked))));
    }
    Ok(Election::new(projects, groups)?)
}

/// The votes of each option by its number, counted plainly.
fn votes(said: &Said) -> Result<BTreeMap<usize, u64>> {
    let mut votes = BTreeMap::new();
    for (_, choices) in &said.ballots {
        for number in numbers(choices)? {
            *votes.entry(number).or_default() += 1;
        }
    }
    Ok(votes)
}

fn numbers(choices: &str) -> Result<Vec<usize>> {
    let items = choices.split(',').filter(|item| !item.is_empty());
    Ok(items.map(str::parse).collect::<Result<_, _>>()?)
}

fn export_faults(export: &Value, said: &Said, votes: &BTreeMap<usize, u64>, winners: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    let rows = |table: &str| export[table].as_array().cloned().unwrap_or_default();
    let number = |row: &Value, column: &str| row[column].as_u64().unwrap_or_default();
    let mut adopted = Vec::new();
    for row in rows("result") {
        let option = usize::try_from(number(&row, "option")).unwrap_or_default();
        let (shown, counted) = (number(&row, "votes"), votes.get(&option).copied().unwrap_or_default());
        if shown != counted {
            faults.push(format!("option {option} is shown with {shown} votes, the rows give it {counted}"));
        }
        if row["adopted"] == true {
            adopted.push(row["initiative"].as_str().unwrap_or_default().to_owned());
        }
    }
    if adopted != winners {
        faults.push(format!("shown as adopted are {adopted:?}, a recount finds {winners:?}"));
    }
    let mut groups: BTreeMap<&str, u64> = BTreeMap::new();
    for (_, choices) in &said.ballots {
        *groups.entry(choices).or_default() += 1;
    }
    let exported = rows("ballots");
    let exported: BTreeMap<&str, u64> = exported
        .iter()
        .map(|row| (row["choices"].as_str().unwrap_or_default(), number(row, "voters")))
        .collect();
    if exported != groups {
        faults.push("the exported ballots are not those of the rows".to_owned());
    }
    faults
}

fn hyphenated(id: &str) -> String {
    let part = |from: usize, to: usize| id.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_exported_wrongly_is_found() {
        let ballots = vec![("a".to_owned(), "1,2".to_owned()), ("b".to_owned(), "2".to_owned())];
        let said = Said { ballots, ..Said::default() };
        let option = |option, initiative, votes, adopted| json!({ "option": option, "initiative": initiative, "votes": votes, "adopted": adopted });
        let mut export = json!({
            "result": [option(2, "y", 2, true), option(1, "x", 1, false)],
            "ballots": [{ "choices": "1,2", "voters": 1 }, { "choices": "2", "voters": 1 }],
        });
        let find = |export: &Value| export_faults(export, &said, &votes(&said).unwrap(), &["y"]);
        assert_eq!(find(&export), Vec::<String>::new());
        export["result"][1]["votes"] = json!(2);
        export["result"][1]["adopted"] = json!(true);
        export["ballots"][0]["voters"] = json!(2);
        assert_eq!(find(&export).len(), 3);
    }

    #[test]
    fn an_id_gets_its_hyphens_back() {
        assert_eq!(hyphenated("0190a1b2c3d4e5f60718293a4b5c6d7e"), "0190a1b2-c3d4-e5f6-0718-293a4b5c6d7e");
    }
}
