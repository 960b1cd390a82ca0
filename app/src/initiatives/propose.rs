//! Writing a new initiative.

use domain::base::{BoardId, OrganisationId};
use leptos::prelude::*;

use super::{
    api::{self, Blank, Write},
    fields::{Fields, Values},
    similar::WhileTyping,
};
use crate::{
    boards::board_in_address,
    i18n::words,
    reading::Reading,
    ui::{
        field::Group,
        form::{Form, Sending, Submit},
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page on which an initiative is written.
#[component]
pub fn Propose() -> impl IntoView {
    let board = board_in_address();
    move || match board.get() {
        Some(board) => {
            let blank = Reading::new(move || api::Prepare { board });
            view! { <Loaded data=blank view=|blank| view! { <Page blank/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(blank: Blank) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let Blank { board, choices, represented } = blank;
    let sending = Sending::<Write>::new();
    let typed = RwSignal::new(String::new());
    let values = Values {
        title: sending.typed("title", ""),
        body: sending.typed("body", ""),
        language: sending.typed("language", ""),
        theme: sending.typed("theme", board.theme.as_str()),
        territory: sending.typed("territory", board.territory.id.to_string()),
        place: sending.typed("place", ""),
        cost: sending.typed("cost", ""),
    };
    let capacity = sending.typed("capacity", "");
    let id: BoardId = board.id;
    view! {
        <PageTitle page=texts.propose()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path(format!("/boards/{id}")) lang=board.wording.language.to_string() dir="auto">
                        {board.wording.question}
                    </a>
                </p>
                <h1>{texts.propose()}</h1>
                <p class="lead">{texts.propose_lead()}</p>
            </div>
            <Form sending>
                <input type="hidden" name="board" value=id.to_string()/>
                <Fields values choices typed><WhileTyping board=id typed/></Fields>
                <CapacityChoice represented chosen=capacity/>
                <div class="actions">
                    <Submit label=texts.keep_draft() pending=Signal::derive(move || sending.pending())/>
                    <p class="help">{texts.keep_draft_help()}</p>
                </div>
            </Form>
        </main>
    }
    .into_any()
}

/// For herself, or on behalf of an organisation; only where there is a choice.
#[component]
fn CapacityChoice(represented: Vec<(OrganisationId, String)>, chosen: String) -> impl IntoView {
    let texts = words().initiatives();
    if represented.is_empty() {
        return None;
    }
    let personal = (String::new(), texts.personal().to_owned(), texts.personal_help());
    let others = represented.into_iter().map(|(id, name)| (id.to_string(), name, texts.on_behalf()));
    let choice = |(value, name, help): (String, String, &'static str)| {
        let checked = value == chosen;
        view! {
            <label class="choice">
                <input type="radio" name="capacity" value=value checked=checked/>
                <span><b dir="auto">{name}</b><small>{help}</small></span>
            </label>
        }
    };
    let choices = std::iter::once(personal).chain(others).map(choice).collect_view();
    Some(
        view! {
            <Group name="capacity" legend=texts.capacity()>
                {choices}
            </Group>
        }
        .into_any(),
    )
}
