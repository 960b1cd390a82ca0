//! Following a board or an initiative, and what changed since the last visit.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, any_nested_route::IntoAnyNestedRoute};

/// The pages of this slice.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    ().into_any_nested_route()
}
