//! What we export of real elections, read by pabutools.

use std::path::Path;

use anyhow::{Context, Result};

use crate::served::tavolata;
use crate::server::{self, Profile};
use crate::toolchain::Toolchain;
use crate::{folders, process, say};

const SCRIPT: &str = "xtask/src/differential/exports.py";

/// Imports every real election of the shelf, exports it, and fails where pabutools reads another election.
pub fn read_back(python: &Path) -> Result<()> {
    let shelf = folders::shelf();
    let files: Vec<_> = folders::files_below(&shelf)?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "pb"))
        .collect();
    if files.is_empty() {
        say::note(&format!("no real elections in {}: exports are not read back", shelf.display()));
        return Ok(());
    }
    let binary = server::compile(Toolchain::provide()?, Profile::Dev)?;
    say::step("Reading our exports of real elections with pabutools");
    let folder = tempfile::tempdir_in(folders::target()).context("no temporary folder")?;
    let database = format!("sqlite://{}", folder.path().join("elections.sqlite").display());
    process::read(tavolata(&binary, &database).arg("migrate"))?;
    let mut reading = process::command(python.as_os_str());
    reading.arg(SCRIPT);
    for (number, file) in files.iter().enumerate() {
        let told = process::read(tavolata(&binary, &database).args(["import", "pabulib"]).arg(file))?;
        let board = board_in(&told).with_context(|| format!("no board was made: {told}"))?;
        let exported = folder.path().join(format!("{number}.pb"));
        process::read(tavolata(&binary, &database).args(["export", "pabulib", board]).arg(&exported))?;
        reading.arg(file).arg(exported);
    }
    process::run(&mut reading)
}

/// The board that an import says it made.
fn board_in(told: &str) -> Option<&str> {
    let (_, rest) = told.split_once("Board ")?;
    rest.split(':').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_names_its_board() {
        assert_eq!(board_in("Board 01a2-b3: 24 initiatives, 180 ballots, 8 adopted.\n"), Some("01a2-b3"));
        assert_eq!(board_in("nothing"), None);
    }
}
