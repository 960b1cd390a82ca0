//! The pages of those who work here: moderators, officers, mediators, administrators; and pages that few people open,
//! such as the figures, the recount, organisations, news and projects. In the browser they come in a program of their
//! own, so that everybody else need not download them.

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};

/// The sections of the address whose pages only the staff's client has.
const SECTIONS: [&str; 14] = [
    "moderation",
    "office",
    "administration",
    "invitations",
    "insights",
    "organisations",
    "meetings",
    "tables",
    "procedures",
    "offers",
    "news",
    "projects",
    "results",
    "messages",
];
/// The last parts of addresses of initiatives, boards and organisations whose pages only the staff's client has.
const LEAVES: [&str; 9] = [
    "answer",
    "milestones",
    "assess",
    "preparation",
    "rehearsal",
    "insights",
    "rulebook",
    "recount",
    "files",
];

/// Whether the page of a path needs the staff's client.
pub fn is_staff_page(path: &str) -> bool {
    let mut parts = path.trim_matches('/').split('/').skip(1);
    let section = parts.next().unwrap_or_default();
    SECTIONS.contains(&section)
        || (parts.next().is_some() && parts.last().is_some_and(|leaf| LEAVES.contains(&leaf)))
}

/// Which pages of the staff an app has. An app without them never names them, so that its client leaves them out.
pub type StaffPages = fn() -> AnyNestedRoute;

/// All pages of the staff.
pub fn all() -> AnyNestedRoute {
    view! {
        <crate::initiatives::StaffRoutes/>
        <crate::answers::StaffRoutes/>
        <crate::milestones::StaffRoutes/>
        <crate::ballots::StaffRoutes/>
        <crate::record::StaffRoutes/>
        <crate::moderation::StaffRoutes/>
        <crate::offers::StaffRoutes/>
        <crate::people::StaffRoutes/>
        <crate::organisations::StaffRoutes/>
        <crate::news::StaffRoutes/>
        <crate::projects::StaffRoutes/>
        <crate::territories::StaffRoutes/>
        <crate::administration::StaffRoutes/>
        <crate::insights::StaffRoutes/>
        <crate::results::StaffRoutes/>
        <crate::messages::StaffRoutes/>
        <crate::meetings::StaffRoutes/>
        <crate::tables::StaffRoutes/>
        <crate::messages::StaffRoutes/>
        <crate::procedures::StaffRoutes/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// No page. An empty list of routes would match every address, so it is one that nobody asks for.
pub fn none() -> AnyNestedRoute {
    view! { <leptos_router::components::Route path=leptos_router::path!("/-") view=|| ()/> }
        .into_inner()
        .into_any_nested_route()
}

/// The pages of the staff that the app has.
#[component(transparent)]
pub fn Routes(pages: StaffPages) -> impl leptos_router::MatchNestedRoutes + Clone {
    pages()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("/it/moderation", true)]
    #[case("/it/moderation/appeals", true)]
    #[case("/it/offers", true)]
    #[case("/it/offers/1", true)]
    #[case("/it/boards/1/insights", true)]
    #[case("/it/news", true)]
    #[case("/it/organisations/1", true)]
    #[case("/it/initiatives/1/answer", true)]
    #[case("/it/boards/1/rehearsal", true)]
    #[case("/it/boards/1/rulebook", true)]
    #[case("/it/boards/1/recount", true)]
    #[case("/it/results/territories/054", true)]
    #[case("/it/meetings", true)]
    #[case("/it/meetings/7", true)]
    #[case("/it/tables", true)]
    #[case("/it/tables/sessions/1", true)]
    #[case("/it/boards/1/receipt", false)]
    #[case("/it/boards/1/moderation", false)]
    #[case("/it/boards/1", false)]
    #[case("/it", false)]
    #[case("/", false)]
    fn the_staff_s_pages_are_known_by_their_address(#[case] path: &str, #[case] expected: bool) {
        assert_eq!(is_staff_page(path), expected);
    }
}
