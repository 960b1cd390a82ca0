//! Tables as CSV (RFC 4180): the one place from which such files come.

use domain::exports::Cell;

/// The lines, each ended as RFC 4180 asks.
pub fn csv(lines: impl IntoIterator<Item = Vec<Cell>>) -> csv::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for line in lines {
        writer.write_record(line.iter().map(Cell::to_csv))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_and_quotes_within_a_cell_stay_there_and_formulas_become_text() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let line = vec![text("a,b"), text("say \"no\""), text("=1+1"), Cell::Number(-1), text("due\nrighe")];
        let expected = "\"a,b\",\"say \"\"no\"\"\",'=1+1,-1,\"due\nrighe\"\r\n";
        assert_eq!(csv([line]).unwrap(), expected.as_bytes());
    }
}
