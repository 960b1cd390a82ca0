//! Integration tables: who sits there, sessions with agenda and minutes, what was decided and what is kept of it; and
//! the office in which tables are kept and sessions are run.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
mod commitments;
mod item;
mod list;
mod minutes;
mod office;
mod page;
mod presence;
mod resolution;
mod rulebook;
mod seats;
pub mod section;
mod session;

/// The pages of this slice; few people open them, so the client of everybody has none.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/tables") view=list::TablesPage/>
        <Route path=path!("/tables/:table") view=page::TablePage/>
        <Route path=path!("/tables/sessions/:session") view=session::SessionPage/>
        <Route path=path!("/tables/sessions/:session/minutes") view=minutes::MinutesPage/>
        <Route path=path!("/administration/tables") view=office::list::KeptPage/>
        <Route path=path!("/administration/tables/new") view=office::form::NewPage/>
        <Route path=path!("/administration/tables/agenda") view=office::put::PutPage/>
        <Route path=path!("/administration/tables/:table") view=office::form::ChangePage/>
        <Route path=path!("/administration/tables/:table/seats") view=office::seats::SeatsPage/>
        <Route path=path!("/administration/tables/:table/convene") view=office::convene::ConvenePage/>
        <Route path=path!("/administration/tables/items/:item") view=office::files::FilesPage/>
        <Route path=path!("/administration/tables/sessions/:session") view=office::run::RunPage/>
    }
    .into_inner()
    .into_any_nested_route()
}
