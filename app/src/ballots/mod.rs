//! Ballots: what people cast in the voting phase, and the result that the counting crate finds.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
mod basis;
pub mod call;
mod cast;
mod counted;
mod leaving;
mod marks;
mod paper;
mod ranking;
mod reason;
mod result;
mod shares;
mod tally;
mod vote;

/// The pages of this slice.
#[component(transparent)]
pub fn Routes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/boards/:board/vote") view=vote::VotePage/>
        <Route path=path!("/boards/:board/result") view=result::ResultPage/>
    }
    .into_inner()
    .into_any_nested_route()
}
