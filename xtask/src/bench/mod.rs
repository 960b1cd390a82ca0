//! `cargo xtask bench`: what a request costs, how long people wait, how many writes a second are kept for good, and
//! what a first visit weighs, on boards of different size. Everything runs on this machine and ends by itself.

mod cases;
mod counting;
mod first_visit;
mod goals;
mod load;
mod report;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};

use self::{
    cases::{Case, Scene, WRITERS},
    first_visit::FirstVisit,
    load::{Load, Measured},
};
use crate::crowd::Crowd;
use crate::served::Served;
use crate::server::{self, Profile};
use crate::{evidence, folders, say};

/// What is measured, and what becomes of it.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Options {
    #[command(subcommand)]
    only: Option<Only>,
    /// How many initiatives the board has; may be given again
    #[arg(long = "initiatives", default_values_t = [1_000, 100_000])]
    sizes: Vec<usize>,
    /// Seconds for each line of the table
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u64).range(1..=10))]
    seconds: u64,
    /// A server that has been built, instead of building one
    #[arg(long)]
    binary: Option<PathBuf>,
    /// Write the result to docs/evidence.md
    #[arg(long)]
    record: bool,
}

/// Something else than the server.
#[derive(Subcommand)]
enum Only {
    /// How long real elections take to count
    Counting(counting::Options),
}

/// What was measured on a board of one size.
struct Board {
    initiatives: usize,
    /// How long the crowd took to load.
    loading: Duration,
    start_up: Duration,
    /// Resident bytes before the first request, and after all of them.
    idle: u64,
    busy: u64,
    rows: Vec<Row>,
    visit: FirstVisit,
}

/// A line of the table; where an answer was not a success, what came instead.
struct Row {
    case: Case,
    outcome: Result<Measured, String>,
}

/// Measures boards of every size, or what is asked for instead, and prints the result.
///
/// # Errors
/// Where the server cannot be built, loaded or started.
pub fn bench(options: &Options) -> Result<()> {
    if let Some(Only::Counting(counting)) = &options.only {
        return counting::bench(counting);
    }
    let binary = match &options.binary {
        Some(binary) => fs::canonicalize(binary).with_context(|| format!("no {}", binary.display()))?,
        None => server::build(Profile::Release)?,
    };
    if options.sizes.contains(&0) {
        bail!("a board without initiatives shows nothing");
    }
    let time = Duration::from_secs(options.seconds);
    let boards: Result<Vec<Board>> = options.sizes.iter().map(|size| measure(&binary, *size, time)).collect();
    let report = report::write(&boards?);
    println!("\n{report}");
    if options.record { evidence::record_all(&report) } else { Ok(()) }
}

fn measure(binary: &Path, initiatives: usize, time: Duration) -> Result<Board> {
    // Below the checkout and not in /tmp, which may lie in memory: writes have to reach a disk.
    let folder = tempfile::tempdir_in(folders::target()).context("no temporary folder")?;
    let database = format!("sqlite://{}", folder.path().join("bench.sqlite").display());
    say::step(&format!("Loading a board of {initiatives} initiatives"));
    let begun = Instant::now();
    let crowd = Crowd::load(binary, &database, folder.path(), initiatives)?;
    let loading = begun.elapsed();
    say::note(&format!("loaded in {}", say::duration(loading)));
    let served = Served::start(binary, &database)?;
    let idle = served.resident()?;
    let visit = FirstVisit::pay(served.port, &format!("/it/boards/{}", crowd.open))?;
    say::step(&format!("Signing {WRITERS} people in"));
    let cookies = crowd.sign_in(served.port, WRITERS)?;
    let turn = AtomicUsize::new(0);
    let registered = cookies.iter().map(|_| AtomicBool::new(false)).collect();
    let scene = Scene { port: served.port, crowd, cookies, style: visit.style.clone(), turn, registered };
    say::step("Measuring");
    let cases = cases::cases().chain(cases::durable_writes());
    let rows = cases.map(|case| row(&served, &scene, case, time)).collect();
    Ok(Board { initiatives, loading, start_up: served.start_up, idle, busy: served.resident()?, rows, visit })
}

fn row(served: &Served, scene: &Scene, case: Case, time: Duration) -> Row {
    let load = Load { connections: case.connections, time };
    let outcome = load.run(served, &|connection| scene.request(case, connection));
    let row = Row { case, outcome: outcome.map_err(|error| format!("{error:#}")) };
    say::note(&report::line(&row));
    row
}
