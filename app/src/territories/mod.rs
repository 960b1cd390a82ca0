//! The list of territories, for those who keep it.

#[cfg(feature = "staff")]
use leptos::prelude::*;
#[cfg(feature = "staff")]
use leptos_router::{MatchNestedRoutes, any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
#[cfg(feature = "staff")]
mod page;

/// The pages of this slice.
#[cfg(feature = "staff")]
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    view! { <Route path=path!("/administration/territories") view=page::TerritoriesPage/> }
        .into_inner()
        .into_any_nested_route()
}
