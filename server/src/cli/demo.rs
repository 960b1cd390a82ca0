//! `tavolata demo`: the demonstration world.

use clap::Args;
use domain::{
    base::{Database, Failure, Stop},
    demonstration::{self, script::Script},
};
use rust_embed::RustEmbed;
use sea_orm_migration::MigratorTrait;
use std::path::PathBuf;

use super::{CommandError, connect, crowd, database_error};
use crate::{Settings, layers::now};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/demo"]
struct Files;

/// Fills an empty database with the demonstration world.
#[derive(Debug, Args)]
pub struct Demo {
    /// Instead of the world, a crowd to measure with: a board with so many initiatives and a board that votes. Its
    /// cards are no secret: never where real people come in.
    #[arg(long, value_name = "INITIATIVES")]
    crowd: Option<usize>,
    /// Where the crowd's boards and cards are written, as JSON; otherwise they are printed.
    #[arg(long, value_name = "FILE", requires = "crowd")]
    cards: Option<PathBuf>,
}

impl Demo {
    /// Fills the database, unless somebody has put something into it.
    pub async fn run(self, settings: &Settings) -> Result<(), CommandError> {
        let db = connect(settings).await?;
        migrations::Migrator::up(db.writer(), None).await.map_err(|cause| database_error(settings, cause))?;
        if !demonstration::is_empty(&db).await? {
            say!("The database {} is not empty: nothing was changed.", settings.database_shown());
            return Ok(());
        }
        if let Some(initiatives) = self.crowd {
            return crowd::fill(&db, initiatives, self.cards.as_deref()).await;
        }
        fill_if_empty(&db).await?;
        Ok(print_log_ins()?)
    }
}

/// Loads the world where nobody has put anything yet; says whether it did.
pub async fn fill_if_empty(db: &Database) -> Result<bool, Stop> {
    if !demonstration::is_empty(db).await? {
        return Ok(false);
    }
    say!("Filling the empty database with the demonstration world …");
    demonstration::load(db, &script()?, now()).await?;
    Ok(true)
}

/// Prints who can come in, and with what.
pub fn print_log_ins() -> Result<(), Stop> {
    let script = script()?;
    say!("Demonstration log-ins (password for all: {}):", demonstration::PASSWORD);
    for person in script.cast.iter().filter(|person| person.email.is_some()) {
        let roles: Vec<&str> = person.roles.iter().map(|role| role.role.as_str()).collect();
        let email = person.email.as_deref().unwrap_or_default();
        say!("  {email:<44} {} ({})", person.pseudonym, roles.join(", "));
    }
    Ok(())
}

fn script() -> Result<Script, Failure> {
    Script::read(|name| Files::get(name).map(|file| file.data.into_owned()))
}
