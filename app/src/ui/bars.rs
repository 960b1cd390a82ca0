//! One bar for each category, as words and drawing together.

use leptos::prelude::*;

use super::{
    chart::{Row, figure},
    glyph::{SeatGlyph, seat_class},
};

/// The bars of one column; the longest is as wide as there is room.
#[component]
pub fn Bars(rows: Vec<Row>, drawn: usize) -> impl IntoView {
    let most = rows.iter().filter_map(|row| row.cells.get(drawn)?.number).max().unwrap_or(0).max(1);
    view! { <ul class="bars">{rows.into_iter().map(|row| bar(row, drawn, most)).collect_view()}</ul> }
}

fn bar(row: Row, drawn: usize, most: i64) -> impl IntoView {
    let cell = row.cells.into_iter().nth(drawn);
    let width = cell.as_ref().and_then(|cell| cell.number).map(|number| share(number, most));
    let seat = row.seat.map(|seat| seat_class(seat.glyph()));
    let pattern = seat.map(|seat| format!("url(#pattern-{seat})"));
    let few = width.is_none();
    view! {
        <li class=seat class:few=few>
            <span class="name">
                {row.seat.map(|seat| view! { <SeatGlyph glyph=seat.glyph()/> })}
                <span lang=row.language dir="auto">{row.label}</span>
            </span>
            <svg class="bar plain" aria-hidden="true">
                {width
                    .map(|width| {
                        view! {
                            <rect class="sure" width=width.clone() height="100%"></rect>
                            {pattern.map(|pattern| view! { <rect width=width height="100%" fill=pattern></rect> })}
                        }
                    })}
            </svg>
            <b>{cell.map(figure)}</b>
        </li>
    }
}

/// A part of the most, as a width.
fn share(number: i64, most: i64) -> String {
    #[allow(clippy::cast_precision_loss)]
    let percent = number as f64 * 100.0 / most as f64;
    format!("{percent:.2}%")
}

/// The patterns that tell the constituencies apart where there is no colour; once on a page with charts.
#[component]
pub fn Patterns() -> impl IntoView {
    let pattern = |seat: &'static str, line: &'static str| {
        view! {
            <pattern id=format!("pattern-{seat}") width="8" height="8" patternUnits="userSpaceOnUse">
                <path class="pattern" d=line></path>
            </pattern>
        }
    };
    view! {
        <svg class="sprite" width="0" height="0" aria-hidden="true">
            <defs>
                {pattern("citizens", "M4 4h.01")}
                {pattern("third-sector", "M0 8 8 0")}
                {pattern("public-bodies", "M4 0v8")}
                {pattern("community", "M0 0 8 8M0 8 8 0")}
                {pattern("not-stated", "M0 4h8")}
            </defs>
        </svg>
    }
}
