//! Initiatives: what people propose on a board, in numbered revisions, by one author or several.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, any_nested_route::IntoAnyNestedRoute};

/// The pages of this slice.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    ().into_any_nested_route()
}
