//! Following what goes on, and the page of one's own things.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
pub mod button;
mod own;
mod shelf;

/// The pages of this slice.
#[component(transparent)]
pub fn Routes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/my-things") view=own::MyThings/>
        <Route path=path!("/my-things/:shelf") view=shelf::ShelfPage/>
    }
    .into_inner()
    .into_any_nested_route()
}
