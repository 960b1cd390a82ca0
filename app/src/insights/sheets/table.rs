//! The table of a chart as cells, for files that other programs read.

use domain::exports::Cell;

use crate::{
    i18n::Words,
    ui::chart::{self, Chart, Row},
};

/// The head and the rows of a chart's table. Withheld figures are empty; the last column says which and why.
pub fn lines(chart: &Chart, words: Words) -> Vec<Vec<Cell>> {
    let note = words.insights().note().to_owned();
    let head = std::iter::once(chart.rows_are.clone()).chain(chart.columns.iter().cloned()).chain([note]);
    std::iter::once(head.map(Cell::Text).collect())
        .chain(chart.rows.iter().map(|row| line(row, chart, words)))
        .collect()
}

fn line(row: &Row, chart: &Chart, words: Words) -> Vec<Cell> {
    let number = |cell: &chart::Cell| cell.number.map_or(Cell::Empty, Cell::Number);
    std::iter::once(Cell::Text(row.label.clone()))
        .chain(row.cells.iter().map(number))
        .chain([Cell::Text(note(row, chart, words))])
        .collect()
}

fn note(row: &Row, chart: &Chart, words: Words) -> String {
    let names = |wanted: fn(&chart::Cell) -> bool| {
        let cells = chart.columns.iter().zip(&row.cells).filter(|(_, cell)| wanted(cell));
        cells.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let withheld = names(|cell| cell.number.is_none());
    let partial = names(|cell| cell.number.is_some() && !cell.whole);
    let withheld = (!withheld.is_empty()).then(|| words.insights().withheld_note(withheld));
    let partial = (!partial.is_empty()).then(|| words.insights().at_least_note(partial));
    withheld.into_iter().chain(partial).collect::<Vec<_>>().join("; ")
}
