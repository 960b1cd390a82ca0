use counting::outcome::{Counted as Project, Loser, Reason};
use serde_json::{Map, Value, json};

use super::{Counted, lacked, options::RuleSource};

/// Everything that the count found. Amounts are in units of the currency; exact ones are texts.
pub fn write(counted: &Counted<'_>) -> String {
    let outcome = &counted.outcome;
    let meta = &counted.election.meta;
    let ids: Vec<&str> = outcome.winners.iter().map(|winner| winner.project.as_str()).collect();
    let value = json!({
        "file": counted.file,
        "rule": {
            "named_in_file": meta.text("rule"),
            "from": match counted.choice.source {
                RuleSource::File => "file",
                RuleSource::Assumed => "assumed",
                RuleSource::Given => "options",
            },
            "applied": counted.rule(),
        },
        "budget": meta.budget.plain(),
        "voters": outcome.totals.voters,
        "blank": outcome.totals.blank,
        "voters_with_a_winner": outcome.totals.with_a_winner,
        "winners": ids,
        "cost": outcome.totals.spent.plain(),
        "left": outcome.totals.left.map(|left| left.plain()),
        "endowment": outcome.endowment,
        "compared": outcome.compared,
        "rounds": outcome.rounds,
        "projects": outcome.winners.iter().map(|winner| Value::Object(project(winner))).collect::<Vec<_>>(),
        "losers": outcome.losers.iter().map(loser).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn project(counted: &Project) -> Map<String, Value> {
    let mut fields = Map::new();
    fields.insert("project".to_owned(), counted.project.as_str().into());
    fields.insert("cost".to_owned(), counted.cost.plain().into());
    fields.insert("votes".to_owned(), counted.votes.into());
    fields.insert("score".to_owned(), counted.score.into());
    fields
}

fn loser(loser: &Loser) -> Value {
    let mut fields = project(&loser.counted);
    fields.insert("reason".to_owned(), loser.reason.word().into());
    if let Reason::DoesNotFit { left, .. } | Reason::SupportersLack { left, .. } = loser.reason {
        fields.insert("left".to_owned(), left.plain().into());
    }
    if let Reason::StruckOff { round, .. } = loser.reason {
        fields.insert("round".to_owned(), round.into());
    }
    fields.insert("lacked".to_owned(), lacked(loser.reason).into());
    Value::Object(fields)
}
