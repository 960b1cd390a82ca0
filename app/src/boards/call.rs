//! What one can do on a board now: one way forward, and why not where there is none.

use domain::{
    ballots,
    base::{Moment, Refusal},
    boards::{Board, Phase, rules},
};
use leptos::prelude::*;

use crate::{i18n::words, ui::frame::viewer};

/// The buttons below the table.
#[component]
pub fn Call(board: Board, now: Moment) -> impl IntoView {
    let words = words();
    let phase = board.phase(now);
    let base = words.path(format!("/boards/{}", board.id));
    let viewer = viewer();
    let constituency = viewer.person().ok().and_then(|person| person.constituency.clone());
    let may_sit = rules::may_sit(constituency.as_deref(), &board.rules);
    let may = |phase_allows: Result<(), Refusal>| {
        phase_allows.and(viewer.person().map(|_| ())).and(may_sit.clone())
    };
    let may_prepare = ballots::rules::may_prepare_ballot(&viewer, &board, now).is_ok();
    let primary = match phase {
        Phase::Proposing => {
            Some((may(rules::may_propose(phase)), format!("{base}/propose"), words.boards().propose()))
        }
        Phase::Voting => {
            let may_vote = ballots::rules::may_vote(&viewer, &board, now);
            Some((may_vote, format!("{base}/vote"), words.boards().vote()))
        }
        _ if board.counted_at.is_some() => {
            Some((Ok(()), format!("{base}/result"), words.boards().see_result()))
        }
        _ => None,
    };
    let primary = primary.map(|(may, address, label)| match may {
        Ok(()) => view! { <a class="button primary" href=address>{label}</a> }.into_any(),
        Err(Refusal::SignInFirst) => view! {
            <a class="button primary" href=words.path("/sign-in")>{words.boards().sign_in_to_take_part()}</a>
        }
        .into_any(),
        Err(Refusal::ConstituencyMissing) => view! {
            <a class="button primary" href=words.path("/account")>{words.boards().choose_constituency()}</a>
        }
        .into_any(),
        Err(refusal) => view! { <p class="help">{words.refusal(&refusal)}</p> }.into_any(),
    });
    view! {
        <div class="actions">
            {primary}
            {may_prepare
                .then(|| view! { <a class="button" href=format!("{base}/preparation")>{words.ballots().preparation_title()}</a> })}
            <a class="button" href=format!("{base}/rules")>{words.boards().the_rules()}</a>
            <a class="button quiet" href=format!("{base}/insights")>{words.boards().the_numbers()}</a>
            <p class="clock">{words.boards().answers_within(i64::from(board.rules.answer_days))}</p>
        </div>
    }
}
