//! Organisations: what everybody reads about them, and their keeping.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
mod files;
mod form;
mod kept;
mod list;
mod members;
mod page;

/// The pages of this slice.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/organisations") view=list::OrganisationsPage/>
        <Route path=path!("/organisations/:organisation") view=page::OrganisationPage/>
        <Route path=path!("/organisations/:organisation/files") view=files::FilesPage/>
        <Route path=path!("/administration/organisations") view=kept::KeptPage/>
        <Route path=path!("/administration/organisations/new") view=form::NewPage/>
        <Route path=path!("/administration/organisations/:organisation") view=form::ChangePage/>
    }
    .into_inner()
    .into_any_nested_route()
}
