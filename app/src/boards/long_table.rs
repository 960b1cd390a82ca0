//! The phases of a board as places laid at one long table.

use domain::{
    base::Moment,
    boards::{Board, Phase},
};
use leptos::prelude::*;

use crate::i18n::words;

/// The phase line: what is done, where the board stands, what comes.
#[component]
pub fn LongTable(board: Board, now: Moment) -> impl IntoView {
    let words = words();
    let current = board.phase(now);
    let phases = board.rules.phases;
    let line: Vec<_> = phases.line().into_iter().filter(|(phase, _)| *phase != Phase::Closed).collect();
    let place = line.iter().position(|(phase, _)| *phase == current);
    let stop = move |(index, (phase, begins)): (usize, (Phase, Moment))| {
        let done = place.map_or(current == Phase::Closed, |place| index < place);
        let when = if Some(index) == place || done {
            phases.end_of(phase).map(|ends| words.boards().until(words.day(ends.day())))
        } else {
            Some(words.boards().from(words.day(begins.day())))
        };
        view! {
            <li class=done.then_some("done") aria-current=(Some(index) == place).then_some("step")>
                <b>{words.choice("phase", phase.as_str())}</b>
                <span>{when}</span>
            </li>
        }
    };
    view! {
        <ol class="long-table" aria-label=words.boards().phases()>
            {line.into_iter().enumerate().map(stop).collect_view()}
        </ol>
    }
}
