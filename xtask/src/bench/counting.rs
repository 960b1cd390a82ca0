//! `cargo xtask bench counting`: how long real elections take to read and to count, beside the goals and beside
//! pabutools where `cargo xtask differential` has installed it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use serde::Deserialize;
use wasm_bindgen_cli_support::Bindgen;

use crate::toolchain::{Toolchain, WASM};
use crate::{client, differential, evidence, folders, machine, process, say};

const LODZ: &str = "Poland_Lodz_2022";
const WARSZAWA: &str = "Poland_Warszawa_2026";
const MOKOTOW: &str = "Poland_Warszawa_2023_Mokotow";

/// What becomes of the times.
#[derive(Args)]
pub struct Options {
    /// Write the result into docs/evidence.md
    #[arg(long)]
    record: bool,
    /// How many seconds pabutools may take for one thing before it is given up
    #[arg(long, default_value_t = 60)]
    patience: u64,
}

/// Seconds and bytes of one file.
#[derive(Deserialize)]
struct Times {
    read: f64,
    once: f64,
    add1: f64,
    winners: usize,
    bytes: f64,
}

/// A line of the table.
struct Row {
    title: &'static str,
    goal: f64,
    ours: Option<f64>,
    theirs: String,
}

/// Times everything and prints it.
///
/// # Errors
/// Where something does not build, or the elections are not there.
pub fn bench(options: &Options) -> Result<()> {
    say::step("Building the stopwatch");
    let toolchain = Toolchain::provide()?;
    process::run(toolchain.cargo().args(["build", "--release", "--package", "stopwatch"]))?;
    let native = |name: &str| time(process::command(stopwatch().as_os_str()).arg(election(name)));
    let script = build_for_node(toolchain)?;
    say::step("Measuring");
    let (lodz, warszawa, mokotow) = (native(LODZ)?, native(WARSZAWA)?, native(MOKOTOW)?);
    let in_wasm = in_node(&script)?;
    if let Some(wasm) = &in_wasm {
        anyhow::ensure!(wasm.winners == lodz.winners, "wasm finds other winners");
    }
    let theirs = |name: &str, what: &str| theirs(name, what, options.patience);
    let of = |value: fn(&Times) -> f64| in_wasm.as_ref().map(value);
    let row = |title, goal, ours, theirs| Row { title, goal, ours, theirs };
    let none = String::new;
    let rows = [
        row("Łódź 2022 read and grouped, s", 0.3, Some(lodz.read), theirs(LODZ, "read")?),
        row("Łódź 2022, Equal Shares, s", 0.02, Some(lodz.once), theirs(LODZ, "once")?),
        row("Łódź 2022, with Add1, s", 0.5, Some(lodz.add1), theirs(LODZ, "add1")?),
        row("Łódź 2022, with Add1, in wasm, s", 1.5, of(|times| times.add1), none()),
        row("Warszawa 2026, with Add1, s", 3.0, Some(warszawa.add1), theirs(WARSZAWA, "add1")?),
        row("Mokotów 2023, with Add1, s", 3.0, Some(mokotow.add1), theirs(MOKOTOW, "add1")?),
        row("Łódź 2022, memory at most, MB", 150.0, Some(lodz.bytes / 1e6), none()),
        row("Łódź 2022, memory at most, in wasm, MB", 150.0, of(|times| times.bytes / 1e6), none()),
    ];
    let section = section(&rows);
    println!("\n{section}");
    if options.record { evidence::record(&section) } else { Ok(()) }
}

