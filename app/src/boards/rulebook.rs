//! The rules of a board in plain words, with the mark that shows that they have not changed.

use domain::boards::Board;
use leptos::prelude::*;

use super::{
    api::{self, Shown},
    page::board_in_address,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page with a board's rules.
#[component]
pub fn RulesPage() -> impl IntoView {
    let board = board_in_address();
    move || match board.get() {
        Some(board) => {
            let shown = Reading::new(move || api::Find { board });
            view! { <Loaded data=shown view=|Shown { board, .. }| view! { <Rulebook board/> }.into_any()/> }
                .into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Rulebook(board: Board) -> impl IntoView {
    let words = words();
    let texts = words.boards();
    let rules = board.rules.clone();
    let voting = rules.phases.voting;
    let seats: Vec<String> = board.seats.iter().map(|seat| seat.constituency.name.clone()).collect();
    let phases = rules.phases.line().into_iter().map(|(phase, begins)| {
        view! {
            <div>
                <dt>{words.choice("phase", phase.as_str())}</dt>
                <dd>{texts.from(words.full_day(begins.day()))}</dd>
            </div>
        }
    });
    let facts = [
        Some((texts.rule_who(), seats.join(", "))),
        Some((texts.rule_moderation(), words.choice("moderation", rules.moderation.as_str()).to_owned())),
        Some((texts.rule_answer(), texts.answers_within(i64::from(rules.answer_days)))),
        rules.budget_cents.map(|cents| (texts.rule_budget(), words.money(cents, rules.currency))),
        rules
            .most_choices()
            .filter(|_| voting.is_some())
            .map(|most| (texts.rule_ballot(), texts.at_most(i64::from(most)))),
        rules.winners_maximum.map(|most| (texts.rule_winners(), texts.at_most(i64::from(most)))),
        voting.map(|_| (texts.rule_roll(), words.choice("roll_help", rules.voting.roll.as_str()).to_owned())),
        voting.map(|_| {
            (texts.rule_kind(), words.choice("ballot_kind_help", rules.voting.ballot.as_str()).to_owned())
        }),
        voting.map(|_| {
            let how = words.choice("counting_rule_help", rules.voting.counting.as_str());
            (texts.rule_counting(), how.to_owned())
        }),
        voting.map(|_| (texts.rule_ties(), texts.ties().to_owned())),
    ];
    let fact = |(name, value): (&'static str, String)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    view! {
        <PageTitle page=texts.the_rules()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path(format!("/boards/{}", board.id)) lang=board.wording.language.to_string() dir="auto">
                        {board.wording.question.clone()}
                    </a>
                </p>
                <h1>{texts.the_rules()}</h1>
                <p class="lead">{texts.rules_lead()}</p>
            </div>
            <dl class="facts">{facts.into_iter().flatten().map(fact).collect_view()}</dl>
            {voting
                .map(|_| {
                    let rulebook = words.path(format!("/boards/{}/rulebook", board.id));
                    view! { <p><a href=rulebook>{words.ballots().rulebook_title()}</a></p> }
                })}
            <section class="section" aria-labelledby="phases">
                <h2 id="phases">{texts.phases()}</h2>
                <dl class="facts">{phases.collect_view()}</dl>
            </section>
            {rules.phases.voting.map(|_| view! { <crate::record::link::RecountLink board=board.id/> })}
            {board
                .rules_hash
                .map(|hash| view! { <p class="small">{texts.rules_mark()} " " <code dir="ltr">{hash}</code></p> })}
        </main>
    }
}
