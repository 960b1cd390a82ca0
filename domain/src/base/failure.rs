//! Breakage: what nobody expected, in contrast to a [`Refusal`].

use super::Refusal;

/// Something broke. The visitor sees a reference number, the log has the cause.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The database did not answer or what it holds does not fit.
    #[error("database: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// Stored data does not read back.
    #[error("stored data is not readable: {0}")]
    Unreadable(String),
    /// A task that the request waited for ended without an answer.
    #[error("a background task ended: {0}")]
    TaskEnded(&'static str),
}

/// Why an action did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// An expected "no".
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// Breakage.
    #[error(transparent)]
    Broken(#[from] Failure),
}

impl From<sea_orm::DbErr> for Stop {
    fn from(error: sea_orm::DbErr) -> Self {
        if is_busy(&error) { Refusal::Busy.into() } else { Failure::Database(error).into() }
    }
}

/// Whether the database has no place for us at this moment: pool exhausted, or SQLite locked for too long.
fn is_busy(error: &sea_orm::DbErr) -> bool {
    use sea_orm::{DbErr, RuntimeErr, SqlxError};
    match error {
        DbErr::ConnectionAcquire(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => {
            matches!(&**error, SqlxError::Database(inner) if matches!(inner.code().as_deref(), Some("5" | "517" | "40001" | "40P01")))
        }
        _ => false,
    }
}

/// Whether the error says that a unique key is taken.
pub fn is_taken(error: &sea_orm::DbErr) -> bool {
    matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
}
