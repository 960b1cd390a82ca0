//! The places of meetings on a map, where the house has one; what it shows stands in the list below it too.

use domain::meetings::{Map, Mark, Tile};
use leptos::prelude::*;

use crate::i18n::words;

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
        let first = mark.meetings.first().map(|(number, _)| words.path(format!("/meetings/{number}")));
        view! {
            <a href=first aria-label=titles.join(", ")>
                <circle class="around" cx=mark.x cy=mark.y r="30"></circle>
                <circle class="mark" cx=mark.x cy=mark.y r="16"></circle>
                <text x=mark.x y=mark.y text-anchor="middle" dominant-baseline="central">
                    {words.number(i64::try_from(titles.len()).unwrap_or(i64::MAX))}
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
