//! Debian's packages, installed where this process may do so.

use std::fs;
use std::os::unix::fs::MetadataExt;

use anyhow::{Context, Result, bail};

use crate::{process, say};

/// Whether this process is root.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// Installs packages, or says which command does it.
///
/// # Errors
/// Without root or without `apt-get`, the error holds the command to type.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let names = packages.join(" ");
    if !is_root() || !process::is_installed("apt-get") {
        bail!(
            "{why} is missing. Install it, then start again:\n  sudo apt-get update && sudo apt-get install {names}"
        );
    }
    say::step(&format!("Installing {why} ({names})"));
    let apt = || {
        let mut command = process::command("apt-get".as_ref());
        command.env("DEBIAN_FRONTEND", "noninteractive").args(["-qq", "-o", "Dpkg::Use-Pty=0"]);
        command
    };
    process::run(apt().arg("update"))
        .and_then(|()| {
            process::run(apt().args(["install", "--yes", "--no-install-recommends"]).args(packages))
        })
        .with_context(|| format!("could not install {why}; try: apt-get update && apt-get install {names}"))
}
