//! How it was counted, in plain words, and what the source of an imported vote says.

use counting::{
    equal_shares::Comparison,
    greedy::{Misfit, Utility},
    money::Money,
    rule::{Method, RankPoints, Rule},
    ties::TieOrder,
};
use domain::{
    ballots::{Published, VoteResult},
    base::Currency,
    boards::BallotKind,
};
use leptos::prelude::*;

use crate::i18n::{Words, words};

/// The rule that was applied, sentence by sentence.
#[component]
pub fn HowCounted(result: VoteResult) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let rules = &result.board.rules;
    let sentences = sentences(words, &result.rule, rules.currency, rules.voting.ballot);
    let imported = result.published.map(|published| comparison(words, &published));
    view! {
        <section class="section" aria-labelledby="counted">
            <h2 id="counted">{texts.how_counted()}</h2>
            <ul class="prose">
                {sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}
            </ul>
            {imported
                .map(|sentences| {
                    let sentences = sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> });
                    view! { <div class="notice">{sentences.collect_view()}</div> }
                })}
            <p>
                <a href=words.path(format!("/boards/{}/rulebook", result.board.id))>{texts.rulebook_title()}</a>
            </p>
        </section>
    }
}

/// A rule in plain words, sentence by sentence.
pub fn sentences(words: Words, rule: &Rule, currency: Currency, kind: BallotKind) -> Vec<String> {
    let texts = words.ballots();
    let money = |money: Money| words.money(money.minor(), currency);
    let mut sentences = match &rule.method {
        Method::Greedy(greedy) => vec![
            match greedy.utility {
                Utility::Cost => texts.rule_greedy(money(greedy.budget)),
                Utility::Cardinality => texts.rule_greedy_per_cost(money(greedy.budget)),
            },
            match greedy.misfit {
                Misfit::Skip => texts.rule_skip().to_owned(),
                Misfit::Stop => texts.rule_stop().to_owned(),
            },
        ],
        Method::MostVoted(most) => vec![texts.rule_most_voted(i64::from(most.seats.get()))],
        Method::EqualShares(shares) => {
            let optional = [
                (shares.utility == Utility::Cardinality, texts.rule_per_initiative()),
                (shares.add1.is_some(), texts.rule_add1()),
                (shares.fill_up, texts.rule_fill_up()),
                (shares.comparison == Comparison::Satisfaction, texts.rule_comparison()),
            ];
            let applied = optional.into_iter().filter(|(applied, _)| *applied);
            let first = texts.rule_equal_shares(money(shares.budget));
            std::iter::once(first).chain(applied.map(|(_, sentence)| sentence.to_owned())).collect()
        }
        Method::Phragmen(phragmen) => vec![texts.rule_phragmen(money(phragmen.budget))],
        Method::InstantRunoff => vec![texts.rule_runoff().to_owned()],
        Method::Schulze => vec![texts.rule_schulze().to_owned()],
    };
    let places = match rule.rank_points {
        RankPoints::Positional { places } => Some(i64::from(places)),
        RankPoints::Borda => None,
    };
    let gives_points = !matches!(rule.method, Method::InstantRunoff | Method::Schulze | Method::Phragmen(_));
    if let Some(places) = places.filter(|_| gives_points && kind == BallotKind::Ranking) {
        sentences.push(texts.rule_places(places));
    }
    let minimum = match &rule.method {
        Method::Greedy(greedy) => greedy.minimum_score,
        Method::MostVoted(most) => most.minimum_score,
        _ => None,
    };
    sentences.extend(minimum.map(|minimum| texts.rule_minimum(words.number(minimum))));
    if matches!(&rule.method, Method::Greedy(greedy) if !greedy.exclusive.is_empty()) {
        sentences.push(texts.rule_exclusive().to_owned());
    }
    sentences.push(match &rule.ties {
        TieOrder::CostVotesLot { .. } => texts.rule_ties_lot().to_owned(),
        TieOrder::Lexicographic => texts.rule_ties_name().to_owned(),
    });
    sentences
}

fn comparison(words: Words, published: &Published) -> Vec<String> {
    let texts = words.ballots();
    let mut sentences = Vec::new();
    if !published.same_rule {
        sentences.push(if published.rule.is_empty() {
            texts.source_no_rule().to_owned()
        } else {
            texts.source_other_rule(&published.rule)
        });
    }
    sentences.push(match published.winners {
        Some(winners) if winners == published.in_common => texts.source_same_winners(i64::from(winners)),
        Some(winners) => texts.source_some_winners(published.in_common, winners),
        None => texts.source_no_winners().to_owned(),
    });
    sentences
}
