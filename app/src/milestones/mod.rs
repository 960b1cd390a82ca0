//! Milestones: the timeline on an initiative's page, and the page on which officers report.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
pub mod section;

mod form;
mod page;

/// The page of this slice that only officers need.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! { <Route path=path!("/initiatives/:initiative/milestones") view=page::MilestonesPage/> }
        .into_inner()
        .into_any_nested_route()
}
