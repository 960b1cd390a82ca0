//! Administration: its front page, accounts and roles, links for staff, and the preparation of boards.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
pub mod boards;
mod front;
mod link;
mod links;
mod people;
mod person;
mod staff;
pub mod tabs;

/// The pages of this slice.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/administration") view=front::FrontPage/>
        <Route path=path!("/administration/people") view=people::PeoplePage/>
        <Route path=path!("/administration/people/:person") view=person::PersonPage/>
        <Route path=path!("/administration/staff") view=staff::StaffPage/>
        <Route path=path!("/administration/link") view=link::LinkPage/>
        <Route path=path!("/administration/boards") view=boards::list::PreparedPage/>
        <Route path=path!("/administration/boards/new") view=boards::form::NewPage/>
        <Route path=path!("/administration/boards/:board") view=boards::form::ChangePage/>
        <Route path=path!("/administration/boards/:board/open") view=boards::open::OpenPage/>
    }
    .into_inner()
    .into_any_nested_route()
}