fn section(rows: &[Row]) -> String {
    let mut text = format!(
        "{}\n\nWritten by `cargo xtask bench counting --record`. One thread, exact, the quickest of three; wasm in \
         node, compiled as the client is. Equal Shares with cost utility, Add1 by one unit of the currency until \
         nothing more fits. Reading includes the file.\n\n",
        evidence::COUNTING
    );
    for line in machine::lines() {
        // Writing into a text never fails.
        let _ = writeln!(text, "- {line}");
    }
    text.push_str("\n| | goal | ours | pabutools | |\n|---|---|---|---|---|\n");
    for Row { title, goal, ours, theirs } in rows {
        let verdict = match ours {
            Some(ours) if ours <= goal => "met",
            Some(_) => "**missed**",
            None => "not measured",
        };
        let ours = ours.map_or_else(|| "–".to_owned(), figure);
        let _ = writeln!(text, "| {title} | {goal} | {ours} | {theirs} | {verdict} |");
    }
    text
}

/// Three digits that say something.
fn figure(value: f64) -> String {
    match value {
        0.0..0.1 => format!("{value:.4}"),
        0.1..10.0 => format!("{value:.2}"),
        _ => format!("{value:.0}"),
    }
}

fn stopwatch() -> PathBuf {
    folders::target().join("release/stopwatch")
}

/// A real election of the shelf that lies beside the checkout, or where the environment says.
fn election(name: &str) -> PathBuf {
    folders::shelf().join(format!("{name}.pb"))
}

fn time(command: &mut std::process::Command) -> Result<Times> {
    let text =
        process::read(command).context("are the elections there? TAVOLATA_PABULIB names their folder")?;
    Ok(serde_json::from_str(&text)?)
}

/// Compiles it as the client is compiled, and gives the script that loads it.
fn build_for_node(toolchain: Toolchain) -> Result<PathBuf> {
    let folder = folders::target().join("client");
    let mut cargo = toolchain.cargo();
    cargo.args(["build", "--package", "stopwatch", "--lib", "--profile", "client", "--target", WASM]);
    cargo.arg("--target-dir").arg(&folder);
    process::run(cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", client::FLAGS))?;
    let bound = folders::target().join("stopwatch");
    Bindgen::new()
        .input_path(folder.join(WASM).join("client/stopwatch.wasm"))
        .out_name("stopwatch")
        .nodejs(true)
        .and_then(|bindgen| bindgen.typescript(false).generate(&bound))
        .context("wasm-bindgen could not read the stopwatch")?;
    Ok(bound.join("stopwatch.js"))
}

/// What node measures on Łódź 2022; nothing where it is not installed.
fn in_node(script: &Path) -> Result<Option<Times>> {
    if !process::is_installed("node") {
        say::note("without node nothing is measured in wasm");
        return Ok(None);
    }
    let mut node = process::command("node".as_ref());
    time(node.arg("xtask/src/bench/in_node.cjs").arg(script).arg(election(LODZ))).map(Some)
}

/// The seconds that pabutools takes, or why there are none.
fn theirs(name: &str, what: &str, patience: u64) -> Result<String> {
    let Some(python) = differential::installed() else { return Ok("not installed".to_owned()) };
    let mut command = process::command("timeout".as_ref());
    command
        .arg(patience.to_string())
        .arg(python)
        .arg("xtask/src/bench/theirs.py")
        .arg(election(name))
        .arg(what);
    let output = command.stderr(std::process::Stdio::inherit()).output()?;
    // 124 is how `timeout` says that it ended the program.
    Ok(match output.status.code() {
        Some(0) => figure(String::from_utf8_lossy(&output.stdout).trim().parse()?),
        Some(124) => format!("given up after {patience}"),
        _ => "failed".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_slow_or_not_measured_is_said() {
        let row = |ours| Row { title: "a", goal: 0.5, ours, theirs: String::new() };
        let text = section(&[row(Some(0.25)), row(Some(1.5)), row(None)]);
        assert!(text.contains("| a | 0.5 | 0.25 |  | met |"), "{text}");
        assert!(text.contains("| a | 0.5 | 1.50 |  | **missed** |"), "{text}");
        assert!(text.contains("| a | 0.5 | – |  | not measured |"), "{text}");
    }
}
