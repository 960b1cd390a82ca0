//! Results: what came of a project or of a territory, in plain words, charts and tables.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
mod list;
mod page;
#[cfg(feature = "ssr")]
pub mod sheets;

/// The pages of this slice.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/results") view=list::ResultsPage/>
        <Route path=path!("/results/projects/:project") view=page::OfProject/>
        <Route path=path!("/results/territories/:territory") view=page::OfTerritory/>
    }
    .into_inner()
    .into_any_nested_route()
}
