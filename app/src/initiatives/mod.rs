//! Initiatives: what people propose on a board, in numbered revisions, by one author or several.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
mod assess;
mod authors;
pub mod card;
pub mod concertation;
mod deeds;
pub mod difference;
mod edit;
mod fields;
mod filter;
pub mod list;
mod page;
mod pending;
mod propose;
mod revisions;
mod similar;

pub use fields::amount;

/// The pages of this slice.
#[component(transparent)]
pub fn Routes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/boards/:board/propose") view=propose::Propose/>
        <Route path=path!("/initiatives/:initiative") view=page::InitiativePage/>
        <Route path=path!("/initiatives/:initiative/edit") view=edit::Edit/>
        <Route path=path!("/initiatives/:initiative/revisions") view=revisions::Revisions/>
        <Route path=path!("/initiatives/:initiative/authors") view=authors::Authors/>
        <Route path=path!("/co-author") view=authors::CoAuthor/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The pages of this slice that only officers need.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! { <Route path=path!("/initiatives/:initiative/assess") view=assess::Assess/> }
        .into_inner()
        .into_any_nested_route()
}
