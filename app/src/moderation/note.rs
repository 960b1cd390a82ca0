//! The moderator's note beside an initiative that was sent back or hidden, for its authors.

use domain::{
    base::{Moment, Subject},
    desk::AuthorNote,
};
use leptos::prelude::*;

use super::{
    api::{self, Appeal},
    decisions::TellDecision,
    told::Told,
};
use crate::{
    reading::Reading,
    {
        i18n::words,
        ui::{form::Sending, part::nothing},
    },
};

/// What the moderators said last about an initiative or a version of one; nothing for people who are not among its authors.
#[component]
pub fn ReturnNote(
    #[prop(into)] subject: Subject,
    /// When the page was read.
    now: Moment,
) -> impl IntoView {
    let sending = Sending::<Appeal>::new();
    let appealed = sending.successes();
    let note = Reading::anew(move || appealed.get(), move || api::FindNote { subject });
    note.show(nothing, move |found| {
        found.ok().flatten().map(|(note, told)| view! { <Note note told now sending/> }).into_any()
    })
}

#[component]
fn Note(note: AuthorNote, told: Told, now: Moment, sending: Sending<Appeal>) -> impl IntoView {
    view! {
        <aside class="notice warn" aria-labelledby="return-note">
            <h2 id="return-note">{words().moderation().note_title()}</h2>
            <TellDecision told now may_appeal=note.may_appeal sending shows_text=false/>
        </aside>
    }
}
