//! On the page of a board: that one has voted, and the way to one's ballot.

use domain::{
    base::Moment,
    boards::{Board, Phase},
};
use leptos::prelude::*;

use super::api;
use crate::{
    reading::Reading,
    {
        i18n::words,
        ui::{frame::viewer, part::nothing},
    },
};

/// Says to those who voted that their vote is in; nothing to others, who have the button.
#[component]
pub fn BallotCall(board: Board, now: Moment) -> impl IntoView {
    if board.phase(now) != Phase::Voting || viewer().person().is_err() {
        return ().into_any();
    }
    let id = board.id;
    let own = Reading::new(move || api::FindOwn { board: id });
    let notice = move |at: Moment| {
        let words = words();
        view! {
            <div class="notice ok">
                <p>
                    {words.ballots().cast_at(words.day_and_time(at))} " "
                    <a href=words.path(format!("/boards/{id}/vote"))>{words.ballots().see_your_vote()}</a>
                </p>
            </div>
        }
    };
    own.show(nothing, move |own| own.ok().flatten().map(notice).into_any())
}
