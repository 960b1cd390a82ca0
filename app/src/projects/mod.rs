//! Projects: the list, a project with what it brings together, and the page on which it is kept.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
pub mod card;
mod edit;
mod fields;
mod kept;
mod list;
mod page;
mod parts;

/// The pages of this slice.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/projects") view=list::ProjectsPage/>
        <Route path=path!("/projects/kept") view=kept::KeptPage/>
        <Route path=path!("/projects/new") view=edit::NewPage/>
        <Route path=path!("/projects/:project") view=page::ProjectPage/>
        <Route path=path!("/projects/:project/edit") view=edit::EditPage/>
    }
    .into_inner()
    .into_any_nested_route()
}
