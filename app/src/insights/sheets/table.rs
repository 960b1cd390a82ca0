//! A table of a dashboard as rows of text, for files that other programs read.

use domain::insights::{Figure, Insight};

use super::chart;
use crate::{
    i18n::Words,
    ui::chart::{Chart, Row},
};

/// The head and the rows of a table. Withheld figures are empty; the last column says which and why.
pub fn lines(insight: &Insight, figure: Figure, words: Words) -> Vec<Vec<String>> {
    let chart = chart(insight, figure, words);
    let note = words.insights().note().to_owned();
    let head = std::iter::once(chart.rows_are.clone()).chain(chart.columns.iter().cloned()).chain([note]);
    std::iter::once(head.collect()).chain(chart.rows.iter().map(|row| line(row, &chart, words))).collect()
}

fn line(row: &Row, chart: &Chart, words: Words) -> Vec<String> {
    let number =
        |cell: &crate::ui::chart::Cell| cell.number.map(|number| number.to_string()).unwrap_or_default();
    std::iter::once(row.label.clone())
        .chain(row.cells.iter().map(number))
        .chain([note(row, chart, words)])
        .map(harmless)
        .collect()
}

fn note(row: &Row, chart: &Chart, words: Words) -> String {
    let names = |wanted: fn(&crate::ui::chart::Cell) -> bool| {
        let cells = chart.columns.iter().zip(&row.cells).filter(|(_, cell)| wanted(cell));
        cells.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let withheld = names(|cell| cell.number.is_none());
    let partial = names(|cell| cell.number.is_some() && !cell.whole);
    let withheld = (!withheld.is_empty()).then(|| words.insights().withheld_note(withheld));
    let partial = (!partial.is_empty()).then(|| words.insights().at_least_note(partial));
    withheld.into_iter().chain(partial).collect::<Vec<_>>().join("; ")
}

/// Spreadsheets run what begins with these signs; a quotation mark before it makes it text.
fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    #[case("+39", "'+39")]
    #[case("-1", "'-1")]
    #[case("@SUM(1)", "'@SUM(1)")]
    #[case("12", "12")]
    #[case("Osimo", "Osimo")]
    fn nothing_in_a_cell_is_run_by_a_spreadsheet(#[case] text: &str, #[case] written: &str) {
        assert_eq!(harmless(text.to_owned()), written);
    }
}
