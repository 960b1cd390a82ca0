//! The page of a board: where it belongs, what it asks, where it stands, what one can do, what others have done.

use domain::{
    base::BoardId,
    boards::{Board, Seat},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, Shown},
    call::Call,
    live,
    long_table::LongTable,
    seats::Seats,
};
use crate::{
    ballots::call::BallotCall,
    follows::button::FollowButton,
    i18n::words,
    initiatives::list::BoardInitiatives,
    owners::ties::Ties,
    procedures::section::Beside,
    reading::{Reading, answer},
    tables::section::AtTheTable,
    ui::{loaded::Loaded, prose::Prose, refused::NotFound, title::PageTitle},
};

/// The id of the board in the address.
pub fn board_in_address() -> Memo<Option<BoardId>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("board").and_then(|id| id.parse().ok()))
}

/// The page of a board.
#[component]
pub fn BoardPage() -> impl IntoView {
    let board = board_in_address();
    move || match board.get() {
        Some(board) => {
            live::listen(board);
            let shown = Reading::new(move || api::Find { board });
            view! { <Loaded data=shown view=|shown| view! { <Page shown/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(shown: Shown) -> impl IntoView {
    let words = words();
    let Shown { board, description, now } = shown;
    let phase = board.phase(now);
    let until = board.rules.phases.end_of(phase).filter(|_| board.opened_at.is_some());
    let language = board.wording.language;
    let seats = live_seats(&board);
    view! {
        <PageTitle page=board.wording.question.clone()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <p class="where">
                    <span>{board.territory.name.clone()}</span>
                    <span>{words.choice("theme", board.theme.as_str())}</span>
                    <span>
                        {words.choice("phase", phase.as_str())} " "
                        {until.map(|until| words.boards().until(words.day(until.day())))}
                    </span>
                </p>
                <h1 lang=language.to_string() dir="auto">{board.wording.question.clone()}</h1>
                {board
                    .organisation
                    .clone()
                    .map(|(id, name)| {
                        view! {
                            <p class="byline">
                                <span>
                                    {words.boards().asked_by()} " "
                                    <a href=words.path(format!("/organisations/{id}"))>{name}</a>
                                </span>
                            </p>
                        }
                    })}
                <Prose html=description language/>
            </div>
            <LongTable board=board.clone() now/>
            {move || view! { <Seats seats=seats.get()/> }}
            <Call board=board.clone() now/>
            <BallotCall board=board.clone() now/>
            {board.opened_at.map(|_| view! { <FollowButton subject=board.id/> })}
            {board.opened_at.map(|_| view! { <Beside subject=board.id scope=board.territory.scope()/> })}
            <BoardInitiatives board=board.id/>
            {board.opened_at.map(|_| view! { <AtTheTable subject=board.id/> <Ties subject=board.id/> })}
        </main>
    }
}

/// The seats around the table, read anew when the board changes; the rest of the page stays where the reader is.
fn live_seats(board: &Board) -> RwSignal<Vec<Seat>> {
    let (seats, id, changes) = (RwSignal::new(board.seats.clone()), board.id, live::changes());
    Effect::new(move |_| {
        if changes.get() > 0 {
            leptos::task::spawn_local(async move {
                if let Ok(shown) = answer(api::Find { board: id }).await {
                    seats.set(shown.board.seats);
                }
            });
        }
    });
    seats
}
