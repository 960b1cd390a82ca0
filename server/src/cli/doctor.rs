//! `tavolata doctor`: looks whether everything that the process needs is in order.

use domain::base::{Database, Moment, database::statement};
use sea_orm::{ConnectionTrait, DbBackend};
use sea_orm_migration::MigratorTrait;
use std::{net::TcpListener, path::Path};

use super::{CommandError, connect, database_error};
use crate::{Settings, layers::now, site};

/// The earliest moment at which this program can be running: its clock is wrong where it shows an earlier one.
const BUILT_AFTER: Moment = Moment(1_793_491_200_000);
/// The fewest megabytes that should be free beside a database file.
const FREE_MEGABYTES: u64 = 500;

/// What was looked at, and how it is.
struct Finding {
    what: &'static str,
    outcome: Result<String, String>,
}

/// Looks at configuration, site, clock, address, database and disk; prints a line for each.
///
/// # Errors
/// Where the database cannot be reached, or something else is not in order.
pub async fn run(settings: &Settings) -> Result<(), CommandError> {
    let mut findings = vec![
        Finding { what: "configuration", outcome: Ok("reads and holds together".to_owned()) },
        Finding { what: "site", outcome: built_in() },
        Finding { what: "clock", outcome: clock() },
        Finding { what: "address", outcome: address(settings) },
    ];
    let db = connect(settings).await?;
    let pending = migrations::Migrator::get_pending_migrations(db.writer()).await;
    let pending = pending.map_err(|cause| database_error(settings, cause))?;
    findings.push(Finding { what: "database", outcome: shape(&db, settings, pending.len()) });
    findings.push(Finding { what: "integrity", outcome: integrity(&db).await });
    findings.push(Finding { what: "disk", outcome: disk(settings) });

    let mut in_order = true;
    for Finding { what, outcome } in findings {
        match outcome {
            Ok(text) => say!("ok     {what:<14} {text}"),
            Err(text) => {
                in_order = false;
                say!("WRONG  {what:<14} {text}");
            }
        }
    }
    if in_order { Ok(()) } else { Err(CommandError::NotInOrder) }
}

fn built_in() -> Result<String, String> {
    if site::is_there() {
        Ok("client, style and texts are in this binary".to_owned())
    } else {
        Err("this binary was built without the site; build it with `cargo xtask build --release`".to_owned())
    }
}

fn clock() -> Result<String, String> {
    let shown = now();
    if shown < BUILT_AFTER {
        return Err(format!("it shows {}, which lies in the past; phases depend on it", shown.rfc3339()));
    }
    Ok(shown.rfc3339())
}

fn address(settings: &Settings) -> Result<String, String> {
    match TcpListener::bind(settings.listen) {
        Ok(_) => Ok(format!("{} is free", settings.listen)),
        Err(error) => Err(format!("{} cannot be used: {error} (is the server running?)", settings.listen)),
    }
}

fn shape(db: &Database, settings: &Settings, pending: usize) -> Result<String, String> {
    let kind = if db.backend() == DbBackend::Sqlite { "SQLite" } else { "PostgreSQL" };
    match pending {
        0 => Ok(format!("{kind}, {}, up to date", settings.database_shown())),
        count => Err(format!("{kind}: {count} migrations are missing; run `tavolata migrate`")),
    }
}

async fn integrity(db: &Database) -> Result<String, String> {
    let sql = if db.backend() == DbBackend::Sqlite { "PRAGMA quick_check" } else { "SELECT 'ok'" };
    let row = db.reader().query_one_raw(statement(db.reader(), sql, [])).await;
    let said: Option<String> =
        row.map_err(|error| error.to_string())?.and_then(|row| row.try_get_by_index(0).ok());
    match said.as_deref() {
        Some("ok") => Ok("the database answers and finds no fault in itself".to_owned()),
        other => Err(format!("the database says: {}", other.unwrap_or("nothing"))),
    }
}

/// Free room on the disk of a SQLite file; a server's disk is its keeper's affair.
fn disk(settings: &Settings) -> Result<String, String> {
    let Some(path) = settings.database_url.strip_prefix("sqlite://") else {
        return Ok("kept by the database server".to_owned());
    };
    let folder = Path::new(path.split('?').next().unwrap_or(path)).parent().unwrap_or(Path::new("."));
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let free = fs4::available_space(folder).map_err(|error| error.to_string())? / 1_048_576;
    if free < FREE_MEGABYTES {
        return Err(format!("only {free} MB are free in {}", folder.display()));
    }
    Ok(format!("{free} MB are free in {}", folder.display()))
}
