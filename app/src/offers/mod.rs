//! The inclusion offer: searching services, one service as a card that prints, where something is missing, describing
//! services, and asking for a mediator.

// A schema asks much to which the answer is yes or no, and each stands for itself.
#![allow(clippy::struct_excessive_bools)]

use leptos::prelude::*;
use leptos_router::{any_nested_route::IntoAnyNestedRoute, components::Route, path};

pub mod api;
mod asked;
mod card;
mod facts;
mod fields;
mod find;
mod form;
mod gaps;
mod import;
mod keeping;
mod kept;
mod list;
mod mediator;
pub mod of_organisation;
mod page;
mod pictogram;
mod report;
mod requests;
mod tabs;

/// Where a table of services is sent as a file.
pub const IMPORT: &str = "/imports/offers";

/// The pages of this slice; they come with the program that has all pages.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/offers") view=list::OffersPage/>
        <Route path=path!("/offers/gaps") view=gaps::GapsPage/>
        <Route path=path!("/offers/import") view=import::ImportPage/>
        <Route path=path!("/offers/import/report") view=import::ReportPage/>
        <Route path=path!("/offers/kept") view=kept::KeptPage/>
        <Route path=path!("/offers/new") view=form::NewPage/>
        <Route path=path!("/offers/requests") view=requests::RequestsPage/>
        <Route path=path!("/offers/:offer") view=page::OfferPage/>
        <Route path=path!("/offers/:offer/edit") view=form::ChangePage/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The id of the service in the address.
fn offer_in_address() -> Memo<Option<domain::base::OfferId>> {
    let params = leptos_router::hooks::use_params_map();
    Memo::new(move |_| params.read().get("offer").and_then(|id| id.parse().ok()))
}
