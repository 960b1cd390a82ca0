//! `tavolata demo --crowd`: people and boards to measure with.

use domain::{
    base::{Database, Failure, Stop},
    demonstration::crowd,
};
use std::{fs, path::Path};

use super::CommandError;
use crate::layers::now;

/// After how many initiatives a line tells how far it is.
const TOLD_EVERY: usize = 10_000;

/// Loads a crowd into an empty database and tells its boards and cards.
pub async fn fill(db: &Database, initiatives: usize, file: Option<&Path>) -> Result<(), CommandError> {
    say!("Filling the empty database with {initiatives} initiatives, {} stances on each …", crowd::STANCES);
    let told = |written: usize| {
        if written.is_multiple_of(TOLD_EVERY) {
            say!("  {written} of {initiatives}");
        }
    };
    let crowd = crowd::load(db, initiatives, now(), told).await?;
    let json = serde_json::to_string_pretty(&crowd)
        .map_err(|error| Stop::from(Failure::Unreadable(error.to_string())))?;
    match file {
        None => say!("{json}"),
        Some(file) => fs::write(file, json).map_err(|cause| CommandError::Machine {
            what: format!("cannot write {}", file.display()),
            cause,
        })?,
    }
    Ok(())
}
