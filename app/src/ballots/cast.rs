//! What one has cast: shown as the confirmation, with the ways to change it and to take it back.

use domain::{
    ballots::{Choice, Paper},
    boards::BallotKind,
};
use leptos::prelude::*;

use super::api::Withdraw;
use crate::{
    i18n::words,
    ui::form::{Form, Sending, Submit},
};

/// The ballot of the person who looks.
#[component]
pub fn AlreadyCast(paper: Paper, withdrawing: Sending<Withdraw>) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let board = paper.board.id;
    let base = words.path(format!("/boards/{board}"));
    let own = paper.own.map(|ballot| (ballot.choices, ballot.changed_at));
    let (choices, at) = own.unwrap_or_default();
    let (kind, currency) = (paper.board.rules.voting.ballot, paper.board.rules.currency);
    let numbers = choices.numbers();
    let mut chosen: Vec<Choice> =
        paper.options.into_iter().filter(|option| numbers.contains(&option.number)).collect();
    if kind == BallotKind::Ranking {
        chosen.sort_by_key(|option| choices.number_at(option.number));
    }
    let count = chosen.len();
    let mark = move |option: &Choice| {
        let mark = choices.number_at(option.number)?;
        Some(match kind {
            BallotKind::Ranking => texts.place(mark),
            _ => texts.points(i64::from(mark)),
        })
    };
    let item = |option: Choice| {
        let marked = mark(&option);
        view! {
            <li>
                <h3 lang=option.language.to_string() dir="auto">{option.title}</h3>
                <p class="meta">
                    {marked.map(|mark| view! { <b>{mark}</b> })} <span>{words.money(option.cost_cents, currency)}</span>
                </p>
            </li>
        }
    };
    let closing = paper.board.rules.phases.end_of(domain::boards::Phase::Voting);
    view! {
        <div class="notice ok" role="status">
            <h2>{texts.cast_title()}</h2>
            <p>{texts.cast_at(words.day_and_time(at))}</p>
            <p>{closing.map(|closing| texts.can_change_until(words.day_and_time(closing)))}</p>
        </div>
        <crate::record::link::ReceiptLink board/>
        <section class="section" aria-labelledby="chosen">
            <h2 id="chosen">
                {texts.your_choices()} " " <span class="count">{count}</span>
            </h2>
            <ul class="items">{chosen.into_iter().map(item).collect_view()}</ul>
            <p class="help">{texts.who_sees()}</p>
        </section>
        <div class="actions">
            <a class="button primary" href=format!("{base}/vote?change=1")>{texts.change()}</a>
            <a class="button" href=base>{texts.to_board()}</a>
        </div>
        <Form sending=withdrawing class="deeds">
            <input type="hidden" name="board" value=board.to_string()/>
            <Submit
                label=texts.take_back()
                class="link"
                pending=Signal::derive(move || withdrawing.pending())
            />
            <p class="help">{texts.take_back_help()}</p>
        </Form>
    }
}
