//! Moderation: the desk with its queue and the appeals, the way to report a text, what authors are told, and what
//! everybody may know.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
mod appeals;
mod case;
pub mod decisions;
mod desk;
mod keys;
mod log;
pub mod note;
pub mod report;
pub mod told;

/// The pages of this slice.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/moderation") view=desk::Queue/>
        <Route path=path!("/moderation/appeals") view=appeals::Appeals/>
        <Route path=path!("/report/:kind/:id") view=report::ReportPage/>
        <Route path=path!("/boards/:board/moderation") view=log::LogPage/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The address of a subject's page, without the language.
fn address(subject: domain::base::Subject) -> String {
    match subject.kind {
        domain::base::SubjectKind::Board => format!("/boards/{}", subject.id),
        _ => format!("/initiatives/{}", subject.id),
    }
}
