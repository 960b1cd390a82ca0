//! The four seats: a form and a colour, always together with words.

use domain::people::Glyph;
use leptos::prelude::*;

/// The class that gives a part the colour of a constituency.
pub const fn seat_class(glyph: Option<Glyph>) -> &'static str {
    match glyph {
        Some(Glyph::Circle) => "citizens",
        Some(Glyph::Triangle) => "third-sector",
        Some(Glyph::Square) => "public-bodies",
        Some(Glyph::Diamond) => "community",
        None => "not-stated",
    }
}

/// The form of a constituency, for sighted readers; its name stands beside it.
#[component]
pub fn SeatGlyph(glyph: Option<Glyph>) -> impl IntoView {
    let seat = seat_class(glyph);
    view! {
        <svg class=format!("glyph {seat}") aria-hidden="true">
            <use href=format!("#glyph-{seat}")></use>
        </svg>
    }
}

/// The drawings that the pages refer to.
#[component]
pub fn Sprite() -> impl IntoView {
    view! {
        <svg class="sprite" width="0" height="0" aria-hidden="true">
            <symbol id="glyph-citizens" viewBox="0 0 24 24">
                <circle cx="12" cy="12" r="10"></circle>
            </symbol>
            <symbol id="glyph-third-sector" viewBox="0 0 24 24">
                <path d="M12 2 23 21H1z"></path>
            </symbol>
            <symbol id="glyph-public-bodies" viewBox="0 0 24 24">
                <rect x="2.5" y="2.5" width="19" height="19" rx="2"></rect>
            </symbol>
            <symbol id="glyph-community" viewBox="0 0 24 24">
                <path d="M12 .8 23.2 12 12 23.2.8 12z"></path>
            </symbol>
            <symbol id="glyph-not-stated" viewBox="0 0 24 24">
                <path d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20m0 5a5 5 0 1 1 0 10 5 5 0 0 1 0-10"></path>
            </symbol>
            <symbol id="mark" viewBox="0 0 48 32">
                <rect class="wood" x="2" y="13" width="44" height="6" rx="3"></rect>
                <circle class="citizens" cx="10" cy="6" r="4.4"></circle>
                <path class="third-sector" d="M24 1.2l5 8.8H19z"></path>
                <rect class="public-bodies" x="34" y="2" width="8" height="8" rx="1"></rect>
                <path class="community" d="M17 21.6l5 5-5 5-5-5z"></path>
                <circle class="citizens" cx="31" cy="26.6" r="4.4"></circle>
            </symbol>
        </svg>
    }
}

/// The mark of the house: a table with its seats.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" aria-hidden="true">
            <use href="#mark"></use>
        </svg>
    }
}
