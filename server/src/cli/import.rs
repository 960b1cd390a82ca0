//! `tavolata import`.

use clap::{Args, Subcommand};
use domain::imports::{
    ImportError,
    pabulib::{self, Imported, Source},
};
use sea_orm_migration::MigratorTrait;
use std::path::{Path, PathBuf};

use super::{CommandError, connect, database_error};
use crate::{Settings, layers::now};

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

fn say_progress(done: usize, total: usize) {
    eprintln!("  {done} of {total} ballots");
}

fn tell(imported: &Imported) {
    for warning in &imported.warnings {
        eprintln!("  note: {warning}");
    }
    println!(
        "Board {}: {} initiatives, {} ballots, {} adopted.",
        imported.board, imported.initiatives, imported.ballots, imported.adopted
    );
    let published = &imported.published;
    if !published.same_rule {
        let rule = if published.rule.is_empty() { "no rule" } else { &published.rule };
        println!("Counted greedily by votes; the file names {rule}.");
    }
    match published.winners {
        Some(winners) => {
            println!("Of the {winners} winners that the file names, {} won here too.", published.in_common)
        }
        None => println!("The file names no winners to compare with."),
    }
}
