//! Where meetings lie on a map: squares of a map that somebody else draws, and a mark for each place.
//!
//! The squares are those of the usual web maps: Web Mercator (EPSG:3857), 256 points wide, numbered from the north-west
//! (OpenStreetMap wiki, "Slippy map tilenames").

use serde::{Deserialize, Serialize};
use std::{f64::consts::PI, fmt};

use super::Card;
use crate::base::Refusal;

/// A point on the earth, in millionths of a degree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Coordinates {
    /// North of the equator.
    pub latitude: i32,
    /// East of Greenwich.
    pub longitude: i32,
}

const MILLION: f64 = 1_000_000.0;
/// Web maps end here, in degrees.
const FARTHEST_NORTH: f64 = 85.0;

impl Coordinates {
    /// Reads degrees as map programs give them: `43.1107, 12.3908`.
    ///
    /// # Errors
    /// [`Refusal::NotCoordinates`].
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let (latitude, longitude) = text.split_once(',').ok_or(Refusal::NotCoordinates)?;
        let read = |text: &str, most: f64| {
            let degrees: f64 = text.trim().parse().ok()?;
            #[allow(clippy::cast_possible_truncation, reason = "at most 180 millions")]
            (degrees.abs() <= most).then_some((degrees * MILLION).round() as i32)
        };
        let found = read(latitude, FARTHEST_NORTH).zip(read(longitude, 180.0));
        found.map(|(latitude, longitude)| Self { latitude, longitude }).ok_or(Refusal::NotCoordinates)
    }

    /// Where it lies on a map of the world of so many points each way.
    fn on_a_map(self, size: f64) -> (f64, f64) {
        let (latitude, longitude) =
            ((f64::from(self.latitude) / MILLION).to_radians(), f64::from(self.longitude) / MILLION);
        let x = (longitude + 180.0) / 360.0;
        let y = (1.0 - latitude.tan().asinh() / PI) / 2.0;
        (x * size, y * size)
    }
}

impl fmt::Display for Coordinates {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let degrees = |millionths: i32| f64::from(millionths) / MILLION;
        write!(formatter, "{}, {}", degrees(self.latitude), degrees(self.longitude))
    }
}

/// A map as it is drawn, in points from its upper left corner.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Map {
    /// The squares that cover it.
    pub tiles: Vec<Tile>,
    /// The places on it, each once, from north to south.
    pub marks: Vec<Mark>,
}

/// A square of the map.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Tile {
    /// Its left side.
    pub x: f64,
    /// Its upper side.
    pub y: f64,
    /// Where the picture is.
    pub address: String,
}

/// A place on the map.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Mark {
    /// How far from the left.
    pub x: f64,
    /// How far from above.
    pub y: f64,
    /// The meetings there, in the order of the list: number and title.
    pub meetings: Vec<(i64, String)>,
}

impl Map {
    /// How wide a map is.
    pub const WIDTH: f64 = 640.0;
    /// How high a map is.
    pub const HEIGHT: f64 = 400.0;
    /// How wide and high a square is.
    pub const TILE: f64 = 256.0;
    /// How far places stay from the edge.
    const EDGE: f64 = 40.0;
    /// The closest look: streets have names.
    const CLOSEST: u8 = 15;

    /// The map of the places that have coordinates, as close as all of them fit; `None` where none has. `template` is
    /// where squares are found: `https://tiles.example/{z}/{x}/{y}.png`.
    pub fn of(cards: &[Card], template: &str) -> Option<Self> {
        let mut places: Vec<(Coordinates, Vec<(i64, String)>)> = Vec::new();
        for card in cards {
            let Some(at) = card.at else { continue };
            let meeting = (card.number, card.title.clone());
            match places.iter_mut().find(|(known, _)| *known == at) {
                Some((_, meetings)) => meetings.push(meeting),
                None => places.push((at, vec![meeting])),
            }
        }
        places.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let zoom = (0..=Self::CLOSEST).rev().find(|zoom| fits(&places, *zoom))?;
        let points: Vec<(f64, f64)> = places.iter().map(|(at, _)| at.on_a_map(size(zoom))).collect();
        let (left, top) = corner(&points)?;
        let mark = |((x, y), (_, meetings)): ((f64, f64), (Coordinates, Vec<(i64, String)>))| Mark {
            x: (x - left).round(),
            y: (y - top).round(),
            meetings,
        };
        let marks = points.into_iter().zip(places).map(mark).collect();
        Some(Self { tiles: tiles(left, top, zoom, template), marks })
    }
}

/// How many points the world has each way.
fn size(zoom: u8) -> f64 {
    Map::TILE * f64::from(1_u32 << zoom)
}

/// Whether all places stand on a map of this closeness; those of a whole world are cut.
fn fits(places: &[(Coordinates, Vec<(i64, String)>)], zoom: u8) -> bool {
    let points: Vec<(f64, f64)> = places.iter().map(|(at, _)| at.on_a_map(size(zoom))).collect();
    let Some((west, east, north, south)) = bounds(&points) else { return false };
    zoom == 0
        || (east - west <= Map::WIDTH - 2.0 * Map::EDGE && south - north <= Map::HEIGHT - 2.0 * Map::EDGE)
}

/// West, east, north and south; `None` where there are no points.
fn bounds(points: &[(f64, f64)]) -> Option<(f64, f64, f64, f64)> {
    let first = points.first()?;
    Some(points.iter().fold((first.0, first.0, first.1, first.1), |(west, east, north, south), (x, y)| {
        (west.min(*x), east.max(*x), north.min(*y), south.max(*y))
    }))
}

