//! The form of a board.

use domain::{base::BoardId, boards::Theme};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, Workbench, WriteBoard},
    rules::RuleFields,
    wording::WordingFields,
};
use crate::{
    administration::tabs::Tabs,
    i18n::words,
    people::plain::PlainForm,
    reading::Reading,
    ui::{field::Select, form::Sending, loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page on which a new board is written.
#[component]
pub fn NewPage() -> impl IntoView {
    view! { <Draft id=None/> }
}

/// The page on which a draft is changed.
#[component]
pub fn ChangePage() -> impl IntoView {
    let params = use_params_map();
    move || match params.read().get("board").and_then(|id| id.parse().ok()) {
        Some(id) => view! { <Draft id=Some(id)/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Draft(id: Option<BoardId>) -> impl IntoView {
    let workbench = Reading::new(move || api::FindSheet { board: id });
    view! { <Loaded data=workbench view=move |workbench| view! { <Page id workbench/> }.into_any()/> }
}

#[component]
fn Page(id: Option<BoardId>, workbench: Workbench) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    let Workbench { sheet, places, organisations, constituencies } = workbench;
    let sending = Sending::<WriteBoard>::new();
    let title = if id.is_some() { texts.change_board() } else { texts.new_board() };
    let themes = Theme::ALL
        .iter()
        .map(move |theme| (theme.to_string(), words.choice("theme", theme.as_str()).to_owned()));
    let mut bodies = vec![(String::new(), words.common().not_stated().to_owned())];
    bodies.extend(organisations);
    view! {
        <PageTitle page=title/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <Tabs here="/administration/boards"/>
            <div class="head">
                <h1>{title}</h1>
                <p class="lead">{texts.board_lead()}</p>
            </div>
            <PlainForm sending class="panel form">
                {id.map(|id| view! { <input type="hidden" name="board" value=id.to_string()/> })}
                <Select
                    name="sheet[territory]"
                    label=words.people().territory()
                    choices=places
                    value=sending.typed("sheet[territory]", sheet.territory.clone())
                />
                <Select
                    name="sheet[organisation]"
                    label=texts.asked_by()
                    choices=bodies
                    value=sending.typed("sheet[organisation]", sheet.organisation.clone())
                />
                <Select
                    name="sheet[theme]"
                    label=texts.theme()
                    choices=themes.collect()
                    value=sending.typed("sheet[theme]", sheet.theme.to_string())
                />
                <WordingFields sending sheet=sheet.clone()/>
                <RuleFields sending sheet constituencies/>
                <div class="actions">
                    <button class="button primary">{texts.save_draft()}</button>
                    <p class="help">{texts.save_draft_help()}</p>
                </div>
            </PlainForm>
        </main>
    }
}
