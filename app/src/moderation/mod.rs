//! Moderation: the desk with its queue and the appeals, the way to report a text, what authors are told, and what
//! everybody may know.

use domain::{base::Subject, moderation::Reason};
use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
pub mod decisions;
mod log;
pub mod note;
pub mod report;
pub mod told;

mod appeals;
mod case;
mod desk;
mod keys;

/// The pages of this slice.
#[component(transparent)]
pub fn Routes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/report/:kind/:id") view=report::ReportPage/>
        <Route path=path!("/boards/:board/moderation") view=log::LogPage/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The pages of this slice that only moderators need.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/news/moderation") view=log::OpenLogPage/>
        <Route path=path!("/moderation") view=desk::Queue/>
        <Route path=path!("/moderation/appeals") view=appeals::Appeals/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The objections of the published list, to choose one from; none is chosen at first.
fn reasons() -> Vec<(String, String)> {
    let words = crate::i18n::words();
    let none = (String::new(), words.moderation().choose_reason().to_owned());
    let label = |reason: Reason| (reason.to_string(), words.choice("reason", reason.as_str()).to_owned());
    std::iter::once(none).chain(Reason::objections().map(label)).collect()
}

/// The address of a subject's page, without the language.
pub fn address(subject: Subject) -> String {
    subject.address().unwrap_or_else(|| format!("/initiatives/{}", subject.id))
}
