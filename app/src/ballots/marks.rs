//! An option on the paper, with what one marks it by: a box, a button of which one can be pressed, points, a place.

use domain::{
    ballots::Choice,
    base::Currency,
    boards::{BallotKind, Rules},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

use super::basis::CostNote;
use crate::i18n::words;

/// What is marked so far, by the numbers of the options: points, a place, or one for a choice.
pub type Marked = RwSignal<BTreeMap<u16, u16>>;

/// An option and its mark.
#[component]
pub fn Mark(option: Choice, marked: Marked, rules: Rules, options: usize) -> impl IntoView {
    let words = words();
    let currency = rules.currency;
    let (theme, basis, initiative) = (option.theme, option.cost_basis, option.initiative);
    view! {
        <li class="option">
            {match rules.voting.ballot {
                BallotKind::Approval | BallotKind::Knapsack => {
                    view! { <Ticked option marked currency one=false/> }.into_any()
                }
                BallotKind::ChooseOne => view! { <Ticked option marked currency one=true/> }.into_any(),
                BallotKind::Points | BallotKind::Ranking => {
                    view! { <Numbered option marked rules=rules.clone() options/> }.into_any()
                }
            }}
            <p class="meta">
                <span>{words.choice("theme", theme.as_str())}</span>
                <CostNote basis/>
                <a href=words.path(format!("/initiatives/{initiative}"))>{words.ballots().read_it()}</a>
            </p>
        </li>
    }
}

#[component]
fn Ticked(option: Choice, marked: Marked, currency: Currency, one: bool) -> impl IntoView {
    let number = option.number;
    let mark = move |event| {
        marked.update(|marked| {
            if one {
                marked.clear();
            }
            if event_target_checked(&event) {
                marked.insert(number, 1);
            } else {
                marked.remove(&number);
            }
        });
    };
    view! {
        <label>
            <input
                type=if one { "radio" } else { "checkbox" }
                name="choices[]"
                value=number.to_string()
                checked=marked.with_untracked(|marked| marked.contains_key(&number))
                on:change=mark
            />
            <span class="name" lang=option.language.to_string() dir="auto">{option.title}</span>
            <b class="cost">{words().money(option.cost_cents, currency)}</b>
        </label>
    }
}

/// An option that bears a number: each comes with the hidden number of its option, so that both lists are as long.
#[component]
fn Numbered(option: Choice, marked: Marked, rules: Rules, options: usize) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let number = option.number;
    let now = marked.with_untracked(|marked| marked.get(&number).copied());
    let mark = move |typed: String| {
        marked.update(|marked| match typed.trim().parse::<u16>().ok().filter(|mark| *mark > 0) {
            Some(mark) => {
                marked.insert(number, mark);
            }
            None => {
                marked.remove(&number);
            }
        });
    };
    let id = format!("mark-{number}");
    let field = if rules.voting.ballot == BallotKind::Points {
        view! {
            <input
                id=id.clone()
                type="number"
                name="marks[]"
                min="0"
                max=rules.voting.points.map(|points| points.to_string())
                inputmode="numeric"
                dir="ltr"
                value=now.map(|points| points.to_string())
                on:input=move |event| mark(event_target_value(&event))
            />
        }
        .into_any()
    } else {
        let places = rules.ballot_maximum.map_or(options, |most| options.min(usize::from(most)));
        let place = move |place: usize| {
            let selected = now.is_some_and(|now| usize::from(now) == place);
            view! { <option value=place.to_string() selected=selected>{texts.place(place)}</option> }
        };
        view! {
            <select id=id.clone() name="marks[]" on:change=move |event| mark(event_target_value(&event))>
                <option value="" selected=now.is_none()>
                    {texts.no_place()}
                </option>
                {(1..=places).map(place).collect_view()}
            </select>
        }
        .into_any()
    };
    view! {
        <input type="hidden" name="numbers[]" value=number.to_string()/>
        <div class="numbered">
            {field} <label class="name" for=id lang=option.language.to_string() dir="auto">{option.title}</label>
            <b class="cost">{words.money(option.cost_cents, rules.currency)}</b>
        </div>
    }
}
