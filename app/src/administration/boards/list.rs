//! The boards that a person prepares.

use domain::boards::preparing::Prepared;
use leptos::prelude::*;

use super::api;
use crate::{
    administration::tabs::Tabs,
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, title::PageTitle},
};

/// The page with drafts and open boards.
#[component]
pub fn PreparedPage() -> impl IntoView {
    let boards = Reading::new(|| api::ListBoards {});
    view! { <Loaded data=boards view=|boards| view! { <Boards boards/> }.into_any()/> }
}

#[component]
fn Boards(boards: Vec<Prepared>) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    let row = move |board: Prepared| {
        let (path, state) = match board.opened_at {
            None => (format!("/administration/boards/{}", board.id), texts.draft().to_owned()),
            Some(opened) => (format!("/boards/{}", board.id), texts.opened(words.full_day(opened.day()))),
        };
        view! {
            <tr>
                <th scope="row" lang=board.language.to_string() dir="auto">
                    <a href=words.path(path)>{board.question}</a>
                </th>
                <td data-label=words.people().territory()>{board.territory}</td>
                <td data-label=texts.state()>{state}</td>
            </tr>
        }
    };
    let none = boards.is_empty();
    view! {
        <PageTitle page=words.common().boards()/>
        <main id="main" class="wrap" tabindex="-1">
            <Tabs here="/administration/boards"/>
            <div class="head">
                <h1>{words.common().boards()}</h1>
            </div>
            <div class="actions">
                <a class="button primary" href=words.path("/administration/boards/new")>{texts.new_board()}</a>
            </div>
            {if none {
                view! { <p class="soft">{texts.no_boards()}</p> }.into_any()
            } else {
                view! {
                    <table class="records">
                        <thead>
                            <tr>
                                <th scope="col">{texts.question()}</th>
                                <th scope="col">{words.people().territory()}</th>
                                <th scope="col">{texts.state()}</th>
                            </tr>
                        </thead>
                        <tbody>{boards.into_iter().map(row).collect_view()}</tbody>
                    </table>
                }
                    .into_any()
            }}
        </main>
    }
}
