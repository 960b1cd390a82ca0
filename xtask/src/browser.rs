//! What the browser journeys need on this machine: node, a browser, and two libraries.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{debian, folders, process, say};

/// Installs what is missing.
///
/// # Errors
/// Where it may not be installed, the error holds the command to type.
pub fn provide() -> Result<()> {
    let wanted = [("node", "nodejs"), ("npm", "npm"), ("chromium", "chromium")];
    let missing: Vec<_> = wanted
        .iter()
        .filter(|(program, _)| !process::is_installed(program))
        .map(|(_, package)| *package)
        .collect();
    if !missing.is_empty() {
        debian::install(&missing, "what the browser journeys need")?;
    }
    install_libraries()
}

/// node, ready to run a script of the journeys against a binary.
pub fn node(binary: &PathBuf) -> Command {
    let mut command = process::command("node".as_ref());
    command.current_dir(folders::end2end()).env("TAVOLATA_BINARY", binary);
    command
}

/// `npm ci`, unless what it installed last is what the lock file still says.
fn install_libraries() -> Result<()> {
    let end2end = folders::end2end();
    let lock = fs::read(end2end.join("package-lock.json")).context("end2end/package-lock.json is missing")?;
    let installed = end2end.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|old| old == lock) {
        return Ok(());
    }
    say::step("Installing the browser journeys' libraries");
    process::run(process::command("npm".as_ref()).current_dir(&end2end).args([
        "ci",
        "--no-audit",
        "--no-fund",
    ]))?;
    fs::write(installed, lock).context("cannot write to end2end/node_modules")
}
