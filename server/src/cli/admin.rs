//! `tavolata admin`: what is done at the machine itself.

use clap::Subcommand;
use domain::people::{Email, Password, actions::create_administrator};
use sea_orm_migration::MigratorTrait;
use std::io::{IsTerminal, Read, stdin};

use super::{CommandError, connect, database_error};
use crate::{Settings, layers::now};

/// What is done at the machine itself.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Makes an administrator. Reads the password from standard input; without one, prints a link that sets it.
    Create {
        /// The e-mail address with which the administrator comes in.
        #[arg(long)]
        email: String,
    },
}

impl Admin {
    /// Does it, on the configured database.
    pub async fn run(self, settings: &Settings) -> Result<(), CommandError> {
        let Self::Create { email } = self;
        let email = Email::parse(&email).map_err(domain::base::Stop::from)?;
        let password = password()?;
        let db = connect(settings).await?;
        migrations::Migrator::up(db.writer(), None).await.map_err(|cause| database_error(settings, cause))?;
        match create_administrator(&db, &email, password, now()).await? {
            None => say!("{} is an administrator and can come in.", email.as_str()),
            Some(token) => {
                let site = settings.public_url.trim_end_matches('/');
                say!("Open this link within 7 days to set the password of {}:", email.as_str());
                say!("{site}/it/staff/{token}");
            }
        }
        Ok(())
    }
}

/// The first line of what is piped in; none where nothing is, or where a person sits at a terminal.
fn password() -> Result<Option<Password>, CommandError> {
    if stdin().is_terminal() {
        return Ok(None);
    }
    let mut text = String::new();
    let limit = 4096;
    stdin()
        .take(limit)
        .read_to_string(&mut text)
        .map_err(|cause| CommandError::Machine { what: "cannot read the password".to_owned(), cause })?;
    let line = text.lines().next().unwrap_or_default();
    if line.is_empty() {
        return Ok(None);
    }
    Ok(Some(Password::parse(line).map_err(domain::base::Stop::from)?))
}
