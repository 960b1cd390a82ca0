//! Counts many elections in one go, for comparing with other implementations: each line of the standard input
//! is an object with the text of a `.pb` file and a rule; each line of the output says what came out.

use std::error::Error;
use std::io::{self, BufRead, Write};

use counting::count;
use counting::pabulib::parse;
use counting::rule::Rule;
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Task {
    pb: String,
    rule: Rule,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let task: Task = serde_json::from_str(&line?)?;
        let outcome = count(&parse(&task.pb)?.election(), &task.rule);
        let winners: Vec<&str> = outcome.winners.iter().map(|winner| winner.project.as_str()).collect();
        let found = json!({
            "winners": winners,
            "endowment": outcome.endowment,
            "rhos": outcome.rounds.iter().map(|round| round.rho.as_str()).collect::<Vec<_>>(),
            "greedy_kept": outcome.compared.map(|compared| compared.greedy_kept),
        });
        writeln!(output, "{found}")?;
    }
    Ok(output.flush()?)
}
