//! The places of meetings on a map, where the house has one; what it shows stands in the list below it too.

use domain::meetings::{Map, Mark, Tile};
use leptos::prelude::*;

use crate::i18n::words;

/// The id of a place in the list, by the number of its first meeting.
pub fn place_id(first: i64) -> String {
    format!("place-{first}")
}

/// The map, drawn on the server and by the browser alike: pictures and links, no program.
#[component]
pub fn MapView(
    map: Map,
    /// Whom to thank for it.
    attribution: String,
) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let tile = |tile: Tile| {
        view! { <image href=tile.address x=tile.x y=tile.y width=Map::TILE height=Map::TILE></image> }
    };
    let mark = move |mark: Mark| {
        let titles: Vec<String> = mark.meetings.iter().map(|(_, title)| title.clone()).collect();
        let count = words.number(i64::try_from(titles.len()).unwrap_or(i64::MAX));
        // One meeting: to its page; several: to the place in the list.
        let href = match mark.meetings.as_slice() {
            [(number, _)] => words.path(format!("/meetings/{number}")),
            [(number, _), ..] => format!("#{}", place_id(*number)),
            [] => String::new(),
        };
        let name = format!("{count}: {}", titles.join(", "));
        view! {
            <a href=href aria-label=name>
                <circle class="around" cx=mark.x cy=mark.y r="30"></circle>
                <circle class="mark" cx=mark.x cy=mark.y r="16"></circle>
                <text x=mark.x y=mark.y text-anchor="middle" dominant-baseline="central">
                    {count}
                </text>
            </a>
        }
    };
    view! {
        <figure class="map no-print">
            <svg viewBox=format!("0 0 {} {}", Map::WIDTH, Map::HEIGHT) role="group" aria-label=texts.map()>
                {map.tiles.into_iter().map(tile).collect_view()}
                {map.marks.into_iter().map(mark).collect_view()}
            </svg>
            <figcaption class="help">{texts.map_help()} " " <bdi>{texts.map_by(attribution)}</bdi></figcaption>
        </figure>
    }
}
