//! Insights: the figures of boards and territories, with small groups withheld.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
pub mod dashboard;
mod dictionary;
mod late;
mod pages;
#[cfg(feature = "ssr")]
pub mod sheets;
#[cfg(feature = "ssr")]
pub mod visits;

/// The pages of this slice.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/insights") view=pages::Everything/>
        <Route path=path!("/insights/dictionary") view=dictionary::Dictionary/>
        <Route path=path!("/insights/territories/:territory") view=pages::OfTerritory/>
        <Route path=path!("/insights/projects/:project") view=pages::OfProject/>
        <Route path=path!("/boards/:board/insights") view=pages::OfBoard/>
    }
    .into_inner()
    .into_any_nested_route()
}
