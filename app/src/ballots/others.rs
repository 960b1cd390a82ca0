//! What other rules would have chosen on the same ballots, as a picture and as a table.

use domain::{
    ballots::{Choice, Otherwise, Verdict, VoteResult},
    base::{Currency, InitiativeId},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

use crate::i18n::{Words, words};

/// The section of the result; nothing where no other rule makes sense of the ballots.
#[component]
pub fn Others(result: VoteResult) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    if result.others.is_empty() {
        return ().into_any();
    }
    let won = result.ranking.iter().filter(|one| matches!(one.verdict, Verdict::Adopted { .. }));
    let own = Otherwise {
        counting: result.board.rules.voting.counting,
        winners: won.map(|one| one.choice.initiative).collect(),
        spent_cents: result.totals.spent.minor(),
        with_a_winner: result.totals.with_a_winner,
    };
    let same = result.others.iter().all(|other| set(other) == set(&own));
    let outcomes: Vec<Otherwise> = std::iter::once(own).chain(result.others).collect();
    let options = result.ranking.into_iter().map(|one| one.choice).collect();
    let (budget, currency) = (result.board.rules.budget_cents, result.board.rules.currency);
    view! {
        <section class="section" aria-labelledby="others">
            <h2 id="others">{texts.others_title()}</h2>
            <p>{if same { texts.others_same() } else { texts.others_explained() }}</p>
            <Comparison outcomes options budget currency/>
        </section>
    }
    .into_any()
}

fn set(outcome: &Otherwise) -> BTreeSet<InitiativeId> {
    outcome.winners.iter().copied().collect()
}

/// The first outcome beside the others: a bar for each, and the table of what wins where.
#[component]
pub fn Comparison(
    outcomes: Vec<Otherwise>,
    options: Vec<Choice>,
    budget: Option<i64>,
    currency: Currency,
) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let first = outcomes.first().map(set).unwrap_or_default();
    let cost = |id: &InitiativeId| {
        let option = options.iter().find(|option| option.initiative == *id);
        budget.map_or(1, |_| option.map_or(0, |option| option.cost_cents))
    };
    let whole = budget.unwrap_or_else(|| i64::try_from(options.len()).unwrap_or(i64::MAX)).max(1);
    let bar = |outcome: &Otherwise| {
        let percent = |sum: i64| format!("{}%", (sum.saturating_mul(1000) / whole).clamp(0, 1000) / 10);
        let all: i64 = outcome.winners.iter().map(cost).sum();
        let shared: i64 = outcome.winners.iter().filter(|id| first.contains(id)).map(cost).sum();
        let said = said(words, outcome, budget.map(|_| currency));
        view! {
            <li>
                <span class="name">
                    <span>
                        {words.choice("counting_rule", outcome.counting.as_str())} <br/> <small>{said}</small>
                    </span>
                </span>
                <svg class="bar plain" aria-hidden="true">
                    <rect class="sure" width=percent(shared) height="100%"></rect>
                    <line class="maybe" x1=percent(shared) x2=percent(all) y1="50%" y2="50%"></line>
                </svg>
                <b>{words.boards().initiatives(i64::try_from(outcome.winners.len()).unwrap_or(i64::MAX))}</b>
            </li>
        }
    };
    let bars = outcomes.iter().map(bar).collect_view();
    let heads = outcomes.iter().map(|outcome| {
        view! { <th scope="col">{words.choice("counting_rule", outcome.counting.as_str())}</th> }
    });
    let heads = heads.collect_view();
    let row = |option: &Choice| {
        let cells = outcomes.iter().map(|outcome| {
            let wins = outcome.winners.contains(&option.initiative);
            view! { <td>{if wins { texts.wins() } else { "–" }}</td> }
        });
        view! {
            <tr>
                <th scope="row" lang=option.language.to_string() dir="auto">{option.title.clone()}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    let wins_somewhere =
        |option: &&Choice| outcomes.iter().any(|outcome| outcome.winners.contains(&option.initiative));
    let rows = options.iter().filter(wins_somewhere).map(row).collect_view();
    view! {
        <ul class="bars">{bars}</ul>
        <details class="more">
            <summary>{texts.others_table()}</summary>
            <div class="scroll" role="region" aria-label=texts.others_table() tabindex="0">
                <table class="figures">
                    <thead>
                        <tr>
                            <th scope="col">{texts.initiative()}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

fn said(words: Words, outcome: &Otherwise, currency: Option<Currency>) -> String {
    let voters = words.ballots().people_with_a_winner(outcome.with_a_winner.cast_signed());
    match currency {
        Some(currency) => format!("{}, {voters}", words.money(outcome.spent_cents, currency)),
        None => voters,
    }
}
