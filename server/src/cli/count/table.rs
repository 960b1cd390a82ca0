use counting::outcome::Counted as Project;

use super::{Counted, lacked};

/// A line for each project: winners in the order of their selection, then the others.
pub fn write(counted: &Counted<'_>) -> Result<String, csv::Error> {
    let outcome = &counted.outcome;
    let mut lines = csv::Writer::from_writer(Vec::new());
    lines.write_record(["place", "project", "cost", "votes", "score", "rho", "reason", "lacked"])?;
    let mut line = |place: &str, project: &Project, rho: &str, reason: &str, lacked: &str| {
        let (votes, score) = (project.votes.to_string(), project.score.to_string());
        let cost = project.cost.plain();
        lines.write_record([place, project.project.as_str(), &cost, &votes, &score, rho, reason, lacked])
    };
    for (place, winner) in (1..).zip(&outcome.winners) {
        let round = outcome.rounds.iter().find(|round| round.project == winner.project);
        line(&format!("{place}"), winner, round.map_or("", |round| &round.rho), "", "")?;
    }
    for loser in &outcome.losers {
        let lacked = lacked(loser.reason).unwrap_or_default();
        line("", &loser.counted, "", loser.reason.word(), &lacked)?;
    }
    let bytes = lines.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
