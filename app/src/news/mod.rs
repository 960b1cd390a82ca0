//! News: the list with its filters, a piece of news with comments, and the pages on which organisations tell theirs.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
pub mod asked;
pub mod card;
mod edit;
mod fields;
mod filter;
mod kept;
mod list;
mod page;

/// The pages of this slice.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/news") view=list::NewsPage/>
        <Route path=path!("/news/kept") view=kept::KeptPage/>
        <Route path=path!("/news/new") view=edit::NewPage/>
        <Route path=path!("/news/:news") view=page::StoryPage/>
        <Route path=path!("/news/:news/edit") view=edit::EditPage/>
    }
    .into_inner()
    .into_any_nested_route()
}
