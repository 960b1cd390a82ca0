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

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

pub use self::broken::Broken;
pub use self::client::work;
use crate::server::{self, Profile};
use crate::toolchain::Toolchain;
use crate::{postgres::Cluster, say, suite};

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
    storm(&Options { seconds: 30, database, seed: 1, broken: None, binary: Some(Profile::Dev.binary()) })?;
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
    if options.database != Choice::Postgres || options.broken.is_some() {
        for (seed, time) in &rounds {
            storm::run(&plan(*seed, *time), None)?;
        }
    }
    if options.database != Choice::Sqlite && options.broken.is_none() {
        for (seed, time) in rounds {
            storm::run(&plan(seed, time), Some(Cluster::start_durable()?))?;
        }
    }
    Ok(())
}
