//! The list of territories, for those who keep it.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
mod page;

/// The pages of this slice.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! { <Route path=path!("/administration/territories") view=page::TerritoriesPage/> }
        .into_inner()
        .into_any_nested_route()
}
