//! The step that opens a board: what becomes public, and what never changes again.

use domain::base::BoardId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::{self, OpenBoard, Readied};
use crate::{
    i18n::words,
    people::plain::PlainForm,
    reading::Reading,
    ui::{form::Sending, loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page that asks once more before a board opens.
#[component]
pub fn OpenPage() -> impl IntoView {
    let params = use_params_map();
    move || match params.read().get("board").and_then(|id| id.parse::<BoardId>().ok()) {
        Some(id) => {
            let draft = Reading::new(move || api::FindDraft { board: id });
            view! { <Loaded data=draft view=|readied| view! { <Confirm readied/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Confirm(readied: Readied) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    let board = readied.board;
    let sending = Sending::<OpenBoard>::new();
    let begun = board.rules.phases.proposing <= readied.now;
    let phase = |(phase, begins): (domain::boards::Phase, domain::base::Moment)| {
        view! {
            <div>
                <dt>{words.choice("phase", phase.as_str())}</dt>
                <dd>{words.boards().from(words.full_day(begins.day()))}</dd>
            </div>
        }
    };
    let phases = board.rules.phases.line().into_iter().map(phase).collect_view();
    view! {
        <PageTitle page=texts.open_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <span>{board.territory.name.clone()}</span>
                    <span>{words.choice("theme", board.theme.as_str())}</span>
                </p>
                <h1>{texts.open_title()}</h1>
                <p class="lead" lang=board.wording.language.to_string() dir="auto">
                    {board.wording.question.clone()}
                </p>
            </div>
            <div class="notice">
                <h2>{texts.look_first()}</h2>
                <ul>
                    <li><a href=words.path(format!("/boards/{}", board.id))>{texts.preview()}</a></li>
                    <li><a href=words.path(format!("/boards/{}/rules", board.id))>{texts.preview_rules()}</a></li>
                    <li><a href=words.path(format!("/boards/{}/rulebook", board.id))>{words.ballots().rulebook_title()}</a></li>
                    <li><a href=words.path(format!("/boards/{}/rehearsal", board.id))>{words.ballots().rehearsal_title()}</a></li>
                    <li><a href=words.path(format!("/administration/boards/{}", board.id))>{texts.change_board()}</a></li>
                </ul>
            </div>
            <dl class="facts">{phases}</dl>
            <PlainForm sending class="panel form">
                <input type="hidden" name="board" value=board.id.to_string()/>
                <p>{texts.open_public()}</p>
                <p>{texts.open_frozen()}</p>
                {(!begun).then(|| view! { <p>{texts.open_early()}</p> })}
                <div class="actions">
                    <button class="button danger">{texts.open_board()}</button>
                    <a class="button" href=words.path("/administration/boards")>{texts.open_later()}</a>
                </div>
            </PlainForm>
        </main>
    }
}
