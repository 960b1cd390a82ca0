//! The ballot paper: every option with its box, and what was chosen so far.

use domain::{
    ballots::{Choice, Paper},
    base::Currency,
};
use leptos::prelude::*;
use std::collections::BTreeSet;

use super::api::Cast;
use crate::{
    i18n::words,
    ui::form::{Form, Sending, Submit},
};

/// The form with which one votes; whatever was chosen stays chosen where it is refused.
#[component]
pub fn BallotPaper(paper: Paper, casting: Sending<Cast>) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    if paper.options.is_empty() {
        return view! { <div class="notice"><p>{texts.nothing_on_ballot()}</p></div> }.into_any();
    }
    let refused = if casting.done() { None } else { casting.chosen("choices[]") };
    let refused = refused
        .map(|numbers| numbers.iter().filter_map(|number| number.parse().ok()).collect::<BTreeSet<u16>>());
    let own = || paper.own.iter().flat_map(|ballot| ballot.choices.numbers().to_vec()).collect();
    let chosen = RwSignal::new(refused.unwrap_or_else(own));
    let rules = paper.board.rules.clone();
    let lead = match (rules.ballot_maximum, rules.budget_cents) {
        (Some(most), _) => texts.choose_at_most(i64::from(most)),
        (None, _) => texts.choose_any().to_owned(),
    };
    let withdrawn = paper.own.as_ref().is_some_and(|ballot| ballot.choices.is_empty());
    let (budget, currency) = (rules.budget_cents, rules.currency);
    let options = paper.options.clone();
    let cost = Memo::new(move |_| {
        let chosen = chosen.read();
        options
            .iter()
            .filter(|option| chosen.contains(&option.number))
            .map(|option| option.cost_cents)
            .sum::<i64>()
    });
    view! {
        {withdrawn
            .then(|| view! { <div class="notice" role="status"><p>{texts.taken_back()}</p></div> })}
        <p class="lead">{lead}</p>
        {budget.map(|cents| view! { <p>{texts.budget_explained(words.money(cents, currency))}</p> })}
        <Form sending=casting class="ballot">
            <input type="hidden" name="board" value=paper.board.id.to_string()/>
            <ul class="options">
                {paper.options.into_iter().map(|option| view! { <Box option chosen currency/> }).collect_view()}
            </ul>
            <Tally
                chosen
                cost
                most=rules.ballot_maximum
                budget
                currency
                pending=Signal::derive(move || casting.pending())
            />
            <p class="help">{texts.who_sees()}</p>
        </Form>
    }
    .into_any()
}

#[component]
fn Box(option: Choice, chosen: RwSignal<BTreeSet<u16>>, currency: Currency) -> impl IntoView {
    let words = words();
    let number = option.number;
    let mark = move |event| {
        chosen.update(|chosen| {
            if event_target_checked(&event) {
                chosen.insert(number);
            } else {
                chosen.remove(&number);
            }
        });
    };
    view! {
        <li class="option">
            <label>
                <input
                    type="checkbox"
                    name="choices[]"
                    value=number.to_string()
                    checked=chosen.with_untracked(|chosen| chosen.contains(&number))
                    on:change=mark
                />
                <span class="name" lang=option.language.to_string() dir="auto">{option.title}</span>
                <b class="cost">{words.money(option.cost_cents, currency)}</b>
            </label>
            <p class="meta">
                <span>{words.choice("theme", option.theme.as_str())}</span>
                <a href=words.path(format!("/initiatives/{}", option.initiative))>{words.ballots().read_it()}</a>
            </p>
        </li>
    }
}

/// How much is chosen, and the button that casts it.
#[component]
fn Tally(
    chosen: RwSignal<BTreeSet<u16>>,
    cost: Memo<i64>,
    most: Option<u16>,
    budget: Option<i64>,
    currency: Currency,
    pending: Signal<bool>,
) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let over = move || most.is_some_and(|most| chosen.read().len() > usize::from(most));
    let counted = move || {
        let number = chosen.read().len();
        match most {
            Some(most) => texts.chosen_of(number, most),
            None => texts.chosen(i64::try_from(number).unwrap_or(i64::MAX)),
        }
    };
    let together = budget.map(|budget| {
        let money = move |cents| words.money(cents, currency);
        let words_of = move || texts.cost_of(money(cost.get()), money(budget));
        let width = move || format!("{}%", (cost.get().saturating_mul(100) / budget.max(1)).clamp(0, 100));
        view! {
            <p><span>{words_of}</span></p>
            <svg class="bar plain" aria-hidden="true">
                <rect class="sure" width=width height="100%"></rect>
            </svg>
        }
    });
    view! {
        <div class="tally" class:over=over>
            <p role="status">
                <span>{counted}</span>
            </p>
            {together}
            <Submit label=texts.cast() pending/>
        </div>
    }
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
                </p>
            </li>
        }
    };
    view! { <ul class="items">{options.into_iter().map(item).collect_view()}</ul> }
}
