//! The dashboards: of everything, of a territory, of a project, of a board.

use domain::insights::Scope;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{api, dashboard::DashboardView};
use crate::{
    reading::Reading,
    ui::{loaded::Loaded, refused::NotFound},
};

/// The figures of all boards.
#[component]
pub fn Everything() -> impl IntoView {
    view! { <Of scope=Signal::stored(Some(Scope::Everything))/> }
}

/// The figures of a territory and of what lies within.
#[component]
pub fn OfTerritory() -> impl IntoView {
    let params = use_params_map();
    let scope = Memo::new(move |_| Some(Scope::Territory(params.read().get("territory")?.parse().ok()?)));
    view! { <Of scope=scope.into()/> }
}

/// The figures of the boards of a project.
#[component]
pub fn OfProject() -> impl IntoView {
    let params = use_params_map();
    let scope = Memo::new(move |_| Some(Scope::Project(params.read().get("project")?.parse().ok()?)));
    view! { <Of scope=scope.into()/> }
}

/// The figures of a board.
#[component]
pub fn OfBoard() -> impl IntoView {
    let params = use_params_map();
    let scope = Memo::new(move |_| Some(Scope::Board(params.read().get("board")?.parse().ok()?)));
    view! { <Of scope=scope.into()/> }
}

#[component]
fn Of(scope: Signal<Option<Scope>>) -> impl IntoView {
    move || match scope.get() {
        Some(scope) => {
            let found = Reading::new(move || api::Find { scope });
            view! { <Loaded data=found view=|dashboard| view! { <DashboardView dashboard/> }.into_any()/> }
                .into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}
