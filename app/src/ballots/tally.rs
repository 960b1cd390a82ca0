//! How much is marked and what is left, and the button that casts the ballot. Without JavaScript it tells what was
//! marked when the page was made; the server says what does not fit.

use domain::{
    ballots::Choice,
    boards::{BallotKind, Rules},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

use super::marks::Marked;
use crate::{i18n::words, ui::form::Submit};

/// What is marked, as far as the paper tells it while one marks.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Sum {
    /// How many options are marked.
    options: usize,
    /// What they cost together, in cents.
    cost: i64,
    /// The points together.
    points: i64,
    /// A place that two options have.
    twice: Option<u16>,
}

impl Sum {
    fn of(marked: &BTreeMap<u16, u16>, options: &[Choice]) -> Self {
        let costs = options.iter().filter(|option| marked.contains_key(&option.number));
        let mut places: Vec<u16> = marked.values().copied().collect();
        places.sort_unstable();
        Self {
            options: marked.len(),
            cost: costs.map(|option| option.cost_cents).sum(),
            points: marked.values().map(|points| i64::from(*points)).sum(),
            twice: places.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0]),
        }
    }

    fn is_too_much(&self, rules: &Rules) -> bool {
        let too_many = rules.most_choices().is_some_and(|most| self.options > usize::from(most));
        too_many
            || match rules.voting.ballot {
                BallotKind::Points => self.points > rules.voting.points.map_or(0, i64::from),
                BallotKind::Ranking => self.twice.is_some(),
                BallotKind::Knapsack => rules.budget_cents.is_some_and(|budget| self.cost > budget),
                BallotKind::Approval | BallotKind::ChooseOne => false,
            }
    }
}

/// The line that stays in sight below the options.
#[component]
pub fn Tally(options: Vec<Choice>, marked: Marked, rules: Rules, pending: Signal<bool>) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let sum = Memo::new(move |_| marked.with(|marked| Sum::of(marked, &options)));
    let (kind, points) = (rules.voting.ballot, rules.voting.points.map_or(0, i64::from));
    let (budget, currency) = (rules.budget_cents, rules.currency);
    let most = rules.most_choices();
    let counted = move || {
        let sum = sum.get();
        match (kind, most) {
            (BallotKind::Points, _) if sum.points > points => texts.points_over(sum.points - points),
            (BallotKind::Points, _) => texts.points_left(points - sum.points),
            (BallotKind::Ranking, _) if sum.twice.is_some() => {
                texts.place_twice(sum.twice.unwrap_or_default())
            }
            (_, Some(most @ 2..)) => texts.chosen_of(sum.options, most),
            _ => texts.chosen(i64::try_from(sum.options).unwrap_or(i64::MAX)),
        }
    };
    let shown = matches!(kind, BallotKind::Approval | BallotKind::Knapsack);
    let together = budget.filter(|_| shown).map(|budget| {
        let money = move |cents| words.money(cents, currency);
        let words_of = move || match (kind, budget - sum.get().cost) {
            (BallotKind::Knapsack, left @ 0..) => texts.money_left(money(left), money(budget)),
            (BallotKind::Knapsack, over) => texts.money_over(money(-over), money(budget)),
            _ => texts.cost_of(money(sum.get().cost), money(budget)),
        };
        let part = move || (sum.get().cost.saturating_mul(100) / budget.max(1)).clamp(0, 100);
        view! {
            <p><span>{words_of}</span></p>
            <svg class="bar plain" aria-hidden="true">
                <rect class="sure" width=move || format!("{}%", part()) height="100%"></rect>
            </svg>
        }
    });
    view! {
        <div class="tally" class:over=move || sum.get().is_too_much(&rules)>
            <p role="status">
                <span>{counted}</span>
            </p>
            {together}
            <Submit label=texts.cast() pending/>
        </div>
    }
}
