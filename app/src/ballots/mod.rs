//! Ballots: what people cast in the voting phase, and the result that the counting crate finds.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
mod basis;
pub mod call;
mod cast;
mod counted;
mod marks;
mod others;
mod paper;
mod preparation;
mod ranking;
mod reason;
mod rehearsal;
mod result;
mod rulebook;
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

/// The pages of this slice that officers need, and one that few people open.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/boards/:board/rulebook") view=rulebook::RulebookPage/>
        <Route path=path!("/boards/:board/preparation") view=preparation::PreparationPage/>
        <Route path=path!("/boards/:board/rehearsal") view=rehearsal::RehearsalPage/>
    }
    .into_inner()
    .into_any_nested_route()
}
