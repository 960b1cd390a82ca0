//! The official answer: the clock and the answer on an initiative's page, and the office where it is written.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
pub mod section;

mod adoption;
mod form;
mod office;
mod task;

pub use task::initiative_in_address;

/// The pages of this slice that only officers need.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/office") view=office::Office/>
        <Route path=path!("/initiatives/:initiative/answer") view=task::TaskPage/>
    }
    .into_inner()
    .into_any_nested_route()
}
