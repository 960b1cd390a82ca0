//! The official answer: the clock and the answer on an initiative's page, and the office where it is written.

pub mod api;
pub mod section;

#[cfg(feature = "staff")]
mod adoption;
#[cfg(feature = "staff")]
mod form;
#[cfg(feature = "staff")]
mod office;
#[cfg(feature = "staff")]
mod task;

#[cfg(feature = "staff")]
pub use staff::StaffRoutes;
#[cfg(feature = "staff")]
pub use task::initiative_in_address;

#[cfg(feature = "staff")]
mod staff {
    use leptos::prelude::*;
    use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

    use super::{office::Office, task::TaskPage};

    /// The pages of this slice that only officers need.
    #[component(transparent)]
    pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
        view! {
            <Route path=path!("/office") view=Office/>
            <Route path=path!("/initiatives/:initiative/answer") view=TaskPage/>
        }
        .into_inner()
        .into_any_nested_route()
    }
}
