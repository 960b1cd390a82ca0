//! Moderation: cases that wait for a moderator, decisions with a reason from the published list, appeals decided
//! by another person, and the append-only log.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, any_nested_route::IntoAnyNestedRoute};

/// The pages of this slice.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    ().into_any_nested_route()
}
