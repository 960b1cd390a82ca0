//! Who sits at the table: the people of each constituency who did something on the board.

use domain::boards::Seat;
use leptos::prelude::*;

use crate::{
    i18n::words,
    ui::glyph::{SeatGlyph, seat_class},
};

/// The fewest people of a constituency whose number is shown.
pub const FEWEST: i64 = 10;

/// The seats around the table; groups of fewer than ten people are not numbered.
#[component]
pub fn Seats(seats: Vec<Seat>) -> impl IntoView {
    let words = words();
    let seat = move |seat: Seat| {
        let number = if seat.participants >= FEWEST {
            words.number(seat.participants)
        } else {
            words.boards().fewer_than(FEWEST)
        };
        let glyph = Some(seat.constituency.glyph);
        view! {
            <li class=seat_class(glyph)>
                <SeatGlyph glyph/>
                <b>{number}</b>
                <span>{seat.constituency.name}</span>
            </li>
        }
    };
    view! { <ul class="seats" aria-label=words.boards().seats()>{seats.into_iter().map(seat).collect_view()}</ul> }
}
