//! The official answer: the clock and the answer on an initiative's page, and the office where it is written.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
mod form;
mod office;
pub mod section;
mod steps;
mod task;

pub use task::initiative_in_address;

/// The pages of this slice.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/office") view=office::Office/>
        <Route path=path!("/initiatives/:initiative/answer") view=task::TaskPage/>
        <Route path=path!("/initiatives/:initiative/milestones") view=crate::milestones::page::MilestonesPage/>
    }
    .into_inner()
    .into_any_nested_route()
}
