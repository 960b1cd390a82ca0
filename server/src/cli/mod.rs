//! The command line, one file for each subcommand.

/// Prints a line for whoever started the command. Perhaps nobody reads it any more (`tavolata demo | head`): that is
/// no reason to break off.
macro_rules! say {
    ($($text:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout(), $($text)*);
    }};
}

mod admin;
mod count;
mod crowd;
mod demo;
mod doctor;
mod export;
mod import;
mod migrate;
mod serve;
mod verify;
mod watch;

use clap::Parser;
use domain::base::Database;
use std::{path::PathBuf, process::ExitCode};

use crate::{
    Settings,
    settings::{LogForm, SettingsError},
};

/// Tavolata: co-design boards on which a territory proposes, shapes, votes on and carries out initiatives.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Command {
    /// The configuration file.
    #[arg(long, global = true, default_value = "tavolata.toml")]
    config: PathBuf,
    #[command(subcommand)]
    subcommand: Subcommand,
}

#[derive(Debug, clap::Subcommand)]
enum Subcommand {
    /// Serves the site.
    Serve(serve::Serve),
    /// Brings the database to the present shape.
    Migrate,
    /// Fills an empty database with the demonstration world.
    Demo(demo::Demo),
    /// Looks whether configuration, site, clock, database and disk are in order.
    Doctor,
    /// Brings in what lies in a file, whole or not at all.
    Import(import::Import),
    /// Counts an election in the .pb format; needs no database.
    Count(count::Count),
    /// Checks the archive of a vote and counts it again; needs no database.
    Verify(Box<verify::Verify>),
    /// Looks at the log of a vote now and then, and shouts when history was changed.
    Watch(watch::Watch),
    /// Does what is done at the machine itself.
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Writes everything public of a board.
    Export(export::Export),
}

/// Why a subcommand did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The configuration will not do.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The database cannot be reached or does not do what is asked.
    #[error("the database {database} does not do what is asked: {cause}")]
    Database {
        /// Its address without password.
        database: String,
        /// What it says.
        cause: sea_orm::DbErr,
    },
    /// An action was refused or broke.
    #[error(transparent)]
    Stop(#[from] domain::base::Stop),
    /// A file was not imported; nothing of it is stored.
    #[error("{file}: nothing was stored\n{cause}")]
    Import {
        /// The file.
        file: String,
        /// What is wrong.
        cause: domain::imports::ImportError,
    },
    /// An election was not counted: the file cannot be read, or the options do not fit together.
    #[error("{0}")]
    Count(String),
    /// The archive of a vote does not hold, or it cannot be compared; the lines above say what.
    #[error("{0}")]
    Verify(String),
    /// A log cannot be reached or has changed its history.
    #[error("{0}")]
    Watch(String),
    /// There is no such board, or it is a draft.
    #[error("there is no open board {0}")]
    NoOpenBoard(domain::base::BoardId),
    /// The vote of a board is not over.
    #[error("the vote of the board {0} is not counted")]
    NotCounted(domain::base::BoardId),
    /// Something that was looked at is wrong; the lines above say what.
    #[error("not everything is in order")]
    NotInOrder,
    /// Something of the machine: an address in use, a file that cannot be read.
    #[error("{what}: {cause}")]
    Machine {
        /// What was tried.
        what: String,
        /// What the machine says.
        cause: std::io::Error,
    },
}

/// Runs a subcommand; what goes wrong is said in one sentence.
pub async fn run(command: Command) -> ExitCode {
    match dispatch(command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tavolata: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(command: Command) -> Result<(), CommandError> {
    let settings = || -> Result<Settings, CommandError> {
        let settings = Settings::read(&command.config)?;
        start_log(settings.log);
        Ok(settings)
    };
    match command.subcommand {
        Subcommand::Serve(serve) => serve.run(settings()?).await,
        Subcommand::Migrate => migrate::run(&settings()?).await,
        Subcommand::Demo(demo) => demo.run(&settings()?).await,
        Subcommand::Doctor => doctor::run(&settings()?).await,
        Subcommand::Import(import) => import.run(&settings()?).await,
        // These need neither settings nor database, so they work wherever the program lies.
        Subcommand::Count(count) => count.run(),
        Subcommand::Verify(verify) => verify.run(),
        Subcommand::Watch(watch) => watch.run(),
        Subcommand::Admin(admin) => admin.run(&settings()?).await,
        Subcommand::Export(export) => export.run(&settings()?).await,
    }
}

fn read_text(path: &std::path::Path) -> Result<String, CommandError> {
    std::fs::read_to_string(path)
        .map_err(|cause| CommandError::Machine { what: format!("cannot read {}", path.display()), cause })
}

fn start_log(form: LogForm) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,server=info,app=info,domain=info"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match form {
        LogForm::Text => lines.init(),
        LogForm::Json => lines.json().init(),
    }
}

/// Connects to the configured database; the folder of a SQLite file is made where it is missing.
async fn connect(settings: &Settings) -> Result<Database, CommandError> {
    if let Some(path) = settings.database_url.strip_prefix("sqlite://") {
        let path = PathBuf::from(path.split('?').next().unwrap_or(path));
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|cause| CommandError::Machine {
                what: format!("cannot make {}", folder.display()),
                cause,
            })?;
        }
    }
    Database::connect(&settings.database_url).await.map_err(|cause| database_error(settings, cause))
}

fn database_error(settings: &Settings, cause: sea_orm::DbErr) -> CommandError {
    CommandError::Database { database: settings.database_shown(), cause }
}
