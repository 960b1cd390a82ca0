//! Tables as people send them: a header, columns found by name in any order, fields separated by commas, semicolons or
//! tabs, as spreadsheets write or paste them.

use std::collections::HashMap;

use super::{BadLine, ImportError};
use crate::{base::Refusal, exports::FORMULA};

/// What is wrong with a table, or with a field of it.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Problem {
    /// A column that nobody knows.
    #[error("the column {0:?} is none of {1}; commas separate them")]
    UnknownColumn(String, String),
    /// A column that stands there twice.
    #[error("the column {0:?} stands there twice")]
    ColumnTwice(String),
    /// A column that is needed.
    #[error("the column {0:?} is missing")]
    ColumnMissing(String),
    /// A line with more or fewer fields than columns.
    #[error("{fields} fields in {columns} columns")]
    Uneven {
        /// How many fields the line has.
        fields: u64,
        /// How many columns the table has.
        columns: u64,
    },
    /// Not UTF-8.
    #[error("not UTF-8 text")]
    NotText,
    /// Anything else that no table is.
    #[error("{0}")]
    Unreadable(String),
    /// A field that will not do.
    #[error("{column}: {}", super::offers::explain(column, refusal))]
    Refused {
        /// The column.
        column: String,
        /// Why.
        refusal: Refusal,
    },
}

/// A problem and where it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong there.
    pub problem: Problem,
}

impl From<Fault> for BadLine {
    fn from(fault: Fault) -> Self {
        Self { line: fault.line, cause: fault.problem.to_string() }
    }
}

impl From<Fault> for ImportError {
    fn from(fault: Fault) -> Self {
        Self::Lines(vec![fault.into()])
    }
}

/// A line of a table.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Where it stands, counted from 1.
    pub number: u64,
    fields: HashMap<String, String>,
}

impl Line {
    /// What stands in a column; nothing where the table has no such column.
    pub fn field(&self, column: &str) -> &str {
        self.fields.get(column).map(String::as_str).unwrap_or_default()
    }

    /// The line with something in a column.
    #[must_use]
    pub fn with(mut self, column: &str, field: &str) -> Self {
        self.fields.insert(column.to_owned(), field.to_owned());
        self
    }
}

/// The lines of a table whose columns are all known, and among which those are that are needed.
///
/// # Errors
/// The first thing that keeps the table from being read.
pub fn read(bytes: &[u8], known: &[&str], needed: &[&str]) -> Result<Vec<Line>, Fault> {
    // No database keeps this sign; files that are text in another encoding are full of it.
    if let Some(place) = bytes.iter().position(|byte| *byte == 0) {
        let line = bytes[..place].split(|byte| *byte == b'\n').count() as u64;
        return Err(Fault { line, problem: Problem::NotText });
    }
    let mut reader =
        csv::ReaderBuilder::new().trim(csv::Trim::All).delimiter(separator(bytes)).from_reader(bytes);
    let names = reader.headers().map_err(|cause| unreadable(&cause))?.clone();
    let names: Vec<&str> = names.iter().map(|name| name.trim_start_matches('\u{feff}')).collect();
    check_columns(&names, known, needed).map_err(|problem| Fault { line: 1, problem })?;
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|cause| unreadable(&cause))?;
        let fields = names.iter().zip(&record);
        lines.push(Line {
            number: record.position().map_or(0, csv::Position::line),
            fields: fields.map(|(name, field)| ((*name).to_owned(), bare(field).to_owned())).collect(),
        });
    }
    Ok(lines)
}

/// The sign that stands between the columns of the header.
fn separator(bytes: &[u8]) -> u8 {
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let pieces = |sign: u8| header.split(|byte| *byte == sign).count();
    [b'\t', b';', b','].into_iter().max_by_key(|sign| pieces(*sign)).unwrap_or(b',')
}

/// The field without the apostrophe with which our own files keep spreadsheets from running it.
fn bare(field: &str) -> &str {
    field.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(field)
}

fn check_columns(names: &[&str], known: &[&str], needed: &[&str]) -> Result<(), Problem> {
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        return Err(Problem::UnknownColumn((*unknown).to_owned(), known.join(", ")));
    }
    if let Some(twice) = known.iter().find(|name| names.iter().filter(|other| other == name).count() > 1) {
        return Err(Problem::ColumnTwice((*twice).to_owned()));
    }
    match needed.iter().find(|name| !names.contains(name)) {
        Some(missing) => Err(Problem::ColumnMissing((*missing).to_owned())),
        None => Ok(()),
    }
}

fn unreadable(cause: &csv::Error) -> Fault {
    let problem = match cause.kind() {
        csv::ErrorKind::Utf8 { .. } => Problem::NotText,
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            Problem::Uneven { fields: *len, columns: *expected_len }
        }
        _ => Problem::Unreadable(cause.to_string()),
    };
    Fault { line: cause.position().map_or(1, csv::Position::line), problem }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn read(bytes: &[u8]) -> Result<Vec<Line>, String> {
        super::read(bytes, &["title", "body", "theme"], &["title", "body"])
            .map_err(|fault| BadLine::from(fault).to_string())
    }

    #[test]
    fn columns_are_found_by_name_in_any_order() {
        let lines = read("\u{feff}body,title\n\"due\nrighe\",Orto\nb,c\n".as_bytes()).unwrap();
        let shown: Vec<_> =
            lines.iter().map(|line| (line.number, line.field("title"), line.field("body"))).collect();
        assert_eq!(shown, [(2, "Orto", "due\nrighe"), (4, "c", "b")]);
        assert_eq!(lines[0].field("theme"), "");
    }

    #[rstest]
    #[case("title;body\nuno, due;tre\n")]
    #[case("title\tbody\nuno, due\ttre\n")]
    fn what_a_spreadsheet_pastes_is_read_too(#[case] text: &str) {
        let lines = read(text.as_bytes()).unwrap();
        assert_eq!((lines[0].field("title"), lines[0].field("body")), ("uno, due", "tre"));
    }

    #[test]
    fn what_our_own_files_keep_from_running_comes_back_as_it_was() {
        let lines = read(b"title,body\n'+39 075,'quoted'\n").unwrap();
        assert_eq!((lines[0].field("title"), lines[0].field("body")), ("+39 075", "'quoted'"));
    }

    #[rstest]
    #[case(b"title,body\na,b\na,b,c\n", "line 3: 3 fields in 2 columns")]
    #[case(b"title,body\na,\xff\n", "line 2: not UTF-8 text")]
    #[case(b"title,body\na,b\nc,\0\n", "line 3: not UTF-8 text")]
    #[case(b"title,theme\n", "line 1: the column \"body\" is missing")]
    #[case(b"title,body,title\n", "line 1: the column \"title\" stands there twice")]
    #[case(
        b"title,text\n",
        "line 1: the column \"text\" is none of title, body, theme; commas separate them"
    )]
    fn what_is_no_table_of_ours_is_named(#[case] bytes: &[u8], #[case] expected: &str) {
        assert_eq!(read(bytes).unwrap_err(), expected);
    }
}
