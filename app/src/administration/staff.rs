//! Inviting staff.

use domain::{
    base::{Deed, Role},
    people::rules,
};
use leptos::prelude::*;

use super::{
    api::{self, InviteStaff},
    links::Links,
    tabs::Tabs,
};
use crate::{
    i18n::{Words, words},
    people::plain::PlainForm,
    reading::Reading,
    ui::{
        field::{Select, TextField},
        form::Sending,
        frame::viewer,
        loaded::Loaded,
        title::PageTitle,
    },
};

/// The page with the form for a new link.
#[component]
pub fn StaffPage() -> impl IntoView {
    let places = Reading::new(|| api::ListPlaces { deed: Deed::InviteStaff });
    view! { <Loaded data=places view=|places| view! { <Invite places/> }.into_any()/> }
}

/// The roles that the person may give, with their names.
pub fn roles(words: Words) -> Vec<(String, String)> {
    let everywhere = viewer().may(Deed::KeepPeople, None).is_ok();
    let open = rules::STAFF.iter().filter(|role| everywhere || **role != Role::Administrator);
    open.map(|role| (role.to_string(), words.choice("role", role.as_str()).to_owned())).collect()
}

/// The places where a role can hold: everywhere, where the person may give it there, and the territories.
pub fn places_with_everywhere(words: Words, mut places: Vec<(String, String)>) -> Vec<(String, String)> {
    if viewer().may(Deed::InviteStaff, None).is_ok() {
        places.insert(0, (String::new(), words.people().everywhere().to_owned()));
    }
    places
}

#[component]
fn Invite(places: Vec<(String, String)>) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    let sending = Sending::<InviteStaff>::new();
    view! {
        <PageTitle page=texts.staff()/>
        <main id="main" class="wrap" tabindex="-1">
            <Tabs here="/administration/staff"/>
            <div class="head">
                <h1>{texts.staff()}</h1>
                <p class="lead">{texts.staff_lead()}</p>
            </div>
            <PlainForm sending class="panel form">
                <TextField
                    name="email"
                    kind="email"
                    dir="ltr"
                    label=words.people().email()
                    value=sending.typed("email", "")
                    required=true
                />
                <Select name="role" label=texts.role() choices=roles(words) value=sending.typed("role", "moderator")/>
                <Select
                    name="territory"
                    label=words.people().territory()
                    help=texts.role_place_help()
                    choices=places_with_everywhere(words, places)
                    value=sending.typed("territory", "")
                />
                <div class="actions">
                    <button class="button primary">{texts.make_link()}</button>
                    <p class="help">{texts.make_link_help()}</p>
                </div>
            </PlainForm>
            <Links/>
        </main>
    }
}
