//! Boards: the list, and the page with its long table.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
mod call;
pub(crate) mod list;
pub mod live;
mod long_table;
mod page;
mod rulebook;
mod seats;

pub use page::board_in_address;

/// The pages of this slice.
#[component(transparent)]
pub fn Routes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/boards") view=list::Boards/>
        <Route path=path!("/boards/:board") view=page::BoardPage/>
        <Route path=path!("/boards/:board/rules") view=rulebook::RulesPage/>
    }
    .into_inner()
    .into_any_nested_route()
}
