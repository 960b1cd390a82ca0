//! The ballot paper: every option with what one marks it by, and what was marked so far.

use domain::{
    ballots::{Ballot, Choice, Paper},
    base::Currency,
    boards::{BallotKind, Rules},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

use super::{api::Cast, basis::CostNote, marks::Mark, tally::Tally};
use crate::{
    i18n::{Words, words},
    ui::form::{Form, Sending},
};

/// The form with which one votes; whatever was marked stays marked where it is refused.
#[component]
pub fn BallotPaper(paper: Paper, casting: Sending<Cast>) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    if paper.options.is_empty() {
        return view! { <div class="notice"><p>{texts.nothing_on_ballot()}</p></div> }.into_any();
    }
    let rules = paper.board.rules.clone();
    let kind = rules.voting.ballot;
    let own = paper.own.as_ref().map(marks_of).unwrap_or_default();
    let refused = if casting.done() { None } else { refused(casting, kind) };
    let marked = RwSignal::new(refused.unwrap_or_else(|| own.clone()));
    let withdrawn = paper.own.as_ref().is_some_and(|ballot| ballot.choices.is_empty());
    let pending = Signal::derive(move || casting.pending());
    let unsaved = Signal::derive(move || !pending.get() && *marked.read() != own);
    crate::ui::leaving::warn(unsaved, texts.leave_unsaved());
    let number = paper.options.len();
    let option = {
        let rules = rules.clone();
        move |option: Choice| view! { <Mark option marked rules=rules.clone() options=number/> }
    };
    let options = paper.options.clone();
    view! {
        {withdrawn
            .then(|| view! { <div class="notice" role="status"><p>{texts.taken_back()}</p></div> })}
        <p class="lead">{lead(words, &rules, number)}</p>
        {budget(words, &rules).map(|sentence| view! { <p>{sentence}</p> })}
        <p class="soft">
            {texts.order_drawn()} " "
            <a href=words.path(format!("/boards/{}/rulebook", paper.board.id))>{texts.how_it_counts()}</a>
        </p>
        <Form sending=casting class="ballot">
            <input type="hidden" name="board" value=paper.board.id.to_string()/>
            <input type="hidden" name="kind" value=kind.as_str()/>
            <ul class="options">{paper.options.into_iter().map(option).collect_view()}</ul>
            <Tally options marked rules pending/>
            <p class="help">{texts.who_sees()}</p>
        </Form>
    }
    .into_any()
}

/// What one may mark, in one sentence.
fn lead(words: Words, rules: &Rules, options: usize) -> String {
    let texts = words.ballots();
    let money = |cents| words.money(cents, rules.currency);
    match (rules.voting.ballot, rules.ballot_maximum.map(i64::from)) {
        (BallotKind::ChooseOne, _) => texts.choose_one().to_owned(),
        (BallotKind::Points, _) => texts.give_points(rules.voting.points.map_or(0, i64::from)),
        (BallotKind::Ranking, most) => {
            let options = i64::try_from(options).unwrap_or(i64::MAX);
            texts.rank_places(most.map_or(options, |most| most.min(options)))
        }
        (BallotKind::Knapsack, _) => texts.fit_budget(money(rules.budget_cents.unwrap_or_default())),
        (BallotKind::Approval, Some(most)) => texts.choose_at_most(most),
        (BallotKind::Approval, None) => texts.choose_any().to_owned(),
    }
}

/// That a budget limits the count and not the ballot.
fn budget(words: Words, rules: &Rules) -> Option<String> {
    let cents = rules.budget_cents.filter(|_| rules.voting.ballot != BallotKind::Knapsack)?;
    Some(words.ballots().budget_explained(words.money(cents, rules.currency)))
}

fn marks_of(ballot: &Ballot) -> BTreeMap<u16, u16> {
    let choices = &ballot.choices;
    choices.numbers().into_iter().map(|number| (number, choices.number_at(number).unwrap_or(1))).collect()
}

/// The marks of a paper that was refused; `None` where none was.
fn refused(casting: Sending<Cast>, kind: BallotKind) -> Option<BTreeMap<u16, u16>> {
    let numbers = |name| -> Option<Vec<Option<u16>>> {
        Some(casting.chosen(name)?.iter().map(|number| number.trim().parse().ok()).collect())
    };
    if matches!(kind, BallotKind::Points | BallotKind::Ranking) {
        let pairs = numbers("numbers[]")?.into_iter().zip(numbers("marks[]")?);
        return Some(pairs.filter_map(|(number, mark)| Some((number?, mark?))).collect());
    }
    Some(numbers("choices[]")?.into_iter().flatten().map(|number| (number, 1)).collect())
}

/// The options without boxes, for those who may not vote now.
#[component]
pub fn Options(options: Vec<Choice>, currency: Currency) -> impl IntoView {
    let words = words();
    let item = move |option: Choice| {
        view! {
            <li>
                <h2 lang=option.language.to_string() dir="auto">
                    <a href=words.path(format!("/initiatives/{}", option.initiative))>{option.title}</a>
                </h2>
                <p class="meta">
                    <span>{words.choice("theme", option.theme.as_str())}</span>
                    <span>{words.money(option.cost_cents, currency)}</span>
                    <CostNote basis=option.cost_basis/>
                </p>
            </li>
        }
    };
    view! {
        <p class="soft">{words.ballots().order_of_each()}</p>
        <ul class="items">{options.into_iter().map(item).collect_view()}</ul>
    }
}
