//! The options in the order in which they were adopted, then the others, each with its reason.

use domain::{
    ballots::{Ranked, Verdict, VoteResult},
    base::Currency,
    boards::Seat,
};
use leptos::prelude::*;

use super::reason::Why;
use crate::{i18n::words, initiatives::concertation::Concertation};

/// The ranking, with the line at which the budget ends.
#[component]
pub fn Ranking(result: VoteResult) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let budget = result.rule.method.budget().map(counting::money::Money::minor);
    let currency = result.board.rules.currency;
    let why = Why::of(&result);
    let (ranking, seats) = (result.ranking, result.board.seats);
    let most = ranking.iter().map(|ranked| ranked.score).max().unwrap_or(0).max(1);
    let adopted = ranking.iter().filter(|ranked| matches!(ranked.verdict, Verdict::Adopted { .. })).count();
    let (won, lost) = {
        let mut rows = ranking.into_iter().enumerate();
        let won: Vec<_> = rows.by_ref().take(adopted).collect();
        (won, rows.collect::<Vec<_>>())
    };
    let row = |(place, ranked): (usize, Ranked)| {
        view! { <Row place=place + 1 ranked seats=seats.clone() most currency why/> }
    };
    let line = match budget {
        Some(budget) => texts.budget_ends(words.money(budget, currency)),
        None => texts.adopted_end().to_owned(),
    };
    let won = won.into_iter().map(row).collect_view();
    let lost = lost.into_iter().map(row).collect_view();
    view! {
        <section class="section" aria-labelledby="ranking">
            <h2 id="ranking">{texts.ranking()}</h2>
            <ol class="ranking">{won} <li class="budget-line">{line}</li> {lost}</ol>
        </section>
    }
}

#[component]
fn Row(
    place: usize,
    ranked: Ranked,
    seats: Vec<Seat>,
    most: i64,
    currency: Currency,
    why: Why,
) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let won = matches!(ranked.verdict, Verdict::Adopted { .. });
    let votes = i64::try_from(ranked.votes).unwrap_or(i64::MAX);
    let width = format!("{}%", (ranked.score.max(0).saturating_mul(1000) / most).clamp(0, 1000) / 10);
    let reason = why.told(words, &ranked);
    let choice = ranked.choice;
    // Imported initiatives have no stances: four empty bars would say nothing.
    let measured = ranked.agreement.concertation.summary.is_some();
    let stood = measured.then(|| {
        let seats = seats.into_iter().map(|seat| seat.constituency).collect();
        view! {
            <details class="more">
                <summary>{texts.before_the_vote()}</summary>
                <Concertation agreement=ranked.agreement seats full=true/>
            </details>
        }
    });
    view! {
        <li class=won.then_some("won")>
            <b class="rank">{place}</b>
            <h3 lang=choice.language.to_string() dir="auto">
                <a href=words.path(format!("/initiatives/{}", choice.initiative))>{choice.title}</a>
            </h3>
            <svg class="bar plain" aria-hidden="true">
                <rect class="sure" width=width height="100%"></rect>
            </svg>
            <p class="counts">
                <span>{texts.votes(votes)}</span>
                {(ranked.score != votes).then(|| view! { <span>{texts.points(ranked.score)}</span> })}
                <span>{words.money(choice.cost_cents, currency)}</span>
            </p>
            <p class="reason">{reason}</p>
            {stood}
        </li>
    }
}
