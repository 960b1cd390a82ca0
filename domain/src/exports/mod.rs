//! Everything public of a board, as tables: for open data, and so that anybody can recount its vote. Never who
//! somebody is beyond the chosen pseudonym, never a person's stance or ballot, never a group that is too small.

pub mod offers;
pub mod pabulib;
mod reading;
mod stances;
mod statements;
#[cfg(all(test, feature = "testing"))]
mod tests;
mod vote;

use serde_json::{Map, Value, json};

use crate::{
    base::{BoardId, Database, Language, Moment, Refusal, Stop},
    boards,
};

/// A board's public data.
#[derive(Clone, PartialEq, Debug)]
pub struct Export {
    /// When it was collected.
    pub at: Moment,
    /// The tables, the board itself first.
    pub tables: Vec<Table>,
}

/// One table.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// Its name, also that of its file.
    pub name: &'static str,
    /// The names of its columns.
    pub columns: &'static [&'static str],
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// A text; moments are RFC 3339, days ISO 8601.
    Text(String),
    /// A whole number; amounts are cents.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// Nothing, or withheld.
    Empty,
}

/// With these signs, also the wide ones of East Asian keyboards, a cell begins that a spreadsheet runs.
pub(crate) const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

impl Cell {
    /// The cell as it stands in a CSV file: a text that a spreadsheet would run as a formula gets an apostrophe
    /// before it (<https://owasp.org/www-community/attacks/CSV_Injection>), numbers stay numbers.
    pub fn to_csv(&self) -> String {
        match self {
            Self::Text(text) if text.starts_with(FORMULA) => format!("'{text}"),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Empty => String::new(),
        }
    }

    fn to_json(&self) -> Value {
        match self {
            Self::Text(text) => json!(text),
            Self::Number(number) => json!(number),
            Self::Flag(flag) => json!(flag),
            Self::Empty => Value::Null,
        }
    }
}

impl Export {
    /// All tables as one object: each a list of objects.
    pub fn to_json(&self) -> Value {
        let row = |table: &Table, row: &[Cell]| -> Value {
            let cells = table.columns.iter().zip(row);
            Value::Object(cells.map(|(name, cell)| ((*name).to_owned(), cell.to_json())).collect())
        };
        let mut all = Map::new();
        all.insert("collected_at".to_owned(), json!(self.at.rfc3339()));
        for table in &self.tables {
            let rows = table.rows.iter().map(|cells| row(table, cells)).collect();
            all.insert(table.name.to_owned(), Value::Array(rows));
        }
        Value::Object(all)
    }
}

/// Everything public of an open board.
///
/// # Errors
/// [`Refusal::NotFound`] for a draft too: it is not public.
pub async fn collect(db: &Database, board: BoardId, now: Moment) -> Result<Export, Stop> {
    let found = boards::queries::find(db.reader(), board, Language::ITALIAN).await?;
    if found.opened_at.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let mut tables = Vec::new();
    for plain in statements::PLAIN {
        tables.push(reading::read(db.reader(), plain, board).await?);
    }
    tables.push(stances::read(db.reader(), board).await?);
    tables.extend(vote::read(db, &found, now).await?);
    Ok(Export { at: now, tables })
}
