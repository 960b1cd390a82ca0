//! Coming in, the personal card, one's own account, and invitations.

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

mod account;
pub mod api;
pub(crate) mod belonging;
mod card;
mod cards;
#[cfg(feature = "ssr")]
pub(crate) mod entry;
mod invitations;
mod join;
pub(crate) mod plain;
#[cfg(feature = "ssr")]
pub(crate) mod sheet;
mod sign_in;
mod staff;

/// The pages of this slice.
#[component(transparent)]
pub fn Routes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/sign-in") view=sign_in::SignInPage/>
        <Route path=path!("/join/:code") view=join::JoinPage/>
        <Route path=path!("/welcome") view=card::CardPage/>
        <Route path=path!("/staff/:token") view=staff::StaffPage/>
        <Route path=path!("/account") view=account::AccountPage/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The pages of this slice that only staff need.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/invitations") view=invitations::InvitationsPage/>
        <Route path=path!("/invitations/cards") view=cards::CardsPage/>
    }
    .into_inner()
    .into_any_nested_route()
}
