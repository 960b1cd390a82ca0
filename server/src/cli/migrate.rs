//! `tavolata migrate`.

use sea_orm_migration::MigratorTrait;

use super::{CommandError, connect, database_error};
use crate::Settings;

/// Brings the database to the present shape; done already where there is nothing to do.
pub async fn run(settings: &Settings) -> Result<(), CommandError> {
    let db = connect(settings).await?;
    migrations::Migrator::up(db.writer(), None).await.map_err(|cause| database_error(settings, cause))?;
    say!("The database {} is up to date.", settings.database_shown());
    Ok(())
}
