//! The moderator's note beside an initiative that was sent back or hidden, for its authors.

use domain::{
    base::{InitiativeId, Moment},
    desk::AuthorNote,
};
use leptos::prelude::*;

use super::{
    api::{self, Appeal},
    decisions::TellDecision,
    told::Told,
};
use crate::{i18n::words, ui::form::Sending};

/// What the moderators said last about an initiative; nothing for people who are not among its authors.
#[component]
pub fn ReturnNote(
    initiative: InitiativeId,
    /// When the page was read.
    now: Moment,
) -> impl IntoView {
    let sending = Sending::<Appeal>::new();
    let appealed = sending.successes();
    let note = Resource::new(move || appealed.get(), move |_| api::find_note(initiative));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let found = note.await.ok().flatten();
                found.map(|(note, told)| view! { <Note note told now sending/> }.into_any())
            })}
        </Transition>
    }
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
