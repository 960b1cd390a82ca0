//! Formal procedures: the list, one procedure with its acts, the expression of interest, the participatory path; and the
//! office in which acts are taken and expressions are assessed.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, hooks::use_params_map, path};

pub mod api;
pub mod section;
pub mod writing;

mod act;
mod expression;
mod interest;
mod item;
mod list;
mod listed;
mod mine;
mod office;
mod page;
mod path;
mod timeline;

use domain::base::ProcedureId;

/// The pages of this slice; few people open them, so the client of everybody has none.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/procedures") view=list::ProceduresPage/>
        <Route path=path!("/procedures/mine") view=mine::MinePage/>
        <Route path=path!("/procedures/:procedure") view=page::ProcedurePage/>
        <Route path=path!("/procedures/:procedure/acts/:act") view=act::ActPage/>
        <Route path=path!("/procedures/:procedure/path") view=path::PathPage/>
        <Route path=path!("/office/procedures") view=office::list::KeptPage/>
        <Route path=path!("/office/procedures/new/:kind/:id") view=office::start::StartPage/>
        <Route path=path!("/office/procedures/:procedure") view=office::take::TakePage/>
        <Route path=path!("/office/procedures/:procedure/expressions") view=office::assess::AssessPage/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The id of the procedure in the address.
fn procedure_in_address() -> Memo<Option<ProcedureId>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("procedure").and_then(|id| id.parse().ok()))
}
