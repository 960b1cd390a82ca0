//! Columns over time, or a line where there are too many for columns. Drawn in percent, so that words keep their
//! size at every width; the style sheet mirrors the drawing in scripts that run from right to left.

use leptos::prelude::*;

use super::chart::Row;
use crate::i18n::words;

/// From how many periods on a line stands in place of columns.
const LINE_FROM: usize = 45;
/// At the most so many periods are named below the drawing.
const NAMED: usize = 3;
/// The part of the height above the axis, in percent.
const FLOOR: f64 = 88.0;
/// Where the grid ends; above it stands its number.
const CEILING: f64 = 8.0;

/// Where everything stands.
struct Layout {
    /// The number at the top of the grid.
    top: i64,
    /// The width of a period, in percent.
    step: f64,
    numbers: Vec<Option<i64>>,
}

impl Layout {
    fn new(rows: &[Row], drawn: usize) -> Self {
        let numbers: Vec<Option<i64>> =
            rows.iter().map(|row| row.cells.get(drawn).and_then(|cell| cell.number)).collect();
        let most = numbers.iter().flatten().copied().max().unwrap_or(0);
        #[allow(clippy::cast_precision_loss)]
        let step = 100.0 / numbers.len().max(1) as f64;
        Self { top: round_up(most), step, numbers }
    }

    /// The left edge of a period.
    fn x(&self, place: usize) -> f64 {
        #[allow(clippy::cast_precision_loss)]
        let place = place as f64;
        place * self.step
    }

    /// The height at which a number stands.
    fn y(&self, number: i64) -> f64 {
        #[allow(clippy::cast_precision_loss)]
        let part = number as f64 / self.top as f64;
        FLOOR - part * (FLOOR - CEILING)
    }

    /// The runs of numbers that follow one another without a gap, as points of lines.
    fn lines(&self) -> Vec<String> {
        let point = |(place, number): (usize, &Option<i64>)| {
            number.map(|number| format!("{:.2},{:.2}", self.x(place) + self.step / 2.0, self.y(number)))
        };
        let points: Vec<Option<String>> = self.numbers.iter().enumerate().map(point).collect();
        let runs = points.split(Option::is_none).filter(|run| !run.is_empty());
        runs.map(|run| run.iter().flatten().cloned().collect::<Vec<_>>().join(" ")).collect()
    }
}

/// The next number of the form 1, 2, 4, 6, 8 or 10 times a power of ten: half of it is whole too.
fn round_up(most: i64) -> i64 {
    let mut power = 1;
    while power * 10 < most {
        power *= 10;
    }
    [2, 4, 6, 8, 10].into_iter().map(|times| times * power).find(|top| *top >= most).unwrap_or(most).max(2)
}

/// A number between 0 and 100 as a length.
fn percent(part: f64) -> String {
    format!("{part:.2}%")
}

/// The drawing of one column over time.
#[component]
pub fn Plot(rows: Vec<Row>, drawn: usize, labelled_by: String) -> impl IntoView {
    let layout = Layout::new(&rows, drawn);
    let drawing = if rows.len() < LINE_FROM { columns(&layout).into_any() } else { line(&layout).into_any() };
    view! {
        <svg class="plot" role="img" aria-labelledby=labelled_by>
            {grid(&layout)}
            {drawing}
            {names(&layout, &rows)}
        </svg>
    }
}

fn grid(layout: &Layout) -> impl IntoView + use<> {
    let words = words();
    let line = |number: i64| {
        let y = percent(layout.y(number));
        view! {
            <g class="grid">
                <line x1="0" x2="100%" y1=y.clone() y2=y.clone()></line>
            </g>
            <g class="axis">
                <text x="0" y=y dy="-4">{words.number(number)}</text>
            </g>
        }
    };
    view! {
        {line(layout.top)}
        {line(layout.top / 2)}
        <g class="axis">
            <line x1="0" x2="100%" y1=percent(FLOOR) y2=percent(FLOOR)></line>
        </g>
    }
}

/// A column for each number; a short dotted one where a number is withheld.
fn columns(layout: &Layout) -> impl IntoView + use<> {
    let column = |(place, number): (usize, &Option<i64>)| {
        let (x, width) = (percent(layout.x(place) + layout.step * 0.12), percent(layout.step * 0.76));
        let (class, y) = match number {
            Some(number) => ("area", layout.y(*number)),
            None => ("area few", FLOOR - 4.0),
        };
        view! { <rect class=class x=x y=percent(y) width=width height=percent(FLOOR - y)></rect> }
    };
    layout.numbers.iter().enumerate().map(column).collect_view()
}

fn line(layout: &Layout) -> impl IntoView + use<> {
    let lines = layout.lines().into_iter();
    view! {
        <svg x="0" y="0" width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
            {lines.map(|points| view! { <polyline class="trace" points=points></polyline> }).collect_view()}
        </svg>
    }
}

/// The names of a few periods, so many that they have room at 320 px.
fn names(layout: &Layout, rows: &[Row]) -> impl IntoView + use<> {
    let every = rows.len().div_ceil(NAMED).max(1);
    let name = |(place, row): (usize, &Row)| {
        let x = percent(layout.x(place) + layout.step / 2.0);
        let label = row.label.clone();
        // The first begins and the last ends where the drawing does.
        let anchor = match layout.x(place) {
            ..10.0 => "start",
            ..85.0 => "middle",
            _ => "end",
        };
        view! { <text x=x y="100%" dy="-4" text-anchor=anchor>{label}</text> }
    };
    view! { <g class="axis">{rows.iter().enumerate().step_by(every).map(name).collect_view()}</g> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::chart::Cell;
    use rstest::rstest;

    #[rstest]
    #[case(0, 2)]
    #[case(2, 2)]
    #[case(7, 8)]
    #[case(11, 20)]
    #[case(60, 60)]
    #[case(61, 80)]
    #[case(90_494, 100_000)]
    fn the_grid_ends_at_a_round_number_whose_half_is_whole(#[case] most: i64, #[case] top: i64) {
        assert_eq!(round_up(most), top);
    }

    fn rows(numbers: &[Option<i64>]) -> Vec<Row> {
        let row = |number: &Option<i64>| Row {
            label: String::new(),
            language: None,
            seat: None,
            cells: vec![Cell { number: *number, text: String::new(), whole: true }],
        };
        numbers.iter().map(row).collect()
    }

    #[test]
    fn a_line_breaks_where_a_number_is_withheld() {
        let layout = Layout::new(&rows(&[Some(10), Some(0), None, Some(5)]), 0);
        assert_eq!(layout.lines(), ["12.50,8.00 37.50,88.00", "87.50,48.00"]);
    }

    #[test]
    fn everything_stands_within_the_drawing() {
        let numbers: Vec<Option<i64>> =
            (0..200).map(|number| (number % 7 > 0).then_some(number * 31)).collect();
        let layout = Layout::new(&rows(&numbers), 0);
        for (place, number) in numbers.iter().enumerate() {
            assert!((0.0..100.0).contains(&layout.x(place)));
            assert!((CEILING..=FLOOR).contains(&layout.y(number.unwrap_or_default())));
        }
    }
}
