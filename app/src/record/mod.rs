//! The record of a vote: the receipt that a voter may take, and the page on which everybody recounts.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
mod checks;
mod finding;
mod here;
pub mod link;
mod outcome;
mod receipt;
mod recount;
mod ways;
mod worker;

/// The pages of this slice.
#[component(transparent)]
pub fn Routes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/boards/:board/receipt") view=receipt::ReceiptPage/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The page of this slice that few people open.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! { <Route path=path!("/boards/:board/recount") view=recount::RecountPage/> }
        .into_inner()
        .into_any_nested_route()
}
