use counting::{
    equal_shares::{Comparison, EqualShares, Start, Stop},
    greedy::{Greedy, Misfit, Utility},
    outcome::{Outcome, Reason, Round},
    pabulib::VoteType,
    rule::{Method, RankPoints, Rule},
    ties::TieOrder,
};
use std::fmt::Write as _;

use super::{Counted, options::RuleSource};

/// The result for people.
pub fn write(counted: &Counted<'_>) -> String {
    let outcome = &counted.outcome;
    let mut text = String::new();
    let mut line = |words: String| {
        text.push_str(&words);
        text.push('\n');
    };
    let meta = &counted.election.meta;
    let projects = counted.election.listings.len();
    line(format!(
        "{}: {} ballots, {projects} projects, budget {}.",
        counted.file,
        outcome.totals.voters,
        meta.budget.plain()
    ));
    let named = meta.text("rule").unwrap_or("none");
    line(match counted.choice.source {
        RuleSource::File => format!("Counted by the rule that the file names, {named:?}."),
        RuleSource::Assumed => {
            format!("The file names no rule that is known here ({named:?}): greedy by votes.")
        }
        RuleSource::Given => format!("Counted by the rule of the options; the file names {named:?}."),
    });
    let is_ranked = meta.vote_type == VoteType::Ordinal;
    line(format!("{}.", rule(counted.rule(), is_ranked)));
    if let Some(endowment) = &outcome.endowment {
        line(format!("Every voter had {endowment} to spend."));
    }
    if let Some(compared) = outcome.compared {
        line(format!(
            "{} voters prefer the outcome of Equal Shares, {} the greedy one, which was{} kept.",
            compared.prefer_equal_shares,
            compared.prefer_greedy,
            if compared.greedy_kept { "" } else { " not" }
        ));
    }
    let left = outcome.totals.left.map_or(String::new(), |left| format!(", {} left", left.plain()));
    line(format!("\n{} winners, {} spent{left}:", outcome.winners.len(), outcome.totals.spent.plain()));
    winners(&mut text, outcome);
    if !outcome.losers.is_empty() {
        let _ = writeln!(text, "\n{} others:", outcome.losers.len());
    }
    for loser in &outcome.losers {
        let (project, cost) = (&loser.counted.project, loser.counted.cost.plain());
        let _ = writeln!(
            text,
            "     {project}  cost {cost}, score {}: {}",
            loser.counted.score,
            reason(loser.reason)
        );
    }
    text
}

fn winners(text: &mut String, outcome: &Outcome) {
    for (place, winner) in (1..).zip(&outcome.winners) {
        let (project, cost) = (&winner.project, winner.cost.plain());
        let paid =
            outcome.rounds.iter().find(|round| round.project == *project).map(paid).unwrap_or_default();
        let _ = writeln!(text, "{place:>4} {project}  cost {cost}, score {}{paid}", winner.score);
    }
}

fn paid(round: &Round) -> String {
    let full: u64 = round.paid.iter().map(|payment| payment.voters).sum();
    let rest = round.gave_all.as_ref().map_or(0, |rest| rest.voters);
    match rest {
        0 => format!("; paid by {full}"),
        rest => format!("; paid by {full}, and {rest} gave all they had left"),
    }
}

fn rule(rule: &Rule, is_ranked: bool) -> String {
    let mut parts = match &rule.method {
        Method::Greedy(method) => greedy(method),
        Method::EqualShares(method) => equal_shares(method),
        Method::MostVoted(method) => vec![format!("The {} with the highest score", method.seats)],
        Method::Phragmen(_) => vec!["Sequential Phragmen".to_owned()],
        Method::InstantRunoff => vec!["Instant run-off".to_owned()],
        Method::Schulze => vec!["Schulze's method by margins".to_owned()],
    };
    if is_ranked {
        parts.push(match rule.rank_points {
            RankPoints::Borda => "places by Borda".to_owned(),
            RankPoints::Positional { places } => format!("{places} points for a first place"),
        });
    }
    parts.push(match &rule.ties {
        TieOrder::Lexicographic => "ties by id".to_owned(),
        TieOrder::CostVotesLot { seed } => format!("ties by cost, votes and a lot drawn from {:?}", seed.0),
    });
    parts.join(", ")
}

fn greedy(method: &Greedy) -> Vec<String> {
    let mut parts = vec![match method.utility {
        Utility::Cost => "Greedy by votes".to_owned(),
        Utility::Cardinality => "Greedy by votes per cost".to_owned(),
    }];
    parts.push(match method.misfit {
        Misfit::Skip => "skipping what does not fit".to_owned(),
        Misfit::Stop => "up to the first that does not fit".to_owned(),
    });
    parts.extend(method.minimum_score.map(|minimum| format!("from a score of {minimum}")));
    parts
}

fn equal_shares(method: &EqualShares) -> Vec<String> {
    let mut parts = vec![match method.utility {
        Utility::Cost => "Equal Shares with cost utility".to_owned(),
        Utility::Cardinality => "Equal Shares with cardinality utility".to_owned(),
    }];
    parts.push(match method.start {
        Start::Exact => "from the exact part of the budget".to_owned(),
        Start::Integral => "from the part of the budget in whole units".to_owned(),
    });
    parts.extend(method.add1.map(|add1| {
        let stop = match add1.stop {
            Stop::Exhaustive => "until nothing more can be added",
            Stop::LastFeasible => "to the last outcome within the budget",
        };
        format!("raised by {} at a time {stop}", add1.step.plain())
    }));
    if method.fill_up {
        parts.push("filled up greedily".to_owned());
    }
    if method.comparison == Comparison::Satisfaction {
        parts.push("compared with greedy by votes".to_owned());
    }
    parts
}

fn reason(reason: Reason) -> String {
    match reason {
        Reason::NoSupport => "nobody supports it".to_owned(),
        Reason::BelowMinimum { lacked } => format!("{lacked} below the minimum"),
        Reason::DoesNotFit { left, lacked } => {
            format!("{} were left, {} were missing", left.plain(), lacked.plain())
        }
        Reason::AfterStop { lacked } => {
            format!("the count had ended; {lacked} more would have put it level with what ended it")
        }
        Reason::Outvoted { lacked } => format!("{lacked} behind the last winner"),
        Reason::LostTie => "level with the last winner, behind it in the tie order".to_owned(),
        Reason::RivalWon { lacked } => {
            format!("another that excludes it won; {lacked} more would have put it level")
        }
        Reason::SupportersLack { left, lacked } => {
            format!("its supporters had {} left, {} were missing", left.plain(), lacked.plain())
        }
        Reason::StruckOff { round, lacked } => {
            format!("struck off in round {round}, {lacked} first places behind the next")
        }
        Reason::Beaten { lacked } => format!("the winner is ahead of it by {lacked}"),
    }
}
