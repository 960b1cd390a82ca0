//! Compares our counts with those of other implementations on random small elections, and lets one read our exports of
//! real ones.

mod exports;

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::{folders, process, say};

/// What counts on the other side; the versions are part of what is compared.
const PACKAGES: [&str; 2] = ["pabutools==1.2.3", "pref_voting==1.18.2"];
const SCRIPT: &str = "xtask/src/differential/compare.py";

/// Which elections to compare.
#[derive(Args)]
pub struct Options {
    /// What the elections are drawn from; the same seed draws the same
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many elections for each kind of ballot
    #[arg(long, default_value_t = 400)]
    elections: u32,
}

/// Installs the other implementations below `target/`, counts on both sides and by `docs/verify.py`, and fails where two
/// outcomes differ or an export is not read as what it is.
pub fn compare(options: &Options) -> Result<()> {
    say::step("Comparing counts with pabutools and pref_voting");
    let python = provide()?;
    let mut build = process::command("cargo".as_ref());
    build.args([
        "build",
        "--release",
        "--quiet",
        "-p",
        "counting",
        "--features",
        "serde",
        "--example",
        "batch",
    ]);
    process::run(&mut build)?;
    let batch = folders::target().join("release/examples/batch");
    let (seed, elections) = (options.seed.to_string(), options.elections.to_string());
    say::note(&format!("seed {seed}, {elections} elections for each kind of ballot"));
    let mut comparison = process::command(python.as_os_str());
    comparison.arg(SCRIPT).arg(batch).args([seed, elections]);
    process::run(&mut comparison)?;
    exports::read_back(&python)
}

/// The Python of the environment that holds the packages, where they have been installed.
pub fn installed() -> Option<PathBuf> {
    let held = std::fs::read_to_string(folder().join("packages")).ok()?;
    (held == PACKAGES.join("\n")).then(|| folder().join("bin/python"))
}

fn folder() -> PathBuf {
    folders::target().join("differential")
}

/// The Python of an environment that holds the packages.
fn provide() -> Result<PathBuf> {
    if let Some(python) = installed() {
        return Ok(python);
    }
    let folder = folder();
    let python = folder.join("bin/python");
    let held = folder.join("packages");
    say::note(&format!("installing {} from PyPI", PACKAGES.join(" and ")));
    process::run(process::command("python3".as_ref()).args(["-m", "venv", "--clear"]).arg(&folder))?;
    let mut install = process::command(python.as_os_str());
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(PACKAGES);
    process::run(&mut install)?;
    std::fs::write(&held, PACKAGES.join("\n")).with_context(|| format!("cannot write {}", held.display()))?;
    Ok(python)
}
