//! `tavolata export`.

use clap::{Args, Subcommand, ValueEnum};
use domain::{
    base::{BoardId, Refusal, Stop},
    exports,
};
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{CommandError, connect};
use crate::{Settings, layers::now, sheet};

/// Writes everything public of a board: never a name, a vote of a person or a group that is too small.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Export {
    #[command(subcommand)]
    what: Option<What>,
    /// The board.
    #[arg(long, required = true)]
    board: Option<BoardId>,
    /// One JSON file, or one CSV file for each table.
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// The folder to write into; without it, JSON goes to the standard output.
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A finished vote in the .pb format of Pabulib, for anybody who counts elections.
    Pabulib {
        /// The board.
        board: BoardId,
        /// The file; without it, the standard output.
        file: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    Csv,
    Json,
}

impl Export {
    /// Reads the board and writes the files; says which.
    pub async fn run(self, settings: &Settings) -> Result<(), CommandError> {
        let db = connect(settings).await?;
        let of_board = |board| {
            move |stop| match stop {
                Stop::Refused(Refusal::NotFound) => CommandError::NoOpenBoard(board),
                Stop::Refused(Refusal::VoteNotCounted) => CommandError::NotCounted(board),
                other => other.into(),
            }
        };
        if let Some(What::Pabulib { board, file }) = self.what {
            let text = exports::pabulib::write(&db, board).await.map_err(of_board(board))?;
            return match file {
                Some(file) => {
                    fs::write(&file, text).map_err(|cause| unwritable(&file, cause))?;
                    say!("{}", file.display());
                    Ok(())
                }
                None => {
                    io::stdout().write_all(text.as_bytes()).map_err(|cause| unwritable(Path::new("-"), cause))
                }
            };
        }
        // The command line has seen to it that there is one.
        let Some(board) = self.board else { return Ok(()) };
        let export = exports::collect(&db, board, now()).await.map_err(of_board(board))?;
        match (self.format, self.out) {
            (Format::Json, None) => {
                let json = json(&export)?;
                io::stdout().write_all(json.as_bytes()).map_err(|cause| unwritable(Path::new("-"), cause))
            }
            (Format::Json, Some(folder)) => write(&folder, "board.json", json(&export)?.as_bytes()),
            (Format::Csv, folder) => {
                let folder = folder.unwrap_or_else(|| PathBuf::from("."));
                let files = export.tables.iter().map(|table| Ok((table.name, csv(table)?)));
                let files: Vec<_> = files.collect::<Result<_, CommandError>>()?;
                files.iter().try_for_each(|(name, bytes)| write(&folder, &format!("{name}.csv"), bytes))
            }
        }
    }
}

fn json(export: &exports::Export) -> Result<String, CommandError> {
    let text = serde_json::to_string_pretty(&export.to_json());
    text.map(|text| text + "\n").map_err(|cause| unwritable(Path::new("board.json"), cause.into()))
}

fn csv(table: &exports::Table) -> Result<Vec<u8>, CommandError> {
    let head = table.columns.iter().map(|name| exports::Cell::Text((*name).to_owned())).collect();
    let lines = std::iter::once(head).chain(table.rows.iter().cloned());
    sheet::csv(lines).map_err(|cause| unwritable(Path::new(table.name), cause.into()))
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), CommandError> {
    let file = folder.join(name);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&file, bytes))
        .map_err(|cause| unwritable(&file, cause))?;
    say!("{}", file.display());
    Ok(())
}

fn unwritable(file: &Path, cause: io::Error) -> CommandError {
    CommandError::Machine { what: format!("cannot write {}", file.display()), cause }
}
