//! `tavolata import`.

use clap::{Args, Subcommand};
use domain::{
    base::BoardId,
    imports::{
        BadLine, ImportError,
        initiatives::{self, Row},
        pabulib::{self, Imported, Source},
    },
};
use sea_orm_migration::MigratorTrait;
use std::path::{Path, PathBuf};

use super::{CommandError, connect, database_error};
use crate::{Settings, layers::now};

/// The columns that a list of initiatives may have.
const COLUMNS: [&str; 8] = ["title", "body", "language", "theme", "place", "cost", "territory", "key"];

/// Brings in what lies in a file, whole or not at all.
#[derive(Debug, Args)]
pub struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A real election in the .pb format: becomes a board with its finished vote.
    Pabulib {
        /// The file.
        file: PathBuf,
        /// The ISTAT code of the territory to which the board shall belong.
        #[arg(long)]
        territory: Option<String>,
    },
    /// A list of initiatives; docs/import.md describes its columns.
    Initiatives {
        /// The file.
        file: PathBuf,
        /// The board to which they are added.
        #[arg(long)]
        board: BoardId,
    },
}

impl Import {
    /// Migrates, then imports; says on the standard error how far it is.
    pub async fn run(self, settings: &Settings) -> Result<(), CommandError> {
        let db = connect(settings).await?;
        migrations::Migrator::up(db.writer(), None).await.map_err(|cause| database_error(settings, cause))?;
        match self.what {
            What::Pabulib { file, territory } => {
                let bytes = read(&file)?;
                eprintln!("Reading and counting {} …", file.display());
                let source = Source { name: &name(&file), bytes: &bytes, territory: territory.as_deref() };
                let imported = pabulib::import(&db, source, now(), say_progress).await;
                tell(&imported.map_err(|cause| in_file(&file, cause))?);
            }
            What::Initiatives { file, board } => {
                let bytes = read(&file)?;
                let rows = rows(&bytes).map_err(|cause| in_file(&file, cause))?;
                let imported = initiatives::import(&db, board, &rows, now()).await;
                let number = imported.map_err(|cause| in_file(&file, cause))?;
                say!("{number} initiatives were added to the board {board}.");
            }
        }
        Ok(())
    }
}

fn read(file: &Path) -> Result<Vec<u8>, CommandError> {
    std::fs::read(file)
        .map_err(|cause| CommandError::Machine { what: format!("cannot read {}", file.display()), cause })
}

fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn in_file(file: &Path, cause: ImportError) -> CommandError {
    CommandError::Import { file: file.display().to_string(), cause }
}

/// The rows of a CSV file with a header; columns are found by name, in any order.
fn rows(bytes: &[u8]) -> Result<Vec<Row>, ImportError> {
    let unreadable = |cause: csv::Error| BadLine {
        line: cause.position().map_or(1, csv::Position::line),
        cause: said(&cause),
    };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
    let names = reader.headers().map_err(unreadable)?.clone();
    check_columns(&names).map_err(|cause| BadLine { line: 1, cause })?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        let mut row = Row { line: record.position().map_or(0, csv::Position::line), ..Row::default() };
        for (name, field) in names.iter().zip(&record) {
            let place = match name.trim_start_matches('\u{feff}') {
                "title" => &mut row.title,
                "body" => &mut row.body,
                "language" => &mut row.language,
                "theme" => &mut row.theme,
                "place" => &mut row.place,
                "cost" => &mut row.cost,
                "territory" => &mut row.territory,
                _ => &mut row.key,
            };
            field.clone_into(place);
        }
        rows.push(row);
    }
    Ok(rows)
}

/// All columns are known, none stands there twice, and those that are needed are there.
fn check_columns(names: &csv::StringRecord) -> Result<(), String> {
    let names: Vec<&str> = names.iter().map(|name| name.trim_start_matches('\u{feff}')).collect();
    if let Some(unknown) = names.iter().find(|name| !COLUMNS.contains(name)) {
        return Err(format!(
            "the column {unknown:?} is none of {}; commas separate them",
            COLUMNS.join(", ")
        ));
    }
    if let Some(twice) = COLUMNS.iter().find(|name| names.iter().filter(|other| other == name).count() > 1) {
        return Err(format!("the column {twice:?} stands there twice"));
    }
    match ["title", "body"].iter().find(|name| !names.contains(name)) {
        Some(missing) => Err(format!("the column {missing:?} is missing")),
        None => Ok(()),
    }
}

/// What is wrong with a line; where it is, is said beside it.
fn said(cause: &csv::Error) -> String {
    match cause.kind() {
        csv::ErrorKind::Utf8 { .. } => "not UTF-8 text".to_owned(),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} fields in {expected_len} columns")
        }
        _ => cause.to_string(),
    }
}

fn say_progress(done: usize, total: usize) {
    eprintln!("  {done} of {total} ballots");
}

fn tell(imported: &Imported) {
    for warning in &imported.warnings {
        eprintln!("  note: {warning}");
    }
    say!(
        "Board {}: {} initiatives, {} ballots, {} adopted.",
        imported.board,
        imported.initiatives,
        imported.ballots,
        imported.adopted
    );
    let published = &imported.published;
    if !published.same_rule {
        let rule = if published.rule.is_empty() { "no rule" } else { &published.rule };
        say!("Counted greedily by votes; the file names {rule}.");
    }
    match published.winners {
        Some(winners) => {
            say!("Of the {winners} winners that the file names, {} won here too.", published.in_common);
        }
        None => say!("The file names no winners to compare with."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_name_in_any_order() {
        let rows = rows("\u{feff}body,title\n\"due\nrighe\",Orto\nb,c\n".as_bytes()).unwrap();
        assert_eq!((rows[0].title.as_str(), rows[0].body.as_str(), rows[0].line), ("Orto", "due\nrighe", 2));
        assert_eq!((rows[1].title.as_str(), rows[1].line), ("c", 4));
    }

    #[test]
    fn an_unknown_column_and_an_uneven_line_are_named() {
        let error = rows(b"title,text\n").unwrap_err().to_string();
        assert!(error.starts_with("line 1: the column \"text\""), "{error}");
        let error = rows(b"title,body\na,b\na,b,c\n").unwrap_err().to_string();
        assert_eq!(error, "line 3: 3 fields in 2 columns");
        let error = rows(b"title,body\na,\xff\n").unwrap_err().to_string();
        assert_eq!(error, "line 2: not UTF-8 text");
    }

    #[test]
    fn a_missing_column_and_one_that_stands_there_twice_are_named() {
        let error = rows(b"title,theme\n").unwrap_err().to_string();
        assert_eq!(error, "line 1: the column \"body\" is missing");
        let error = rows(b"title,body,title\n").unwrap_err().to_string();
        assert_eq!(error, "line 1: the column \"title\" stands there twice");
    }
}
