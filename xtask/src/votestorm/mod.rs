//! `cargo xtask votestorm`: people vote while the server is killed, paused and starved; afterwards everything that was
//! acknowledged is there, everybody counts once, and the shown result is that of the rows. `docs/votestorm.md` tells more.

mod broken;
mod chance;
mod client;
mod clients;
mod diary;
mod disturb;
mod ground;
mod judge;
mod nodes;
mod proxy;
mod recount;
mod report;
mod said;
mod scene;
mod schedule;
mod small_disk;
mod store;
mod storm;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

pub use self::broken::Broken;
pub use self::client::work;
use self::report::Report;
use crate::server::{self, Profile};
use crate::toolchain::Toolchain;
use crate::{evidence, machine, postgres::Cluster, say, suite};

/// Databases grow, and a storm begins with a fresh one: the longest that one lasts.
const LONGEST: u64 = 60;

/// How it storms.
#[derive(Args)]
pub struct Options {
    /// For how long on each database; longer than a minute in several storms, each on a fresh database
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    seconds: u64,
    /// On which database
    #[arg(long, value_enum, default_value = "both")]
    database: Choice,
    /// What everything is drawn from; the same seed draws the same disturbances
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Break something on purpose, to see that it is found; on SQLite
    #[arg(long, value_enum)]
    broken: Option<Broken>,
    /// A server that has been built, instead of building one
    #[arg(long)]
    binary: Option<PathBuf>,
    /// Write what happened into docs/evidence.md
    #[arg(long, conflicts_with = "broken")]
    record: bool,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Sqlite,
    Postgres,
    Both,
}

/// Storms for half a minute on SQLite and, unless it has to be `fast`, on PostgreSQL, then shows that defects are
/// found; all with the server that has been built.
pub fn prove(toolchain: Toolchain, fast: bool) -> Result<()> {
    let database = if fast { Choice::Sqlite } else { Choice::Both };
    let binary = Some(Profile::Dev.binary());
    storm(&Options { seconds: 30, database, seed: 1, broken: None, binary, record: false })?;
    suite::run_ignored(toolchain, "votestorm")
}

/// Storms, and fails where anything acknowledged was lost, counted twice or shown wrongly.
pub fn storm(options: &Options) -> Result<()> {
    let binary = match &options.binary {
        Some(binary) => fs::canonicalize(binary).with_context(|| format!("no {}", binary.display()))?,
        None => server::build(Profile::Dev)?,
    };
    if let Some(broken) = options.broken {
        say::note(broken.meaning());
    }
    let mut rounds = Vec::new();
    let whole = options.seconds.div_ceil(LONGEST);
    for round in 0..whole {
        let seconds = LONGEST.min(options.seconds - round * LONGEST);
        rounds.push((options.seed + round, Duration::from_secs(seconds)));
    }
    let plan = |seed, time| storm::Plan { binary: &binary, seed, time, broken: options.broken };
    let mut storms = Vec::new();
    if options.database != Choice::Postgres || options.broken.is_some() {
        for (seed, time) in &rounds {
            storms.push(("SQLite", *seed, *time, storm::run(&plan(*seed, *time), None)?));
        }
    }
    if options.database != Choice::Sqlite && options.broken.is_none() {
        for (seed, time) in rounds {
            let report = storm::run(&plan(seed, time), Some(Cluster::start_durable()?))?;
            storms.push(("PostgreSQL", seed, time, report));
        }
    }
    if options.record { evidence::record(&section(&storms)) } else { Ok(()) }
}

/// What the storms did, as a section of the evidence; there is none where anything was lost.
fn section(storms: &[(&str, u64, Duration, Report)]) -> String {
    let mut text = format!(
        "{}\n\nWritten by `cargo xtask votestorm --record`, which ends before it writes where anything acknowledged was \
         lost, counted twice or shown wrongly, or where the public log replays to anything else.\n\n",
        evidence::VOTESTORM
    );
    for line in machine::lines() {
        // Writing into a text never fails.
        let _ = writeln!(text, "- {line}");
    }
    text.push_str(
        "\n| on | seed | s | acknowledged | never answered | disturbances | compared | people | counted |\n",
    );
    text.push_str("|---|---|---|---|---|---|---|---|---|\n");
    for (database, seed, time, report) in storms {
        let _ = writeln!(text, "| {database} | {seed} | {} | {} |", time.as_secs(), report.cells());
    }
    text
}
