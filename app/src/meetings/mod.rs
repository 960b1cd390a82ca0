//! Meetings: lists and calendars, the page of a meeting with its registration, what organisers do, and what follows.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, hooks::use_params_map, path};

pub mod api;
pub mod origin;

mod after;
mod attend;
mod card;
mod facts;
mod filter;
mod keep;
mod list;
mod map;
mod month;
mod page;
mod places;
mod when;

/// The pages of this slice; few people open most of them, so they come with the staff's client.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/meetings") view=list::MeetingsPage/>
        <Route path=path!("/meetings/month") view=month::MonthPage/>
        <Route path=path!("/meetings/places") view=places::PlacesPage/>
        <Route path=path!("/meetings/mine") view=attend::mine::MinePage/>
        <Route path=path!("/meetings/kept") view=keep::kept::KeptPage/>
        <Route path=path!("/meetings/new") view=keep::form::NewPage/>
        <Route path=path!("/meetings/present") view=attend::present::PresentPage/>
        <Route path=path!("/meetings/present/:code") view=attend::present::PresentPage/>
        <Route path=path!("/meetings/certificates") view=attend::verify::VerifyPage/>
        <Route path=path!("/meetings/certificates/:code") view=attend::verify::VerifyPage/>
        <Route path=path!("/meetings/leave/:link") view=attend::leaving::LeavingPage/>
        <AboutOne/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The pages of one meeting.
#[component(transparent)]
fn AboutOne() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/meetings/:meeting") view=page::MeetingPage/>
        <Route path=path!("/meetings/:meeting/form") view=attend::feedback::FormPage/>
        <Route path=path!("/meetings/:meeting/change") view=keep::form::ChangePage/>
        <Route path=path!("/meetings/:meeting/people") view=keep::roll::RollPage/>
        <Route path=path!("/meetings/:meeting/sheet") view=keep::sheet::SheetPage/>
        <Route path=path!("/meetings/:meeting/room/:date") view=keep::room::RoomPage/>
        <Route path=path!("/meetings/:meeting/programme") view=keep::programme::ProgrammePage/>
        <Route path=path!("/meetings/:meeting/files") view=keep::files::FilesPage/>
        <Route path=path!("/meetings/:meeting/outcome") view=keep::outcome::OutcomePage/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The number of the meeting in the address.
fn number_in_address() -> Memo<Option<i64>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("meeting").and_then(|number| number.parse().ok()))
}