/// The upper left corner of a map that has the points in its middle.
fn corner(points: &[(f64, f64)]) -> Option<(f64, f64)> {
    let (west, east, north, south) = bounds(points)?;
    let left = f64::midpoint(west, east) - Map::WIDTH / 2.0;
    Some((left.round(), (f64::midpoint(north, south) - Map::HEIGHT / 2.0).round()))
}

fn tiles(left: f64, top: f64, zoom: u8, template: &str) -> Vec<Tile> {
    let last = i64::from(1_u32 << zoom) - 1;
    #[allow(clippy::cast_possible_truncation, reason = "at most some hundred thousand squares")]
    let place = |point: f64| (point / Map::TILE).floor() as i64;
    #[allow(clippy::cast_precision_loss, reason = "at most some hundred thousand squares")]
    let point = |place: i64| place as f64 * Map::TILE;
    let rows = place(top).max(0)..=place(top + Map::HEIGHT).min(last);
    let columns = place(left).max(0)..=place(left + Map::WIDTH).min(last);
    let tile = |x: i64, y: i64| {
        let named = [("{z}", zoom.to_string()), ("{x}", x.to_string()), ("{y}", y.to_string())];
        let address = named.iter().fold(template.to_owned(), |text, (name, value)| text.replace(name, value));
        Tile { x: point(x) - left, y: point(y) - top, address }
    };
    rows.flat_map(|y| columns.clone().map(move |x| (x, y))).map(|(x, y)| tile(x, y)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    const TEMPLATE: &str = "https://tiles.example/{z}/{x}/{y}.png";

    fn card(number: i64, at: Option<Coordinates>) -> Card {
        use crate::{
            base::{Language, MeetingId, Moment, TerritoryId},
            meetings::{Kind, Span, State},
        };
        Card {
            id: MeetingId::new(),
            number,
            kind: Kind::Laboratory,
            state: State::Published,
            title: format!("Laboratorio {number}"),
            language: Language::ITALIAN,
            theme: None,
            territory: (TerritoryId::new(), "Perugia".to_owned()),
            place: Some("Sala".to_owned()),
            address: None,
            at,
            is_online: false,
            span: Span { starts: Moment(0), ends: Moment(0) },
            dates: 1,
            minutes: 0,
            seats_left: None,
        }
    }

    #[rstest]
    #[case::as_maps_give_them("43.1107, 12.3908", 43_110_700, 12_390_800)]
    #[case::without_a_space("43.1107,12.3908", 43_110_700, 12_390_800)]
    #[case::south_and_west(" -33.45 , -70.6667 ", -33_450_000, -70_666_700)]
    fn coordinates_are_two_numbers(#[case] text: &str, #[case] latitude: i32, #[case] longitude: i32) {
        let found = Coordinates::parse(text).unwrap();
        assert_eq!(found, Coordinates { latitude, longitude });
        assert_eq!(Coordinates::parse(&found.to_string()), Ok(found));
    }

    #[rstest]
    #[case::one_number("43.1107")]
    #[case::a_word("Perugia, Umbria")]
    #[case::beyond_the_pole("91, 12")]
    #[case::around_the_world("43, 181")]
    #[case::no_number_at_all("NaN, 12")]
    #[case::three("43, 12, 5")]
    fn anything_else_is_refused(#[case] text: &str) {
        assert_eq!(Coordinates::parse(text), Err(Refusal::NotCoordinates));
    }

    #[test]
    fn a_place_stands_in_the_square_that_the_world_has_for_it() {
        // OpenStreetMap's own formula puts the centre of Perugia there.
        let at = Coordinates::parse("43.1107, 12.3908").ok();
        let map = Map::of(&[card(1, at)], TEMPLATE).unwrap();
        assert_eq!((map.marks[0].x, map.marks[0].y), (320.0, 200.0));
        let square = map.tiles.iter().find(|tile| {
            (tile.x..tile.x + Map::TILE).contains(&320.0) && (tile.y..tile.y + Map::TILE).contains(&200.0)
        });
        assert_eq!(square.unwrap().address, "https://tiles.example/15/17511/12026.png");
    }

    #[test]
    fn a_place_has_one_mark_and_meetings_without_coordinates_have_none() {
        let at = Coordinates::parse("43.1107, 12.3908").ok();
        let map = Map::of(&[card(1, at), card(2, None), card(3, at)], TEMPLATE).unwrap();
        assert_eq!(map.marks.len(), 1);
        let numbers: Vec<i64> = map.marks[0].meetings.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3]);
        assert_eq!(Map::of(&[card(2, None)], TEMPLATE), None);
    }

    proptest! {
        #[test]
        fn every_mark_is_on_the_map_and_squares_cover_it(
            places in prop::collection::vec((36_000_000..48_000_000_i32, 6_000_000..19_000_000_i32), 1..20)
        ) {
            let cards: Vec<Card> = places
                .iter()
                .map(|(latitude, longitude)| {
                    card(1, Some(Coordinates { latitude: *latitude, longitude: *longitude }))
                })
                .collect();
            let map = Map::of(&cards, TEMPLATE).unwrap();
            prop_assert!(map.tiles.len() <= 12);
            for mark in &map.marks {
                prop_assert!((0.0..=Map::WIDTH).contains(&mark.x) && (0.0..=Map::HEIGHT).contains(&mark.y));
                let is_under = |tile: &Tile| {
                    (tile.x..=tile.x + Map::TILE).contains(&mark.x)
                        && (tile.y..=tile.y + Map::TILE).contains(&mark.y)
                };
                prop_assert!(map.tiles.iter().any(is_under));
            }
        }
    }
}
