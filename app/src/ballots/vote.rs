//! The page on which one votes: the ballot paper, or what one has cast already.

use domain::{
    ballots::{Paper, rules},
    base::Refusal,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, Cast, Withdraw},
    cast::AlreadyCast,
    paper::{BallotPaper, Options},
};
use crate::{
    boards::board_in_address,
    i18n::words,
    reading::Reading,
    ui::{form::Sending, frame::viewer, loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page on which one votes.
#[component]
pub fn VotePage() -> impl IntoView {
    let board = board_in_address();
    let casting = Sending::<Cast>::new();
    let withdrawing = Sending::<Withdraw>::new();
    // A refusal leaves the paper as it is, with the choice on it.
    let (cast, withdrawn) = (casting.successes(), withdrawing.successes());
    move || match board.get() {
        Some(board) => {
            let versions = move || cast.get() + withdrawn.get();
            let paper = Reading::anew(versions, move || api::FindPaper { board });
            let view = move |paper| view! { <Page paper casting withdrawing/> }.into_any();
            view! { <Loaded data=paper view/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(paper: Paper, casting: Sending<Cast>, withdrawing: Sending<Withdraw>) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let language = paper.board.wording.language;
    let base = words.path(format!("/boards/{}", paper.board.id));
    let head = view! {
        <PageTitle page=texts.vote_title()/>
        <div class="head">
            <p class="where">
                <a href=base lang=language.to_string() dir="auto">
                    {paper.board.wording.question.clone()}
                </a>
                {paper
                    .board
                    .rules
                    .phases
                    .end_of(domain::boards::Phase::Voting)
                    .map(|ends| view! { <span>{texts.until(words.day_and_time(ends))}</span> })}
            </p>
            <h1>{texts.vote_title()}</h1>
        </div>
    };
    view! {
        <main id="main" class="wrap narrow" tabindex="-1">
            {head}
            <Body paper casting withdrawing/>
        </main>
    }
}

#[component]
fn Body(paper: Paper, casting: Sending<Cast>, withdrawing: Sending<Withdraw>) -> impl IntoView {
    let words = words();
    let query = use_query_map();
    // The address may change before or after what was cast is read anew: until then the paper stays, never the ballot
    // of before as if it were the one just cast.
    let casts = casting.successes();
    let read_after = casts.get_untracked();
    let changing = Memo::new(move |_| query.read().get("change").is_some() || casts.get() != read_after);
    let cast = paper.own.as_ref().is_some_and(|ballot| !ballot.choices.is_empty());
    match rules::may_vote(&viewer(), &paper.board, paper.now) {
        Ok(()) if cast => {
            let shown = move || match changing.get() {
                false => view! { <AlreadyCast paper=paper.clone() withdrawing/> }.into_any(),
                true => view! { <BallotPaper paper=paper.clone() casting/> }.into_any(),
            };
            shown.into_any()
        }
        Ok(()) => view! { <BallotPaper paper casting/> }.into_any(),
        Err(refusal) => {
            let way = way_on(&refusal, &paper);
            view! {
                <div class="notice"><p>{words.refusal(&refusal)}</p>{way}</div>
                <Options options=paper.options currency=paper.board.rules.currency/>
            }
            .into_any()
        }
    }
}

/// What one can do where one may not vote.
fn way_on(refusal: &Refusal, paper: &Paper) -> Option<AnyView> {
    let words = words();
    let (address, label) = match refusal {
        Refusal::SignInFirst => (words.path("/sign-in"), words.common().sign_in()),
        Refusal::ConstituencyMissing => (words.path("/account"), words.boards().choose_constituency()),
        Refusal::RollClosed => {
            (words.path(format!("/boards/{}", paper.board.id)), words.ballots().to_board())
        }
        Refusal::VotingClosed => {
            (words.path(format!("/boards/{}/result", paper.board.id)), words.boards().see_result())
        }
        _ => return None,
    };
    Some(view! { <div class="actions"><a class="button primary" href=address>{label}</a></div> }.into_any())
}
