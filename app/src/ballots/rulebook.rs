//! The rulebook of a vote, to read and to print: who votes how on what, how it is counted, and the mark that shows
//! that nothing has changed since voting began.

use counting::project::ProjectId;
use domain::{
    ballots::{Choice, Exclusion, Printed, rules},
    base::InitiativeId,
    boards::Phase,
};
use leptos::prelude::*;

use super::{api, counted::sentences};
use crate::{
    boards::board_in_address,
    i18n::{Words, words},
    reading::Reading,
    record::link::PrintedName,
    ui::{loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page with the rulebook of a board's vote.
#[component]
pub fn RulebookPage() -> impl IntoView {
    let board = board_in_address();
    move || match board.get() {
        Some(board) => {
            let printed = Reading::new(move || api::FindRulebook { board });
            view! { <Loaded data=printed view=|printed| view! { <Page printed/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(printed: Printed) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let board = printed.board.clone();
    let frozen = board.rulebook_hash.clone();
    let lead = match (&frozen, board.rules.phases.voting) {
        (_, None) => words.refusal(&domain::base::Refusal::NoVote),
        (Some(_), _) => texts.rulebook_frozen().to_owned(),
        (None, Some(voting)) => texts.rulebook_open(words.full_day(voting.day())),
    };
    let mark = frozen.map(|hash| {
        view! {
            <p class="small">
                {texts.rulebook_mark()} " " <code dir="ltr">{hash}</code>
            </p>
        }
    });
    let election = printed.election.clone().map(|election| view! { <PrintedName board=board.id election/> });
    let parts = board.rules.phases.voting.map(|_| view! { <Parts printed/> });
    view! {
        <PageTitle page=texts.rulebook_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a
                        href=words.path(format!("/boards/{}", board.id))
                        lang=board.wording.language.to_string()
                        dir="auto"
                    >
                        {board.wording.question.clone()}
                    </a>
                </p>
                <h1>{texts.rulebook_title()}</h1>
                <p class="lead">{lead}</p>
            </div>
            {parts}
            {mark}
            {election}
        </main>
    }
}

#[component]
fn Parts(printed: Printed) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let Printed { board, options, exclusions, .. } = printed;
    let facts = facts(words, &board);
    let fact = |(name, value): (&'static str, String)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    let group = |group: &Exclusion| {
        group.initiatives.iter().map(|one| ProjectId::from(one.initiative.to_string())).collect()
    };
    let exclusive: Vec<Vec<ProjectId>> = exclusions.iter().map(group).collect();
    let voting = board.rules.voting;
    let rule = rules::counting_rule(board.id, &board.rules, voting.counting, options.len(), exclusive);
    let sentences = sentences(words, &rule, board.rules.currency, voting.ballot);
    let budget = board.rules.budget_cents.is_some();
    let currency = board.rules.currency;
    let row = move |option: &Choice| {
        let basis = words.choice("cost_basis", option.cost_basis.as_str());
        view! {
            <tr>
                <th scope="row" lang=option.language.to_string() dir="auto">
                    <a href=words.path(format!("/initiatives/{}", option.initiative))>{option.title.clone()}</a>
                </th>
                <td data-label=texts.number()>{option.number}</td>
                <td data-label=texts.cost()>{words.money(option.cost_cents, currency)}</td>
                <td data-label=texts.cost_basis()>{budget.then_some(basis)}</td>
            </tr>
        }
    };
    let rows = options.iter().map(row).collect_view();
    let none = options.is_empty();
    view! {
        <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl>
        <section class="section" aria-labelledby="counted">
            <h2 id="counted">{texts.how_it_counts()}</h2>
            <ul class="prose">
                {sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}
            </ul>
        </section>
        <section class="section" aria-labelledby="options">
            <h2 id="options">{texts.on_the_ballot()}</h2>
            {if none {
                view! { <p>{texts.nothing_on_ballot()}</p> }.into_any()
            } else {
                view! {
                    <table class="records">
                        <thead>
                            <tr>
                                <th scope="col">{texts.initiative()}</th>
                                <th scope="col">{texts.number()}</th>
                                <th scope="col">{texts.cost()}</th>
                                <th scope="col">{texts.cost_basis()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                }
                    .into_any()
            }} {budget.then(|| view! { <p class="small soft">{texts.unchecked_counts()}</p> })}
        </section>
        <Exclusions exclusions/>
    }
}

/// The groups of initiatives that exclude each other; nothing without any.
#[component]
pub fn Exclusions(exclusions: Vec<Exclusion>) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    if exclusions.is_empty() {
        return ().into_any();
    }
    let one = move |(id, title, language): (InitiativeId, String, String)| {
        view! {
            <li lang=language dir="auto">
                <a href=words.path(format!("/initiatives/{id}"))>{title}</a>
            </li>
        }
    };
    let group = move |group: Exclusion| {
        let titles = group.initiatives.into_iter();
        let titles = titles.map(|it| (it.initiative, it.title, it.language.to_string()));
        view! { <li><ul class="prose">{titles.map(one).collect_view()}</ul></li> }
    };
    view! {
        <section class="section" aria-labelledby="exclusions">
            <h2 id="exclusions">{texts.exclusions()}</h2>
            <p>{texts.exclusions_explained()}</p>
            <ol>{exclusions.into_iter().map(group).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn facts(words: Words, board: &domain::boards::Board) -> Vec<(&'static str, String)> {
    let (texts, of_boards) = (words.ballots(), words.boards());
    let rules = &board.rules;
    let seats: Vec<String> = board.seats.iter().map(|seat| seat.constituency.name.clone()).collect();
    let day = |moment: domain::base::Moment| words.day_and_time(moment);
    let kind = rules.voting.ballot.as_str();
    let facts = [
        Some((of_boards.rule_who(), seats.join(", "))),
        Some((of_boards.rule_roll(), words.choice("roll_help", rules.voting.roll.as_str()).to_owned())),
        rules.phases.voting.map(|begins| (texts.voting_from(), day(begins))),
        rules.phases.end_of(Phase::Voting).map(|ends| (texts.voting_until(), day(ends))),
        Some((texts.what_one_marks(), words.choice("ballot_kind_help", kind).to_owned())),
        rules.voting.points.map(|points| (texts.points_each(), words.number(i64::from(points)))),
        rules.most_choices().map(|most| (of_boards.rule_ballot(), of_boards.at_most(i64::from(most)))),
        rules.budget_cents.map(|cents| (of_boards.rule_budget(), words.money(cents, rules.currency))),
        rules.winners_maximum.map(|most| (of_boards.rule_winners(), of_boards.at_most(i64::from(most)))),
        Some((texts.order(), texts.order_of_each().to_owned())),
        Some((texts.who_sees_what(), texts.who_sees().to_owned())),
    ];
    facts.into_iter().flatten().collect()
}
