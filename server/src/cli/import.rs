//! `tavolata import`.

use clap::{Args, Subcommand};
use domain::{
    base::BoardId,
    imports::{
        ImportError,
        initiatives::{self, Row},
        offers::{self, Outcome},
        pabulib::{self, Imported, Source},
        sheet,
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
    /// A table of services of organisations that exist; docs/import.md describes its columns.
    Offers {
        /// The file.
        file: PathBuf,
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
            What::Offers { file } => {
                let bytes = read(&file)?;
                let outcome = offers::import_for_the_house(&db, &bytes, now()).await;
                match outcome.map_err(|cause| in_file(&file, cause.into()))? {
                    Outcome::Added(number) => say!("{number} services were added."),
                    Outcome::Faulty(faults) => {
                        let lines = faults.into_iter().map(Into::into).collect();
                        return Err(in_file(&file, ImportError::Lines(lines)));
                    }
                }
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
    let row = |line: sheet::Line| {
        let field = |column: &str| line.field(column).to_owned();
        Row {
            line: line.number,
            title: field("title"),
            body: field("body"),
            language: field("language"),
            theme: field("theme"),
            place: field("place"),
            cost: field("cost"),
            territory: field("territory"),
            key: field("key"),
        }
    };
    Ok(sheet::read(bytes, &COLUMNS, &["title", "body"])?.into_iter().map(row).collect())
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
