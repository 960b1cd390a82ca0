//! The parts of the administration, as far as the person's roles reach.

use domain::base::{Actor, Deed};
use leptos::prelude::*;

use crate::{
    i18n::{Words, words},
    ui::frame::viewer,
};

/// A part of the administration: its address, its name, what it is for.
pub type Part = (&'static str, &'static str, &'static str);

/// The parts that the person may use.
pub fn parts(person: &Actor, words: Words) -> Vec<Part> {
    let texts = words.administration();
    let all = [
        (Deed::PrepareBoard, "/administration/boards", words.common().boards(), texts.boards_help()),
        (Deed::KeepTable, "/administration/tables", words.tables().title(), texts.tables_help()),
        (
            Deed::KeepOrganisations,
            "/administration/organisations",
            texts.organisations(),
            texts.organisations_help(),
        ),
        (Deed::InviteStaff, "/administration/staff", texts.staff(), texts.staff_help()),
        (Deed::KeepPeople, "/administration/people", texts.people(), texts.people_help()),
        (Deed::KeepTerritories, "/administration/territories", texts.territories(), texts.territories_help()),
        (Deed::IssueInvitations, "/invitations", words.common().invitations(), texts.invitations_help()),
    ];
    let open = all.into_iter().filter(|(deed, ..)| person.may_somewhere(*deed));
    open.map(|(_, path, name, help)| (path, name, help)).collect()
}

/// The way from one part to the others.
#[component]
pub fn Tabs(
    /// The address of the part that is shown.
    here: &'static str,
) -> impl IntoView {
    let words = words();
    let tab = move |(path, name, _): Part| {
        view! {
            <li>
                <a href=words.path(path) aria-current=(path == here).then_some("page")>{name}</a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=words.common().administration()>
            <ul>{parts(&viewer(), words).into_iter().map(tab).collect_view()}</ul>
        </nav>
    }
}
