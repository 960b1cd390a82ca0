//! How one wishes to hear of things, and the letters that tell of them.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
#[cfg(feature = "ssr")]
pub mod letter;
mod page;
mod postmark;

/// The pages of this slice.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/messages") view=page::MessagesPage/>
        <Route path=path!("/messages/confirm/:token") view=postmark::ConfirmPage/>
        <Route path=path!("/messages/stop/:token") view=postmark::StopPage/>
    }
    .into_inner()
    .into_any_nested_route()
}
