//! Milestones: the timeline on an initiative's page, and the page on which officers report.

pub mod api;
pub mod section;

#[cfg(feature = "staff")]
mod form;
#[cfg(feature = "staff")]
mod page;

#[cfg(feature = "staff")]
pub use staff::StaffRoutes;

#[cfg(feature = "staff")]
mod staff {
    use leptos::prelude::*;
    use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

    use super::page::MilestonesPage;

    /// The page of this slice that only officers need.
    #[component(transparent)]
    pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
        view! { <Route path=path!("/initiatives/:initiative/milestones") view=MilestonesPage/> }
            .into_inner()
            .into_any_nested_route()
    }
}
