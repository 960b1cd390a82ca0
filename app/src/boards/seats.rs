//! Who sits at the table: the people of each constituency who did something on the board.

use domain::boards::Seat;
use leptos::prelude::*;

use crate::{
    i18n::words,
    ui::glyph::{SeatGlyph, seat_class},
};

/// The seats around the table; small groups are not numbered.
#[component]
pub fn Seats(seats: Vec<Seat>) -> impl IntoView {
    let words = words();
    let seat = move |seat: Seat| {
        let number = match seat.participants {
            Some(people) => words.number(i64::try_from(people).unwrap_or(i64::MAX)),
            None => words.boards().few().to_owned(),
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
