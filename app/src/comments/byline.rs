//! Who wrote something, and when.

use domain::{base::Moment, comments::Writer};
use leptos::prelude::*;

use crate::{i18n::words, ui::glyph::SeatGlyph};

/// Pseudonym, constituency, organisation and day.
#[component]
pub fn Byline(writer: Writer, at: Moment, now: Moment) -> impl IntoView {
    let words = words();
    let seat = writer.constituency.map(|constituency| {
        view! {
            <SeatGlyph glyph=Some(constituency.glyph)/>
            <span class="hidden">{constituency.name} ": "</span>
        }
    });
    view! {
        <p class="byline">
            {seat}
            <b dir="auto">{writer.pseudonym}</b>
            {writer.organisation.map(|name| view! { <span>{words.comments().on_behalf_of(name)}</span> })}
            <time datetime=at.rfc3339()>{words.ago(at, now)}</time>
        </p>
    }
}
